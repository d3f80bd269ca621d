//! JSON (RFC 8259).
//!
//! Rules where the RFC leaves a choice: a member that is given twice is refused, by every reader; a byte order mark
//! is passed over in a body that is not read strictly; numbers are taken by their exact text, never through a float.

mod difference;
mod lexer;
mod sink;
mod source;
#[cfg(test)]
mod tests;

pub(super) use difference::difference;
pub(super) use lexer::SyntaxError;
pub(super) use sink::JsonSink;
pub(super) use source::JsonSource;

/// How deep a document may be nested where no limit is given.
const MAX_DEPTH: usize = 128;

/// The document as text.
pub(super) fn text(document: &[u8]) -> Result<&str, SyntaxError> {
    str::from_utf8(document)
        .map_err(|error| SyntaxError { offset: error.valid_up_to(), what: "the text is not UTF-8" })
}

/// The document without a byte order mark.
pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body)
}
