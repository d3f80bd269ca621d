//! Projects outside the workspace, built and run against what `cargo package` makes of the workspace: what is published
//! is what is tested.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod alone;
mod files;
mod packages;
mod project;
mod rebuild;
mod second_errors;
mod with_build;
mod with_dates;
mod with_derive;
mod with_ninja;
