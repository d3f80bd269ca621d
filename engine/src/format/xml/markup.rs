//! Markup that is the value of an element: whether it is well-formed.

use std::collections::BTreeSet;

use super::characters::first_forbidden;
use super::output::write_declaration;
use super::pieces::{Piece, Pieces};
use super::scopes::Scopes;
use crate::walk::Limits;
use crate::walk::sink::{Refusal, Written};

/// Checks that a text can be the content of an element with these namespaces in scope, with at most `levels`
/// levels of elements.
pub(super) fn check(text: &str, scopes: &Scopes<'_>, levels: usize) -> Written<()> {
    if text.contains('\r') {
        return Err(Refusal::new("a carriage return in markup would be read as a line feed; write &#13;"));
    }
    if !text.contains(['<', '&', ']']) && first_forbidden(text).is_none() {
        return Ok(());
    }
    let mut document = String::with_capacity(text.len() + 64);
    document.push_str("<r");
    let prefixes: BTreeSet<&str> = scopes.since(0).map(|(prefix, _)| prefix).collect();
    for prefix in prefixes {
        if let Some(uri) = scopes.uri(prefix) {
            write_declaration(&mut document, prefix, &uri)?;
        }
    }
    document.push('>');
    document.push_str(text);
    document.push_str("</r>");
    let limits = Limits { bytes: usize::MAX, depth: levels, items: usize::MAX };
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
