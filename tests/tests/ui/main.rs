//! What the compiler says of structs that derive, one mistake a file: `tests/ui/<rule>/<case>.rs` beside its `.stderr`.
//! In `tests/ui/pass` stands what compiles, in `tests/ui/specs` what the cases name; every other folder is a rule.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The folder that cargo builds into.
fn target() -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo can be run");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    PathBuf::from(metadata["target_directory"].as_str().expect("there is a target folder"))
}

/// Copies a folder; a file of the same bytes is left alone, so that nothing is built again for it.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copied = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &copied);
        } else if fs::read(&path).ok() != fs::read(&copied).ok() {
            fs::copy(&path, &copied).unwrap();
        }
    }
}

/// The names of the folders that hold mistakes: all but those of another use, so that none is passed over.
fn rules(cases: &Path) -> Vec<String> {
    let folders = fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path());
    let names = folders.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    let mut rules: Vec<String> = names.filter(|name| !["pass", "specs"].contains(&name.as_str())).collect();
    rules.sort();
    rules
}

#[test]
fn compiler_reports_the_expected_errors() {
    // The cases are built as one crate, in a folder of trybuild's; that is the folder of their manifest.
    let crate_folder = target().join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    copy(&own.join("ui/specs"), &crate_folder.join("specs"));
    copy(&own.join("../specs"), &crate_folder.join("vendors"));
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    for rule in rules(&own.join("ui")) {
        cases.compile_fail(format!("ui/{rule}/*.rs"));
    }
}

#[test]
fn finds_every_folder_of_cases() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["pass", "specs", "patch", "specs_of_two", "item"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    assert_eq!(rules(folder.path()), ["item", "patch", "specs_of_two"]);
}
