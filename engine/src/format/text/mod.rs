//! Plain text: one value as a whole body, a path segment, a header field or a cookie; outside a body also a list of them.

mod difference;
mod sink;
mod source;
#[cfg(test)]
mod tests;

pub(super) use difference::difference;
pub(crate) use sink::TextSink;
pub(crate) use source::TextSource;
