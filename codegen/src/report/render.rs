//! How findings are shown: to people, to programs, and to GitHub.

use std::collections::BTreeSet;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value as Json, json};

use super::{Diagnostic, Report, Severity};
use crate::source::Source;
use crate::syntax::{LineColumn, NodePath, Part, locate};

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// With the lines of the files, for people.
    Text {
        /// Whether with colours, as ANSI escapes.
        color: bool,
    },
    /// As one JSON array, an object a line.
    Json,
    /// A line each: the place, the code and the message, and what to do.
    Lines,
    /// As workflow commands that annotate a change on GitHub.
    Github,
}

/// The most findings that are shown.
const MOST: usize = 1000;

/// The findings in the order of the files, the same ones once.
pub fn render(report: &Report, style: Style) -> String {
    let shown = Shown::new(report);
    match style {
        Style::Text { color } => shown.text(color),
        Style::Json => shown.json(),
        Style::Lines => shown.findings.iter().map(Finding::line).collect(),
        Style::Github => shown.findings.iter().map(Finding::github).collect(),
    }
}

/// What is shown of a report.
struct Shown<'r> {
    findings: Vec<Finding<'r>>,
    left_out: usize,
}

/// A finding and where it is.
struct Finding<'r> {
    diagnostic: &'r Diagnostic,
    at: LineColumn,
}

impl<'r> Shown<'r> {
    fn new(report: &'r Report) -> Self {
        // The order of paths is that of the text, but for aliases, and it costs nothing to find.
        let mut all: Vec<&Diagnostic> = report.diagnostics().iter().collect();
        all.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.place.source.path.clone(), d.place.path.clone(), d.code);
            key(a).cmp(&key(b))
        });
        let left_out = all.len().saturating_sub(MOST);
        let located = all.into_iter().take(MOST);
        let mut findings: Vec<_> =
            located.map(|diagnostic| Finding { diagnostic, at: locate(&diagnostic.place) }).collect();
        findings.sort_by(|a, b| a.key().cmp(&b.key()));
        findings.dedup_by(|a, b| a.key() == b.key());
        Self { findings, left_out }
    }

    fn text(&self, color: bool) -> String {
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        let renderer = renderer.decor_style(DecorStyle::Ascii);
        let mut text = String::new();
        for finding in &self.findings {
            text.push_str(&renderer.render(&[finding.group()]));
            text.push_str("\n\n");
        }
        if !self.findings.is_empty() {
            text.push_str(&self.summary());
        }
        text
    }

    fn summary(&self) -> String {
        let of = |severity| self.findings.iter().filter(|f| f.diagnostic.code.severity() == severity).count();
        let counts = [(of(Severity::Error), "error"), (of(Severity::Warning), "warning")];
        let counts =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| many(count, what));
        let files: BTreeSet<_> = self.findings.iter().map(|f| &f.diagnostic.place.source.path).collect();
        let more = match self.left_out {
            0 => String::new(),
            count => format!("; {} not shown", many(count, "more finding")),
        };
        format!("{} in {}{more}\n", counts.collect::<Vec<_>>().join(", "), many(files.len(), "file"))
    }

    fn json(&self) -> String {
        let lines: Vec<String> = self.findings.iter().map(|finding| finding.json().to_string()).collect();
        if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
    }
}

/// A number and what it counts.
fn many(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

impl Severity {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl Finding<'_> {
    fn source(&self) -> &Source {
        &self.diagnostic.place.source
    }

    fn key(&self) -> impl Ord + '_ {
        let Diagnostic { place, code, message, .. } = self.diagnostic;
        (&place.source.path, self.at.line, self.at.column, *code, message)
    }

    fn group(&self) -> Group<'_> {
        let Diagnostic { code, message, place, label, related, help } = self.diagnostic;
        let level = match code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let primary = AnnotationKind::Primary.span(self.at.span.clone());
        let primary = if label.is_empty() { primary } else { primary.label(label.as_str()) };
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            related.iter().partition(|(other, _)| other.source.path == place.source.path);
        let group = level.primary_title(message.as_str()).id(code.to_string());
        let group = if place.part == Part::Whole {
            group.element(Origin::path(self.source().name()))
        } else {
            let lines = snippet(self.source()).annotation(primary);
            group.element(lines.annotations(here.into_iter().map(context)))
        };
        let group = elsewhere
            .into_iter()
            .fold(group, |group, other| group.element(snippet(&other.0.source).annotation(context(other))));
        match help {
            Some(help) => {
                group.element(Level::HELP.message(annotate_snippets::normalize_untrusted_str(help)))
            }
            None => group,
        }
    }

    fn json(&self) -> Json {
        let Diagnostic { code, message, place, help, related, .. } = self.diagnostic;
        let related = related.iter().map(|(place, what)| {
            let at = locate(place);
            json!({
                "message": what,
                "file": place.source.name(),
                "line": at.line,
                "column": at.column,
                "end_column": at.end_column,
            })
        });
        json!({
            "code": code.to_string(),
            "severity": code.severity().word(),
            "message": message,
            "file": place.source.name(),
            "line": self.at.line,
            "column": self.at.column,
            "end_column": self.at.end_column,
            "help": help,
            "related": related.collect::<Vec<_>>(),
        })
    }

    fn line(&self) -> String {
        let Diagnostic { code, message, help, .. } = self.diagnostic;
        let help = help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        let text = format!("{message}{help}").replace(['\r', '\n'], " ");
        let (file, word) = (self.source().name(), code.severity().word());
        format!("{file}:{}:{}: {word}[{code}]: {text}\n", self.at.line, self.at.column)
    }

    fn github(&self) -> String {
        let Diagnostic { code, message, help, .. } = self.diagnostic;
        let text = match help {
            Some(help) => format!("{message}\nhelp: {help}"),
            None => message.clone(),
        };
        format!(
            "::{} file={},line={},col={},endColumn={},title={code}::{}\n",
            code.severity().word(),
            escaped(&self.source().name(), true),
            self.at.line,
            self.at.column,
            self.at.end_column,
            escaped(&text, false),
        )
    }
}

fn snippet<T: Clone>(source: &Source) -> Snippet<'_, T> {
    Snippet::source(source.text.as_str()).path(source.name())
}

fn context(related: &(NodePath, String)) -> annotate_snippets::Annotation<'_> {
    let annotation = AnnotationKind::Context.span(locate(&related.0).span);
    if related.1.is_empty() { annotation } else { annotation.label(related.1.as_str()) }
}

/// A text within a workflow command; within a property of one, colons and commas too.
fn escaped(text: &str, property: bool) -> String {
    let escape = |c: char| match c {
        '%' => "%25".to_owned(),
        '\r' => "%0D".to_owned(),
        '\n' => "%0A".to_owned(),
        ':' if property => "%3A".to_owned(),
        ',' if property => "%2C".to_owned(),
        c => c.to_string(),
    };
    text.chars().map(escape).collect()
}
