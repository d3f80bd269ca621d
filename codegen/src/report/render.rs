//! How findings are shown: to people, to programs, and to GitHub.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde_json::{Value as Json, json};

use super::shown::{Finding, Shown};
use super::{Diagnostic, Report, Severity};
use crate::source::Source;
use crate::syntax::Part;

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

/// The findings in the order of the files, the same ones once, and of each code no more than the first hundred.
pub fn render(report: &Report, style: Style) -> String {
    let shown = Shown::of(report);
    match style {
        Style::Text { color } => shown.text(color),
        Style::Json => shown.json(),
        Style::Lines => shown.rows().map(Finding::line).collect(),
        Style::Github => shown.rows().map(Finding::github).collect(),
    }
}

impl Shown<'_> {
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
        let counts = [(self.errors, "error"), (self.warnings, "warning")];
        let counts =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| many(count, what));
        let left_out = self.left_out.iter().map(|(code, left_out)| format!("{} of {code}", left_out.count));
        let left_out: Vec<_> = left_out.collect();
        let left_out =
            if left_out.is_empty() { String::new() } else { format!("; {} not shown", left_out.join(", ")) };
        format!("{} in {}{left_out}\n", counts.collect::<Vec<_>>().join(", "), many(self.files, "file"))
    }

    fn json(&self) -> String {
        let lines: Vec<String> = self.rows().map(|finding| finding.json().to_string()).collect();
        if lines.is_empty() { "[]\n".to_owned() } else { format!("[\n{}\n]\n", lines.join(",\n")) }
    }

    /// What programs are told: the findings, and for each code of which some are not shown a row in their place.
    fn rows(&self) -> impl Iterator<Item = &Finding<'_>> {
        self.findings.iter().chain(self.left_out.values().map(|left_out| &left_out.row))
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

    fn group(&self) -> Group<'_> {
        let Diagnostic { code, message, place, label, help, .. } = self.diagnostic.as_ref();
        let level = match code.severity() {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let mut group = Group::with_title(level.primary_title(message.as_str()).id(code.to_string()));
        if place.part == Part::Whole {
            group = group.element(Origin::path(self.source().name()));
        }
        for excerpt in &self.excerpts {
            let Some(lines) = excerpt.text else {
                let origin = Origin::path(excerpt.source.name());
                group = group.element(origin.line(excerpt.line).char_column(excerpt.column));
                continue;
            };
            let snippet = Snippet::source(lines).path(excerpt.source.name()).line_start(excerpt.line);
            let annotations = excerpt.marked.iter().map(|marked| {
                let span = marked.span.start.saturating_sub(excerpt.start)
                    ..marked.span.end.saturating_sub(excerpt.start);
                let (kind, label) = match marked.what {
                    None => (AnnotationKind::Primary, label.as_str()),
                    Some(what) => (AnnotationKind::Context, what),
                };
                let annotation = kind.span(span);
                if label.is_empty() { annotation } else { annotation.label(label) }
            });
            group = group.element(snippet.annotations(annotations));
        }
        match help {
            Some(help) => {
                group.element(Level::HELP.message(annotate_snippets::normalize_untrusted_str(help)))
            }
            None => group,
        }
    }

    fn json(&self) -> Json {
        let Diagnostic { code, message, place, help, .. } = self.diagnostic.as_ref();
        let related = self.related.iter().map(|(place, what, at)| {
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
        let Diagnostic { code, message, help, .. } = self.diagnostic.as_ref();
        let help = help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        let text = format!("{message}{help}").replace(['\r', '\n'], " ");
        let (file, word) = (self.source().name(), code.severity().word());
        format!("{file}:{}:{}: {word}[{code}]: {text}\n", self.at.line, self.at.column)
    }

    fn github(&self) -> String {
        let Diagnostic { code, message, help, .. } = self.diagnostic.as_ref();
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
