//! Blocks of `console`: each line that starts with `$ ` is a command, run from the root of the workspace; the lines
//! up to the next are what it writes. A line of `…` stands for any lines.

use std::env;
use std::io::{Write, stderr};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::block::{Block, blocks, root};

/// A command and what it is shown to write.
struct Shown {
    command: String,
    output: Vec<String>,
}

fn shown(block: &Block) -> Vec<Shown> {
    let mut all: Vec<Shown> = Vec::new();
    for line in &block.lines {
        match (line.strip_prefix("$ "), all.last_mut()) {
            (Some(command), _) => all.push(Shown { command: command.to_owned(), output: Vec::new() }),
            (None, Some(last)) => last.output.push(line.clone()),
            (None, None) => panic!("{}: output without a command", block.place),
        }
    }
    all
}

/// The folder of the command, which is built first.
pub(crate) fn binaries() -> PathBuf {
    let cargo = |arguments: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        // What cargo tells of the package of a test would have build scripts run again, and all that depends on them.
        for (name, _) in env::vars() {
            if ["CARGO_MANIFEST_", "CARGO_PKG_"].iter().any(|of| name.starts_with(of)) {
                cargo.env_remove(name);
            }
        }
        let output = cargo.args(arguments).current_dir(root()).output().expect("cargo can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    };
    // Past the capture of the harness: this takes a while where the tests of the workspace were not built before.
    stderr().write_all(b"building the command\n").unwrap();
    // Chosen as a test of the workspace chooses, so that what that has built is not built again with fewer features.
    cargo(&[
        "build",
        "--quiet",
        "--workspace",
        "--exclude",
        "groupwright-suites",
        "--bin",
        "groupwright",
        "--test",
        "command",
    ]);
    let metadata = cargo(&["metadata", "--format-version", "1", "--no-deps", "--offline"]);
    let metadata: Value = serde_json::from_slice(&metadata).expect("cargo writes JSON");
    Path::new(metadata["target_directory"].as_str().expect("there is a target folder")).join("debug")
}

/// What a line of shell writes to either stream, with the command found in this folder.
fn run(command: &str, binaries: &Path) -> Vec<String> {
    let line = command.replace("cargo run -- ", &format!("'{}' ", binaries.join("groupwright").display()));
    let output = Command::new("sh").arg("-c").arg(format!("{{ {line}\n}} 2>&1")).current_dir(root()).output();
    let output = output.expect("there is a shell");
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(|line| line.trim_end_matches('\r').to_owned())
        .collect()
}

/// Whether the lines are those shown, where `…` stands for any.
fn agrees(shown: &[String], found: &[String]) -> bool {
    match shown.iter().position(|line| line == "…") {
        None => shown == found,
        Some(gap) => {
            let (before, after) = (&shown[..gap], &shown[gap + 1..]);
            found.starts_with(before)
                && (before.len()..=found.len()).any(|start| agrees(after, &found[start..]))
        }
    }
}

#[test]
fn commands_write_the_output_shown() {
    let binaries = binaries();
    let mut count = 0;
    for block in blocks().iter().filter(|block| block.language == "console") {
        for Shown { command, output } in shown(block) {
            let found = run(&command, &binaries);
            assert!(
                agrees(&output, &found),
                "{}: `{command}` is shown to write\n{}\n\nand writes\n{}",
                block.place,
                output.join("\n"),
                found.join("\n")
            );
            count += 1;
        }
    }
    assert!(count >= 5, "the README shows the command at work");
}

#[test]
fn only_an_ellipsis_line_matches_any_lines() {
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    assert!(agrees(&lines("a\n…\nd"), &lines("a\nb\nc\nd")));
    assert!(agrees(&lines("a\n…\nd"), &lines("a\nd")));
    assert!(!agrees(&lines("a\n…\nd"), &lines("a\nb")));
    assert!(!agrees(&lines("a"), &lines("a\nb")));
}
