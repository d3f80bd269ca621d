//! The specs in the explanations of the codes are what they are said to be.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;

use groupwright_codegen::load::{check_texts, load};
use groupwright_codegen::report::{Code, Report};

/// The API of an endpoint that is shown alone.
const API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";

/// A spec in an explanation: the names of its files and their texts.
type Files<'t> = Vec<(&'t str, &'t str)>;

/// The codes of what is found in specs; those of the derives are held to their word in `derive.rs`.
fn codes() -> impl Iterator<Item = Code> {
    Code::ALL.iter().copied().filter(|code| !code.is_of_derives())
}

/// The parts of an explanation: the wrong spec and the right one.
fn parts(code: Code) -> (Files<'static>, Files<'static>) {
    let (_, blocks) = code.explain().split_once("\n## Wrong\n").unwrap();
    let (wrong, right) = blocks.split_once("\n## Right\n").unwrap();
    (files(wrong), files(right))
}

fn files(text: &str) -> Files<'_> {
    let blocks = text.split("```yaml\n# ").skip(1);
    let files = blocks.map(|block| {
        let (name, rest) = block.split_once('\n').unwrap();
        (name, rest.split_once("```").unwrap().0)
    });
    files.collect()
}

fn check(code: Code, files: &Files<'_>) -> Report {
    if [Code::NO_API, Code::PASSED_OVER].contains(&code) {
        // These are of folders.
        return check_folder(files);
    }
    let api = files.iter().find(|(name, _)| *name == "api.yaml").map_or(API, |(_, text)| text);
    let endpoints = files.iter().filter_map(|(name, text)| Some((name.strip_suffix(".yaml")?, *text)));
    let endpoints: Vec<(&str, &str)> = endpoints.filter(|(name, _)| *name != "api").collect();
    check_texts("example", api, &endpoints).into_parts().0
}

/// Checks files that lie in a folder, just as they are.
fn check_folder(files: &Files<'_>) -> Report {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join("example").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    load(&[folder.path().join("example")]).unwrap().into_parts().0
}

fn found(report: &Report) -> Vec<String> {
    report.diagnostics().iter().map(|finding| format!("{}: {}", finding.code, finding.message)).collect()
}

#[test]
fn every_wrong_spec_has_only_its_own_error() {
    for code in codes() {
        let report = check(code, &parts(code).0);
        let only = report.diagnostics().iter().all(|finding| finding.code == code);
        assert!(only && !report.diagnostics().is_empty(), "{code}: {:#?}", found(&report));
    }
}

#[test]
fn every_right_spec_has_no_findings() {
    for code in codes() {
        let report = check(code, &parts(code).1);
        assert!(report.diagnostics().is_empty(), "{code}: {:#?}", found(&report));
    }
}
