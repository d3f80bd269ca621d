//! The readers of JSON and XML beside what others have collected: suites of documents with verdicts, which npm has as packages.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod json;
mod mutated;
mod npm;
mod verdict;
mod xml;
