//! Blocks of `console`: each line that starts with `$ ` is a command, run from the root of the workspace; the lines
//! up to the next are what it writes. A line of `…` stands for any lines. The sandbox goes on until the end of its document; its
//! address in the documents stands for the one that it has here.

use std::env;
use std::io::{BufRead, BufReader, Write, stderr};
use std::iter;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

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

/// The address of the sandbox in the documents.
const ADDRESS: &str = "127.0.0.1:8080";

/// A sandbox that a document has started.
struct Sandbox {
    child: Child,
    address: String,
    output: Vec<String>,
}

impl Sandbox {
    fn start(arguments: &str, binaries: &Path) -> Self {
        let mut child = Command::new(binaries.join("groupwright"))
            .arg("sandbox")
            .args(arguments.split_whitespace())
            .args(["--port", "0"])
            .current_dir(root())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the sandbox can be started");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let mut output = Vec::new();
        while output.last().is_none_or(|line: &String| !line.starts_with("calls: ")) {
            output.push(lines.next().expect("the sandbox says where it is"));
        }
        let address = output[0].split("http://").nth(1).unwrap().to_owned();
        let output = output.into_iter().map(|line| line.replace(&address, ADDRESS)).collect();
        Self { child, address, output }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a line of shell writes to either stream, with the command found in this folder.
fn run(command: &str, binaries: &Path, sandbox: Option<&Sandbox>) -> Vec<String> {
    let line = command.replace("cargo run -- ", "groupwright ");
    let address = sandbox.map_or(ADDRESS, |sandbox| &sandbox.address);
    let line = line.replace(ADDRESS, address);
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = iter::once(binaries.to_owned()).chain(env::split_paths(&path));
    let output = Command::new("sh")
        .arg("-c")
        .arg(format!("{{ {line}\n}} 2>&1"))
        .env("PATH", env::join_paths(folders).unwrap())
        // Settings of whoever runs the tests have no place in them.
        .env("XDG_CONFIG_HOME", "/settings")
        .current_dir(root())
        .output();
    let output = output.expect("there is a shell");
    let lines = String::from_utf8_lossy(&output.stdout).replace(address, ADDRESS);
    lines.lines().map(|line| line.trim_end_matches('\r').to_owned()).collect()
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
    let mut sandbox: Option<(String, Sandbox)> = None;
    for block in blocks().iter().filter(|block| block.language == "console") {
        let document = block.place.split(':').next().unwrap().to_owned();
        for Shown { command, output } in shown(block) {
            let bare = command.split(" #").next().unwrap().trim().replace("cargo run -- ", "groupwright ");
            let found = match bare.strip_prefix("groupwright sandbox") {
                Some(arguments) => {
                    let started = Sandbox::start(arguments, &binaries);
                    let lines = started.output.clone();
                    sandbox = Some((document.clone(), started));
                    lines
                }
                None => {
                    let own = sandbox.as_ref().filter(|(of, _)| *of == document).map(|(_, sandbox)| sandbox);
                    run(&command, &binaries, own)
                }
            };
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
