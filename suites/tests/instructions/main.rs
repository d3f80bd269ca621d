//! How many instructions the walks take, which does not depend on what else the machine does: rows of `bench` under valgrind, beside
//! what is recorded. Where there is no valgrind, or another compiler, nothing is compared.
//!
//! `UPDATE_EXPECT=1` records anew.

#![expect(clippy::expect_used, reason = "a test fails by panicking")]

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// The rows that are counted.
const ROWS: [&str; 6] = [
    "JSON encode, small, serde_json",
    "JSON decode, small, serde_json",
    "XML encode, small, quick-xml",
    "XML decode, small, quick-xml",
    "form encode, flat, serde_urlencoded",
    "validate, 20 structures, garde",
];

/// So many parts of a hundred a count may be off, in either direction: what became faster is recorded anew.
const TOLERANCE: u64 = 5;

fn run(command: &mut Command) -> Output {
    let output = command.output().expect("the program can be run");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// The compiler, and for which machine it compiles.
fn compiler() -> String {
    let said = run(Command::new("rustc").arg("-vV"));
    let said = String::from_utf8_lossy(&said.stdout);
    let mut lines = said.lines().filter(|line| line.starts_with("host: ") || line.starts_with("release: "));
    format!("{}, {}", lines.next().unwrap_or_default(), lines.next().unwrap_or_default())
}

/// The instructions of a program that calls a row so many times.
fn counted(program: &Path, row: &str, times: u32) -> u64 {
    let valgrind = ["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"];
    let said =
        run(Command::new("valgrind").args(valgrind).arg(program).args(["call", row, &times.to_string()]));
    let said = String::from_utf8_lossy(&said.stderr);
    let (_, count) = said.split_once("refs:").expect("valgrind tells how many instructions it saw");
    let count: String =
        count.lines().next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    count.parse().expect("the count is a number")
}

#[test]
fn walks_take_the_recorded_instructions() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("valgrind is missing: nothing is counted");
        return;
    }
    let suites = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bench = suites.join("../bench");
    let cargo = env::var_os("CARGO").unwrap_or("cargo".into());
    let package = ["--package", "groupwright-bench", "--no-default-features"];
    let build = [&["build", "--release", "--quiet", "--locked"][..], &package].concat();
    // The target folder of the suites is not that of the benchmarks.
    run(Command::new(cargo).args(build).current_dir(&bench).env_remove("CARGO_TARGET_DIR"));
    let program = bench.join("target/release/groupwright-bench");
    let mut found = format!("{}\n", compiler());
    for row in ROWS {
        let count = (counted(&program, row, 300) - counted(&program, row, 100)) / 200;
        writeln!(found, "{count:>8} {row}").expect("a text takes a line");
    }
    let record = suites.join("tests/instructions/recorded.txt");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&record, &found).expect("the record can be written");
    }
    let recorded = fs::read_to_string(&record).expect("there is a record");
    if recorded.lines().next() != found.lines().next() {
        println!("recorded with another compiler: {recorded}\nfound: {found}");
        return;
    }
    let number = |line: &str| line.trim_start().split(' ').next().and_then(|count| count.parse::<u64>().ok());
    let off: Vec<String> = recorded
        .lines()
        .zip(found.lines())
        .skip(1)
        .filter(|(recorded, found)| {
            let (Some(recorded), Some(found)) = (number(recorded), number(found)) else { return true };
            found.abs_diff(recorded) * 100 > recorded * TOLERANCE
        })
        .map(|(recorded, found)| format!("recorded {recorded}\n   found {found}"))
        .collect();
    assert!(off.is_empty() && recorded.lines().count() == found.lines().count(), "{}", off.join("\n"));
}
