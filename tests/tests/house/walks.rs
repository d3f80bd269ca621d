//! One walk: a structure is written in one place and read in one, whatever the format.

use crate::tree::{none, texts};

/// The files in which a structure is begun, and what they do with it. An entry of a list of entries is none of a record: it has
/// a key and a value, whose node is that of the member, so it is written and read in a place of its own.
const PLACES: [&str; 5] = [
    "engine/src/walk/decode.rs",
    "engine/src/walk/encode.rs",
    "engine/src/walk/entries.rs",
    "engine/src/walk/entries.rs",
    "engine/src/walk/probe_members.rs",
];

#[test]
fn structures_are_written_and_read_in_one_place_each() {
    let files = texts().into_iter().filter(|file| file.is_rust() && !file.path.contains("tests/"));
    let calls = files.flat_map(|file| {
        let calls = file.text.matches(concat!(".open_", "record(")).count();
        std::iter::repeat_n(file.path, calls)
    });
    let calls: Vec<String> = calls.collect();
    assert_eq!(calls, PLACES, "the places in which a structure is begun");
}

#[test]
fn no_walk_is_generic_over_user_types() {
    let files = texts().into_iter().filter(|file| file.path.starts_with("engine/src/"));
    // What walks a record takes it behind a reference: a type parameter would be a copy of the walk for each type.
    let generic = ["T: Record", "R: Record", "impl Record)", "T: HasShape>(", "impl Record,"];
    let found = files.flat_map(|file| {
        // A table's expression is no walk.
        let is_walk = |line: &&str| !line.trim_start().starts_with("impl") && !line.contains("const fn ");
        let lines = file.text.lines().filter(is_walk);
        let found = lines.filter(|line| generic.iter().any(|part| line.contains(part)));
        found.map(|line| format!("{}: {}", file.path, line.trim())).collect::<Vec<_>>()
    });
    none("a walk that is compiled for each type", &found.collect::<Vec<_>>());
}
