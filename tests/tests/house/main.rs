//! House rules: what every file and every manifest of the workspace keeps to.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod absences;
mod api_functions;
mod budget;
mod dependencies;
mod files;
mod manifests;
mod modules;
mod names;
mod sources;
mod specs;
mod tree;
mod walks;
mod wildcards;
