//! The derives as a library: what they say of each mistake, and what they make of everything else.

#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;
mod expansion;
mod item;
