//! Plain text: a single value as a whole body, path segment, query parameter, header field or cookie.
//! Outside a body it may also be a list of single values.

mod difference;
mod sink;
mod source;
mod template;
#[cfg(test)]
mod tests;

pub(super) use difference::difference;
pub(crate) use sink::TextSink;
pub(crate) use source::TextSource;
