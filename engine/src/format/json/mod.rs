//! JSON (RFC 8259).
//!
//! Rules where the RFC leaves a choice: a member that is given twice is refused, in both directions; a byte order mark
//! is passed over in a body that is not read strictly; numbers are taken by their exact text, never through a float.

mod decode;
mod difference;
mod encode;
mod lexer;
mod number;
mod probe;
#[cfg(test)]
mod tests;

pub(super) use decode::decode;
pub(super) use difference::difference;
pub(super) use encode::encode;
pub(super) use probe::probe;

use lexer::{Peek, SyntaxError};

/// How deep a document may be nested where no limit is given.
const MOST_DEPTH: usize = 128;

/// The document without a byte order mark.
fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}

/// The document as text.
fn text(document: &[u8]) -> Result<&str, SyntaxError> {
    str::from_utf8(document)
        .map_err(|error| SyntaxError { offset: error.valid_up_to(), what: "the text is not UTF-8" })
}

/// What is wrong with the syntax.
fn syntax(error: SyntaxError) -> String {
    format!("not valid JSON: {}", error.what)
}

/// What a value is, to follow "found", where it is not shown itself.
fn noun(peek: Peek) -> &'static str {
    match peek {
        Peek::Null => "null",
        Peek::True | Peek::False => "a boolean",
        Peek::String => "a string",
        Peek::Array => "a list",
        Peek::Object => "an object",
        Peek::Number => "a number",
    }
}
