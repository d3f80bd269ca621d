//! Whether the documents are true: their links and paths lead somewhere, their excerpts stand in the files they name,
//! and their commands give what they show. Their Rust is run as documentation tests.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod block;
mod commands;
mod console;
mod derives;
mod excerpts;
mod paths;
