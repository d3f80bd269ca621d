//! Markup that is the value of an element: whether it is well-formed.

use super::characters::first_forbidden;
use super::pieces::{Piece, Pieces};
use crate::walk::Limits;
use crate::walk::sink::{Refusal, Written};

/// Returns whether a text can be malformed as the content of an element.
pub(super) fn may_be_malformed(text: &str) -> bool {
    text.contains(['<', '&', ']', '\r']) || first_forbidden(text).is_some()
}

/// Checks that a text can be the content of an element with at most `levels` levels of elements. `document` is
/// the start tag of an element of this kind, without its end.
pub(super) fn check(mut document: String, text: &str, levels: usize) -> Written<()> {
    if text.contains('\r') {
        return Err(Refusal::new("a carriage return in markup would be read as a line feed; write &#13;"));
    }
    document.push('>');
    document.push_str(text);
    document.push_str("</r>");
    let limits = Limits { bytes: usize::MAX, depth: levels, items: usize::MAX, fields: usize::MAX };
    let mut pieces = Pieces::new(&document, &limits, true).map_err(|malformed| refused(&malformed.what))?;
    loop {
        match pieces.next() {
            Ok(Piece::End) => return Ok(()),
            Ok(Piece::Open(_) | Piece::Text(_) | Piece::Close) => {}
            // A sentence that quotes the markup could show a secret.
            Err(malformed) if malformed.quotes => return Err(refused("its tags do not match")),
            Err(malformed) => return Err(refused(&malformed.what)),
        }
    }
}

#[cold]
fn refused(what: &str) -> Refusal {
    Refusal::new(format!("the markup is not the content of an element: {what}"))
}
