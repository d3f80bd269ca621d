//! What the compiler makes of structs that derive.
//!
//! | folder | what it holds |
//! |---|---|
//! | `pass` | what compiles, as modules of this test |
//! | `specs` | the specs that cases name; those of `codegen/tests/derive` name them too |
//! | every other | a rule: a mistake a file, `<rule>/<case>.rs`, and what the compiler says of it, `.stderr` |
//!
//! Here are the mistakes that only types tell, and those of which the compiler must say nothing more than the derive does. What
//! a derive says of tokens is tested without a compiler, in `codegen/tests/derive`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::io::{Write, stderr};
use std::path::Path;

pub mod pass;

/// The folder of the cases.
const HERE: &str = env!("CARGO_MANIFEST_DIR");

/// So many mistakes may be shown to the compiler: each costs time.
const MAX_CASES: usize = 40;

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
    let folders =
        fs::read_dir(cases).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let names = folders.map(|path| path.file_name().unwrap().to_str().unwrap().to_owned());
    let mut rules: Vec<String> = names.filter(|name| !["pass", "specs"].contains(&name.as_str())).collect();
    rules.sort();
    rules
}

#[test]
fn shows_what_the_compiler_says() {
    let rules = rules(Path::new(HERE));
    let files = rules.iter().flat_map(|rule| fs::read_dir(Path::new(HERE).join(rule)).unwrap());
    let files = files.map(|file| file.unwrap().path());
    let count = files.filter(|file| file.extension().is_some_and(|extension| extension == "rs")).count();
    assert!(count <= MAX_CASES, "{count} cases: show in codegen/tests/derive what needs no compiler");

    // The cases are built as one crate, in a folder of trybuild's; that is the folder of their manifest.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let crate_folder = target.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    copy(&Path::new(HERE).join("specs"), &crate_folder.join("specs"));
    // Nobody debugs the cases, and what they are built with is built for them alone.
    fs::create_dir_all(crate_folder.join(".cargo")).unwrap();
    fs::write(crate_folder.join(".cargo/config.toml"), "[profile.dev]\ndebug = false\n").unwrap();

    // Past the capture of the harness: this takes a while where nothing was built before.
    stderr()
        .write_all(format!("compiling the derives, and then {count} cases with mistakes\n").as_bytes())
        .unwrap();
    // Without a case that passes all are given to the compiler at once.
    let cases = trybuild::TestCases::new();
    for rule in rules {
        cases.compile_fail(format!("{rule}/*.rs"));
    }
}

#[test]
fn passes_over_no_folder() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rules");
    for name in ["pass", "specs", "patch", "specs_of_two", "item"] {
        fs::create_dir_all(folder.join(name)).unwrap();
    }
    fs::write(folder.join("main.rs"), "").unwrap();
    assert_eq!(rules(&folder), ["item", "patch", "specs_of_two"]);
}
