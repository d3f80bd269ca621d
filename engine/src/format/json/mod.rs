//! JSON (RFC 8259).
//!
//! Where the RFC leaves a choice, repeated members are always rejected, a byte order mark is skipped, and
//! numbers are decoded from their exact text without rounding to floating point.

mod any;
mod difference;
mod lexer;
mod sink;
mod source;
#[cfg(test)]
mod tests;
mod usual;

pub(super) use difference::difference;
pub(super) use sink::JsonSink;
pub(super) use source::JsonSource;

/// The maximum nesting depth of a document where no limit is specified.
const MAX_DEPTH: usize = 128;
