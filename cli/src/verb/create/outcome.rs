//! What has become of the group at a vendor, as a line.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use groupwright_engine::group::{Group, Loss};
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::shown::{Line, Words, escaped_json};

/// What a line is about.
pub(super) struct Subject {
    pub(super) vendor: String,
    pub(super) endpoint: &'static str,
    /// The vendor, and the endpoint where it has several.
    pub(super) label: String,
}

/// What has become of the group at a vendor.
#[derive(Clone, Debug)]
pub(super) enum Outcome {
    /// The vendor has created it, or has changed one of the same name.
    Created { group: Group, reply: &'static str, status: u16, losses: Vec<Loss> },
    /// The vendor has said no: nothing was created.
    Refused(Box<Answer>),
    /// The vendor may have created it: its response cannot be read, is not documented, or did not come.
    Unclear(Box<Answer>),
    /// Nothing was sent.
    Failed { what: Vec<String>, losses: Vec<Loss> },
    /// Nothing was to be sent.
    /// `values` are those of the request with all their digits, and with masks in place of secrets.
    Planned { method: &'static str, url: String, values: Json, losses: Vec<Loss> },
}

/// What came in place of a documented success.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    pub(super) reply: Option<&'static str>,
    /// The status, if there is a response.
    pub(super) status: Option<u16>,
    pub(super) what: String,
    /// The vendor's own words, or those of a problem document.
    pub(super) message: Option<String>,
    pub(super) losses: Vec<Loss>,
}

impl Outcome {
    pub(super) fn is_success(&self) -> bool {
        match self {
            Self::Created { .. } | Self::Planned { .. } => true,
            Self::Refused(_) | Self::Unclear(_) | Self::Failed { .. } => false,
        }
    }

    fn word(&self) -> (&'static str, AnsiColor) {
        match self {
            Self::Created { .. } => ("created", AnsiColor::Green),
            Self::Refused(_) => ("refused", AnsiColor::Red),
            Self::Unclear(_) => ("unclear", AnsiColor::Yellow),
            Self::Failed { .. } => ("failed", AnsiColor::Red),
            Self::Planned { .. } => ("planned", AnsiColor::Cyan),
        }
    }

    fn losses(&self) -> &[Loss] {
        match self {
            Self::Created { losses, .. } | Self::Failed { losses, .. } | Self::Planned { losses, .. } => {
                losses
            }
            Self::Refused(answer) | Self::Unclear(answer) => &answer.losses,
        }
    }

    /// What there is to say, as one line or several.
    fn text(&self) -> String {
        match self {
            Self::Created { group, reply, status, .. } => {
                let mut roles: Vec<&str> = group.roles().collect();
                // The identifier first.
                roles.sort_by_key(|role| *role != "id");
                let values =
                    roles.iter().map(|role| (role, Words(&group.values(role).join(", ")).to_string()));
                let values = values.filter(|(_, text)| !text.is_empty());
                let values: Vec<String> = values.map(|(role, text)| format!("{role} {text}")).collect();
                if values.is_empty() { format!("{reply} ({status})") } else { values.join("; ") }
            }
            Self::Refused(answer) | Self::Unclear(answer) => {
                let what = Line(&answer.what).to_string();
                // The words of a documented failure are in the text of the error.
                let message = answer
                    .message
                    .as_deref()
                    .map(|message| Words(message).to_string())
                    .filter(|message| !what.contains(message));
                message.map_or(what.clone(), |message| format!("{what}: {message}"))
            }
            Self::Failed { what, .. } => {
                what.iter().map(|what| Line(what).to_string()).collect::<Vec<_>>().join("; ")
            }
            Self::Planned { method, url, values, .. } => {
                format!("{method} {url} {}", Line(&values.to_string()))
            }
        }
    }

    fn json(&self, subject: &Subject) -> Json {
        let mut row = JsonObject::new();
        row.insert("vendor", subject.vendor.as_str());
        row.insert("endpoint", subject.endpoint);
        row.insert("outcome", self.word().0);
        match self {
            Self::Created { group, reply, status, .. } => {
                row.insert("status", *status);
                row.insert("reply", *reply);
                let values = group.roles().map(|role| match group.values(role) {
                    [value] => (role, Json::from(value.as_str())),
                    values => (role, Json::from(values.to_vec())),
                });
                row.insert("group", values.collect::<JsonObject>());
            }
            Self::Refused(answer) | Self::Unclear(answer) => {
                if let Some(status) = answer.status {
                    row.insert("status", status);
                    row.insert("reply", answer.reply);
                }
                row.insert("error", answer.what.as_str());
                if let Some(message) = &answer.message {
                    row.insert("message", message.as_str());
                }
            }
            Self::Failed { what, .. } => {
                row.insert("error", what.join("\n"));
            }
            Self::Planned { method, url, values, .. } => {
                row.insert("method", *method);
                row.insert("url", url.as_str());
                row.insert("values", values.clone());
            }
        }
        if !self.losses().is_empty() {
            let rows = self.losses().iter().map(|loss| {
                let mut row = JsonObject::new();
                row.insert("role", loss.role.as_str());
                row.insert("lost", loss.lost as u64);
                row.insert("carried", loss.carried as u64);
                row
            });
            row.insert("lost", rows.collect::<Json>());
        }
        Json::Object(row)
    }
}

/// How outcomes are printed.
pub(super) struct Printer {
    is_json: bool,
    /// The length of the longest label.
    width: usize,
    has_color: bool,
}

impl Printer {
    pub(super) fn new<'s>(subjects: impl Iterator<Item = &'s Subject>, is_json: bool) -> Self {
        let width = subjects.map(|subject| subject.label.len()).max().unwrap_or_default();
        let choice = anstream::AutoStream::choice(&std::io::stdout());
        Self { is_json, width, has_color: choice != anstream::ColorChoice::Never }
    }

    /// The line of an outcome, with its end.
    pub(super) fn line(&self, subject: &Subject, outcome: &Outcome) -> String {
        if self.is_json {
            return format!("{}\n", escaped_json(&outcome.json(subject).to_string()));
        }
        let (word, color) = outcome.word();
        let style = if self.has_color { Style::new().fg_color(Some(color.into())) } else { Style::new() };
        let mut line = String::new();
        let _ = writeln!(
            line,
            "{:width$}  {style}{word}{style:#}  {}",
            subject.label,
            outcome.text(),
            width = self.width
        );
        line
    }
}
