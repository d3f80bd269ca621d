//! Templates: structures as plain text.

use groupwright_engine::table::TextPiece;

use super::read;
use crate::model::{Located, pieces};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::Node;

/// The template of a structure, where it has one.
pub(super) fn of(node: &Node, report: &mut Report) -> Option<Box<Located<Vec<TextPiece>>>> {
    let given = read::placed_text(node, "template")?;
    match pieces(&given.value) {
        Ok(pieces) => Some(Box::new(Located { value: pieces, place: given.place })),
        Err((what, help)) => {
            let message = format!("the template is malformed: {what}");
            report.push(Diagnostic::new(Code::BAD_TEMPLATE, &given.place, message).help(help));
            // What is malformed has no pieces, and is compared with nothing.
            Some(Box::new(Located { value: Vec::new(), place: given.place }))
        }
    }
}
