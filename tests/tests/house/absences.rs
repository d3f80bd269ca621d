//! What certain folders never contain: the absences that ARCHITECTURE.md promises.

use crate::tree::{Text, none, texts};

fn under(folder: &str) -> Vec<Text> {
    let files: Vec<Text> =
        texts().into_iter().filter(|file| file.is_rust() && file.path.starts_with(folder)).collect();
    assert!(!files.is_empty(), "there is no Rust under {folder}");
    files
}

/// The lines of these files that contain one of these parts.
fn lines(files: &[Text], parts: &[&str]) -> Vec<String> {
    let all = files.iter().flat_map(|file| file.text.lines().map(move |line| (&file.path, line.trim())));
    let found =
        all.filter(|(_, line)| !line.starts_with("//") && parts.iter().any(|part| line.contains(part)));
    found.map(|(path, line)| format!("{path}: {line}")).collect()
}

/// The files that look at the clock or perform I/O, in how many lines, and why.
const EXCEPTED: &[(&str, usize, &str)] = &[
    (
        "runtime/src/client_config.rs",
        1,
        "a signature has the time at which the request is written, unless the caller gives another",
    ),
    ("runtime/src/call/mod.rs", 1, "a `Retry-After` can be a date"),
    ("runtime/src/call/trace.rs", 1, "the span of a call has its duration, with the feature `tracing`"),
    (
        "runtime/src/client/tls_error.rs",
        1,
        "errors of I/O hold those of TLS, with the features of the clients",
    ),
    ("runtime/src/client/ureq.rs", 1, "the body of a reply is read, with the feature `ureq`"),
];

/// The files that start threads, or have them sleep, and why.
const WAITING: &[(&str, &str)] = &[
    ("runtime/src/client/timer.rs", "an asynchronous transport without a timer of its own waits"),
    ("runtime/src/client/transport.rs", "a blocking transport waits"),
];

#[test]
fn shipped_code_starts_no_thread_but_to_wait() {
    let threads = ["thread::spawn", "thread::Builder", "thread::sleep", "thread::scope"];
    for folder in ["engine/src/", "runtime/src/", "generated/src/"] {
        let found = lines(&under(folder), &threads);
        let others = found.into_iter().filter(|line| !WAITING.iter().any(|(file, _)| line.starts_with(file)));
        none("this is a thread", &others.collect::<Vec<_>>());
    }
}

#[test]
fn shipped_code_performs_no_io() {
    let io = [
        "std::fs",
        "std::net",
        "std::env",
        "std::io",
        "std::process",
        "::Instant",
        "Instant::",
        "SystemTime::now",
        "::now(",
    ];
    for folder in ["engine/src/", "runtime/src/", "generated/src/"] {
        let found = lines(&under(folder), &io);
        let (excepted, others): (Vec<String>, Vec<String>) =
            found.into_iter().partition(|line| EXCEPTED.iter().any(|(file, ..)| line.starts_with(file)));
        none("this is I/O, or the clock", &others);
        for (file, count, reason) in EXCEPTED.iter().filter(|(file, ..)| file.starts_with(folder)) {
            let lines: Vec<&String> = excepted.iter().filter(|line| line.starts_with(file)).collect();
            assert_eq!(lines.len(), *count, "{file} ({reason}): {lines:?}");
        }
    }
}

#[test]
fn the_engine_does_not_name_the_runtime() {
    none(
        "the engine stands below the runtime",
        &lines(&under("engine/src/"), &["::groupwright::", "groupwright::__"]),
    );
}

#[test]
fn emitting_cannot_fail() {
    // What is emitted names results by their absolute paths; what emits names none.
    let results = ["-> Result<", "-> io::Result", "-> syn::Result", ".unwrap()", ".expect("];
    none("an emitter that can fail", &lines(&under("codegen/src/emit/"), &results));
}

#[test]
fn no_emitter_knows_a_format() {
    let formats = ["Format::Json", "Format::Xml", "Format::Form", "Format::Text"];
    none("an emitter that knows a format", &lines(&under("codegen/src/emit/"), &formats));
}

#[test]
fn generated_code_takes_one_name_into_scope() {
    let uses: Vec<String> = lines(&under("generated/src/"), &["use "]);
    let uses = uses.into_iter().filter(|line| line.contains(": use ") || line.contains("::*"));
    let uses = uses.filter(|line| !line.ends_with(": use ::groupwright::__codegen as __g;"));
    none("generated code names things by absolute paths", &uses.collect::<Vec<_>>());
}

#[test]
fn only_the_check_constructs_checked_models() {
    let makers: Vec<String> = lines(&under("codegen/src/"), &["Checked {"]);
    let elsewhere = makers.into_iter().filter(|line| !line.starts_with("codegen/src/check/mod.rs"));
    none("`Checked` is made outside the check", &elsewhere.collect::<Vec<_>>());
}
