//! What every file keeps to: its first line, its length, its ends of lines.

use crate::tree::{none, texts, written_by_hand};

/// So many lines a file of Rust may have, with its tests.
const MAX_LINES: usize = 400;

#[test]
fn every_rust_file_starts_with_a_doc_comment() {
    let bare = written_by_hand().into_iter().filter(|file| !file.text.starts_with("//! "));
    none("the first line of these is not `//! …`", &bare.map(|file| file.path).collect::<Vec<_>>());
}

#[test]
fn no_rust_file_exceeds_the_line_limit() {
    let long = written_by_hand().into_iter().filter_map(|file| {
        let lines = file.text.lines().count();
        (lines > MAX_LINES).then(|| format!("{}: {lines} lines", file.path))
    });
    none("these have more than 400 lines: make each a folder", &long.collect::<Vec<_>>());
}

/// So many lines the macros' own source may have: what they do is in the generator.
const DOOR: usize = 100;

#[test]
fn macros_package_stays_small() {
    let macros = written_by_hand().into_iter().filter(|file| file.path.starts_with("macros/src/"));
    let lines: usize = macros.map(|file| file.text.lines().count()).sum();
    assert!((1..DOOR).contains(&lines), "the source of the macros has {lines} lines");
}

/// Where generated code lies: that of the vendors, and what is kept of earlier output.
const GENERATED: [&str; 2] = ["generated/src/", "tests/kept/"];

#[test]
fn generated_folders_hold_all_generated_code_and_no_other() {
    let misplaced = texts().into_iter().filter(|file| {
        file.is_rust() && file.is_generated() != GENERATED.iter().any(|at| file.path.starts_with(at))
    });
    none(
        "generated code elsewhere than in `generated/src` and `tests/kept`, or code by hand there",
        &misplaced.map(|file| file.path).collect::<Vec<_>>(),
    );
}

#[test]
fn every_file_ends_its_lines_with_lf() {
    let others = texts().into_iter().filter(|file| file.text.contains("\r\n"));
    none("these have CRLF", &others.map(|file| file.path).collect::<Vec<_>>());
}
