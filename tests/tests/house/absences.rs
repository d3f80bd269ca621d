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
    // A signature has the time at which the request is written. Whoever does not give it gets that of the system.
    let clock = "runtime/src/client_config.rs";
    for folder in ["engine/src/", "runtime/src/", "generated/src/"] {
        let found = lines(&under(folder), &io);
        let (of_clock, others): (Vec<String>, Vec<String>) =
            found.into_iter().partition(|line| line.starts_with(clock));
        none("this is I/O, or the clock", &others);
        assert_eq!(of_clock.len(), usize::from(folder == "runtime/src/"), "{of_clock:?}");
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
