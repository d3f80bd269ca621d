//! What is measured: values in types that Groupwright, serde and garde know, and an API of any number of endpoints. The tests that
//! count and the benchmarks that time take the same.

#![expect(clippy::indexing_slicing, reason = "JSON is written by indices")]

pub mod group;
pub mod input;
pub mod invitation;
pub mod reply;
