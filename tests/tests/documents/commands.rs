//! Blocks of `sh`: the two commands of the README, and the commands of the recipes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::block::{blocks, read, root};
use crate::console::binaries;

/// Every command that a document shows without its output.
fn commands() -> Vec<String> {
    let shell = blocks().into_iter().filter(|block| block.language == "sh");
    let lines = shell.flat_map(|block| block.lines);
    lines.map(|line| line.split(" #").next().unwrap_or_default().trim().to_owned()).collect()
}

fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(inner) = open.pop() {
        for entry in fs::read_dir(&inner).unwrap_or_else(|error| panic!("{}: {error}", inner.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                files.insert(path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

#[test]
fn commands_run_cargo_or_the_ci_script_only() {
    for command in commands() {
        let known = command.starts_with("cargo ") || command == ".ci/run";
        assert!(known, "{command:?} is neither cargo nor .ci/run");
    }
}

#[test]
fn readme_names_the_two_commands() {
    let readme = read("README.md");
    let marked: Vec<&str> = readme.lines().filter(|line| line.ends_with(" # test")).collect();
    assert_eq!(
        marked,
        ["cargo test --workspace       # test"],
        ".ci/run takes its test command from this line"
    );
    assert_eq!(commands().first().map(String::as_str), Some("cargo run -- generate"));
}

#[test]
fn generate_command_writes_the_checked_in_code() {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files(&root().join("specs")) {
        let copy = folder.path().join("specs").join(path);
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::write(copy, bytes).unwrap();
    }
    // The examples in rustdoc are tests of the library of this name.
    fs::create_dir(folder.path().join("generated")).unwrap();
    fs::copy(root().join("generated/Cargo.toml"), folder.path().join("generated/Cargo.toml")).unwrap();
    let done = Command::new(binaries().join("groupwright"))
        .arg("generate")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let written = files(&folder.path().join("generated/src"));
    let kept = files(&root().join("generated/src"));
    assert!(written.keys().eq(kept.keys()), "{:?} are written, {:?} are kept", written.keys(), kept.keys());
    let differing: Vec<&PathBuf> = written
        .iter()
        .filter(|(path, bytes)| kept.get(*path) != Some(*bytes))
        .map(|(path, _)| path)
        .collect();
    assert!(differing.is_empty(), "{differing:?} are not what the specs say: run `cargo run -- generate`");
}
