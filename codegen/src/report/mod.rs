//! The one list of problems, and how they are shown.

mod code;
mod explain;
mod page;
mod render;

pub use code::Code;
pub use page::codes;
pub use render::{Style, render};

use crate::syntax::NodePath;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be generated.
    Error,
    /// Something is likely not meant.
    Warning,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// What is wrong here, as a sentence without a full stop.
    pub message: String,
    /// Where.
    pub place: NodePath,
    /// What stands at the place, to be written beside the marker; empty: nothing.
    pub label: String,
    /// Other places that belong to it, and what they are.
    pub related: Vec<(NodePath, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding with a message at a place.
    pub fn new(code: Code, place: &NodePath, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            place: place.clone(),
            label: String::new(),
            related: Vec::new(),
            help: None,
        }
    }

    /// Sets what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets what stands at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Adds another place that belongs to it.
    #[must_use]
    pub fn related(mut self, place: &NodePath, what: impl Into<String>) -> Self {
        self.related.push((place.clone(), what.into()));
        self
    }
}

/// The list of findings that every stage adds to.
#[derive(Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the findings of another report.
    pub fn extend(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Takes back the findings of a code.
    pub(crate) fn forget(&mut self, code: Code) {
        self.diagnostics.retain(|finding| finding.code != code);
    }

    /// The findings so far.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// Whether something was found that keeps code from being generated.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|d| d.code.severity() == Severity::Error)
    }
}

/// The name nearest to a word, if one is near: what was probably meant.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let near = |name: &&str| strsim::damerau_levenshtein(&word.to_lowercase(), &name.to_lowercase());
    let most = ((word.chars().count() + 1) / 3).clamp(1, 3);
    names.into_iter().filter(|name| near(name) <= most).min_by_key(near)
}
