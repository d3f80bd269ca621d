//! Texts without quotes that a comma ends.

use super::checking::Checking;
use crate::report::{Code, Diagnostic};
use crate::syntax::{Entry, Yaml, is_after_comma};

/// The last text of a mapping, which a comma may have ended where it has no quotes.
#[derive(Default)]
pub(super) struct Cut<'n> {
    text: Option<&'n Entry>,
    /// Whether that has been reported.
    is_reported: bool,
}

impl<'n> Cut<'n> {
    /// Whether an entry is the rest of the text before it, which is reported once.
    pub(super) fn takes(&mut self, entry: &'n Entry, checking: &mut Checking<'_>) -> bool {
        let Some(text) = self.text.filter(|_| entry.value.yaml == Yaml::Null) else {
            self.text = entry.value.text().map(|_| entry);
            self.is_reported = false;
            return false;
        };
        if self.is_reported {
            return true;
        }
        let Checking { report, positions } = checking;
        if !is_after_comma(&entry.place, positions) {
            return false;
        }
        self.is_reported = true;
        let message = "a comma ends an unquoted text inside { }";
        let help = format!(
            "put the text of `{}` in quotes: `{}: \"{}, {}…\"`",
            text.key,
            text.key,
            text.value.text().unwrap_or_default(),
            entry.key
        );
        let finding = Diagnostic::new(Code::UNKNOWN_KEY, &entry.place, message);
        report.push(finding.related(&text.value.place, "the text").help(help));
        true
    }
}
