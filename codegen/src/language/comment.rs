//! Texts without quotes that a comment ends.

use super::checking::Checking;
use crate::report::{Code, Diagnostic};
use crate::syntax::{Entry, comment_after};

/// The keys whose texts are prose, in which a `#` is more likely a part of a name than a comment without a space.
const PROSE: [&str; 5] = ["doc", "description", "summary", "text", "title"];

/// Reports a text that may have lost its end.
pub(super) fn check(entry: &Entry, checking: &mut Checking<'_>) {
    let Some(text) = entry.value.text().filter(|_| PROSE.contains(&entry.key.as_str())) else { return };
    let Checking { report, positions } = checking;
    let Some(comment) = comment_after(&entry.value.place, positions) else { return };
    let message = format!("the text ends before {comment:?}, which is a comment");
    let help = format!(
        "put the text in quotes: `{}: \"{text} {comment}\"`; if it is a comment, write a space after `#`",
        entry.key
    );
    report.push(Diagnostic::new(Code::CUT_TEXT, &entry.value.place, message).help(help));
}
