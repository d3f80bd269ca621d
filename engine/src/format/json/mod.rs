//! JSON (RFC 8259).
//!
//! Rules where the RFC leaves a choice: a member that is given twice is refused, by every reader; a byte order mark
//! is passed over; numbers are taken by their exact text, never through a float.

mod difference;
mod lexer;
mod sink;
mod source;
#[cfg(test)]
mod tests;

pub(super) use difference::difference;
pub(super) use sink::JsonSink;
pub(super) use source::JsonSource;

/// How deep a document may be nested where no limit is given.
const MAX_DEPTH: usize = 128;
