//! Specs with mistakes and their exact reports. A case is a file `bad/<case>.yaml`, an endpoint alone, or a folder
//! `bad/<case>` as it would lie under `specs`; the report is `bad/<case>.txt`, which `UPDATE_EXPECT=1` writes.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{env, fs};

use groupwright_codegen::load::{check_texts, load};
use groupwright_codegen::report::{Code, Report, Style, render};

/// The API of an endpoint that stands alone.
const API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";

/// The cases and the reports, by name.
fn cases() -> (BTreeMap<String, PathBuf>, BTreeMap<String, PathBuf>) {
    let mut cases = BTreeMap::new();
    let mut reports = BTreeMap::new();
    for entry in fs::read_dir("tests/bad").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let of = if path.extension().is_some_and(|extension| extension == "txt") {
            &mut reports
        } else {
            &mut cases
        };
        assert!(of.insert(name, path.clone()).is_none(), "{} is there twice", path.display());
    }
    (cases, reports)
}

fn check(name: &str, path: &Path) -> Report {
    if path.is_dir() {
        return load(&[path]).unwrap().into_parts().0;
    }
    check_texts("example", API, &[(name, &fs::read_to_string(path).unwrap())]).into_parts().0
}

#[test]
fn reports_match_the_expected_files() {
    let (cases, reports) = cases();
    let update = env::var_os("UPDATE_EXPECT").is_some();
    let mut differing = Vec::new();
    for (name, path) in &cases {
        let found = render(&check(name, path), Style::Text { color: false });
        let written = Path::new("tests/bad").join(format!("{name}.txt"));
        if update {
            fs::write(written, found).unwrap();
        } else if fs::read_to_string(written).ok().as_deref() != Some(found.as_str()) {
            differing.push(format!("--- {name}\n{found}"));
        }
    }
    assert!(
        differing.is_empty(),
        "these reports differ; UPDATE_EXPECT=1 writes them:\n{}",
        differing.join("\n")
    );
    let without: Vec<&String> = reports.keys().filter(|name| !cases.contains_key(*name)).collect();
    assert!(without.is_empty(), "reports without a case: {without:?}");
}

#[test]
fn every_code_has_a_case() {
    let reports = cases().1.into_values().map(|path| fs::read_to_string(path).unwrap());
    let reports: Vec<String> = reports.collect();
    let lacking = Code::ALL.iter().filter(|code| {
        !code.is_of_derives() && !reports.iter().any(|text| text.contains(&format!("[{code}]")))
    });
    let lacking: BTreeSet<String> = lacking.map(ToString::to_string).collect();
    assert!(lacking.is_empty(), "no case shows {lacking:?}");
}
