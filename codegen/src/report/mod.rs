//! The one list of problems, and how they are shown.

mod code;
mod explain;
mod page;
mod render;
mod reported;
mod shown;

pub use code::Code;
pub use page::codes;
pub use render::{Style, render};
pub use reported::Reported;

use std::collections::BTreeSet;

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
#[derive(Clone, Debug, PartialEq)]
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
    /// How many names were looked at to find what was probably meant.
    looked_at: usize,
}

/// How many names are looked at to find what was probably meant by those of a report: enough for all findings that are shown,
/// and not the product of names and mistakes.
const MAX_LOOKED_AT: usize = 100_000;

/// How many names a help lists.
const MAX_LISTED: usize = 30;

impl Report {
    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the findings of another report.
    pub fn extend(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// The name nearest to a word, if one is near: what was probably meant. With very many mistakes it is found no more.
    pub(crate) fn nearest<'n>(
        &mut self,
        word: &str,
        names: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        let left = MAX_LOOKED_AT.saturating_sub(self.looked_at);
        let mut taken = 0;
        let names = names.into_iter().take(left).inspect(|_| taken += 1);
        let near = nearest(word, names);
        self.looked_at += taken;
        near
    }

    /// Removes what is found again at the same place.
    pub(crate) fn remove_repeated(&mut self) {
        let mut seen = BTreeSet::new();
        self.diagnostics.retain(|finding| {
            let place = (finding.place.source.path.clone(), finding.place.path.to_vec());
            seen.insert((finding.code, place, finding.message.clone()))
        });
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

/// Names in a row; of very many only the first.
pub(crate) fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let mut names = names.into_iter();
    let first: Vec<&str> = names.by_ref().take(MAX_LISTED).collect();
    let more = if names.next().is_some() { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}

/// The name nearest to a word, if one is near: what was probably meant.
pub fn nearest<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    // What is longer is no word of a person's, and costs the product of the lengths.
    const LONGEST: usize = 100;

    let length = word.chars().count();
    let most = ((length + 1) / 3).clamp(1, 3);
    let word = word.to_lowercase();
    let near = |name: &'n str| {
        let is_near = length <= LONGEST && name.chars().count().abs_diff(length) <= most;
        let far = is_near.then(|| strsim::damerau_levenshtein(&word, &name.to_lowercase()))?;
        (far <= most).then_some((far, name))
    };
    names.into_iter().filter_map(near).min_by_key(|(far, _)| *far).map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_at_no_more_names_than_findings_need() {
        let names: Vec<String> = (0..1000).map(|index| format!("name{index}")).collect();
        let names = || names.iter().map(String::as_str);
        let mut report = Report::default();
        let near = (0..200).map(|_| report.nearest("nome7", names()));
        let near: Vec<Option<&str>> = near.collect();
        assert_eq!(near.iter().filter(|near| **near == Some("name7")).count(), MAX_LOOKED_AT / 1000);
        assert_eq!(listed(names()).matches("name").count(), MAX_LISTED);
    }
}
