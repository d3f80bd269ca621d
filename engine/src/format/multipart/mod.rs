//! Multipart bodies, `multipart/form-data` (RFC 7578, within RFC 2046): each value is a part with a name.
//!
//! The names are those of forms, and so are the texts; see [`super::form`]. Bytes and files are parts as they
//! are.

mod boundary;
mod difference;
mod disposition;
mod head;
mod output;
mod parse;
#[cfg(test)]
mod tests;

pub(crate) use boundary::content_type;
pub(super) use difference::difference;
pub use disposition::is_part_name;
pub use head::is_part_type;
pub(super) use output::Parts;
pub(super) use parse::{Parsed, parse};
