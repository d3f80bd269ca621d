//! Runs every case through generated code and through tables that are made from the specs at run time, and writes the
//! page of what is covered.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod case;
mod cookbook;
mod counts;
mod message;
mod page;
mod rows;
mod run;
mod spacing;
mod typed;

use std::fs;
use std::path::{Path, PathBuf};

/// A path from the root of the workspace.
fn from_root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The text of the file at this path from the root of the workspace.
fn read(path: &str) -> String {
    fs::read_to_string(from_root(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The names of the files or folders in a folder of this package, without what follows the last dot.
fn names(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
