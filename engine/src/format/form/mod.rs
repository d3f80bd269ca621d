//! Forms and queries: values as pairs of names and texts, `application/x-www-form-urlencoded` (WHATWG URL).
//!
//! Multipart bodies are pairs too, of names and parts, with another output; see [`super::multipart`].
//!
//! A structure is flattened into pairs in the order of the table. The outermost structure specifies how
//! lists and the members of nested structures are named; see [`crate::table::FormShape`]. Items that are
//! not single values always have an index.
//!
//! A form cannot represent all values. Null is written as an empty text, so a text that may be null is
//! decoded as empty. An empty list, map or structure has no pairs, so it is decoded as absent, and rejected
//! by the encoder if it is required.

mod difference;
mod escape;
mod group;
mod items;
mod key;
mod members;
mod output;
mod parameters;
mod parse;
mod part;
mod single;
mod sink;
mod source;
#[cfg(test)]
mod tests;

pub(super) use difference::difference;
pub(crate) use escape::Escape;
pub(super) use output::{Head, Output};
pub(crate) use parameters::member_in_query;
pub(super) use parameters::{by_name, describes};
pub(super) use parse::{MAX_NAME, Pairs, parse};
pub(super) use part::Part;
pub(super) use sink::PairsSink;
pub(super) use source::PairsSource;
