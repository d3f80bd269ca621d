//! How files and modules are named: by a noun that says what they hold.

use std::path::Path;

use crate::tree::{none, texts, written_by_hand};

/// Names that say nothing of what a module holds.
const EMPTY: &[&str] = &[
    "util",
    "utils",
    "common",
    "helper",
    "helpers",
    "manager",
    "process",
    "processor",
    "handle",
    "handler",
    "misc",
];

fn is_empty(name: &str) -> bool {
    EMPTY.contains(&name)
}

#[test]
fn files_and_folders_have_descriptive_names() {
    let unnamed = texts().into_iter().map(|file| file.path).filter(|path| {
        Path::new(path).components().any(|part| {
            let stem = Path::new(&part).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            is_empty(&stem)
        })
    });
    none("these are named for nothing", &unnamed.collect::<Vec<_>>());
}

#[test]
fn inner_modules_have_descriptive_names() {
    let unnamed = written_by_hand().into_iter().flat_map(|file| {
        let lines = file.text.lines().map(str::trim).filter(|line| {
            let after = line.split("mod ").nth(1).unwrap_or_default();
            is_empty(after.trim_end_matches(['{', ';', ' ']))
        });
        lines.map(|line| format!("{}: {line}", file.path)).collect::<Vec<_>>()
    });
    none("these modules are named for nothing", &unnamed.collect::<Vec<_>>());
}
