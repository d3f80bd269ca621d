//! Forms and queries: a value as pairs of names and texts, `application/x-www-form-urlencoded`.
//!
//! A structure is flattened into pairs in the table's order. The outermost structure says how lists and the members of
//! nested structures are spelt; see [`crate::table::FormShape`]. Items that are no single values always carry their index.
//!
//! A form cannot say everything. Null is an empty text, so a text that may be null reads back as empty, and a list, map
//! or structure with nothing in it leaves no pair: it reads back as absent, and is refused where something must stand.

mod difference;
mod escape;
mod group;
mod key;
mod members;
mod parse;
mod sink;
mod source;
#[cfg(test)]
mod tests;

pub(super) use difference::difference;
pub(crate) use escape::Escape;
pub(super) use parse::{Pairs, parse};
pub(super) use sink::PairsSink;
pub(super) use source::PairsSource;
