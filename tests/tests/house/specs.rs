//! What every spec keeps to.

use std::path::Path;

use crate::tree::{Text, folders, none, root, texts};

/// What makes a package of the specs.
const PACKAGE: [&str; 3] = ["specs/Cargo.toml", "specs/build.rs", "specs/lib.rs"];

const SCHEMA: &str = "# yaml-language-server: $schema=../../docs/spec.schema.json";

#[test]
fn every_spec_names_its_schema_for_editors() {
    assert!(root().join("docs/spec.schema.json").is_file(), "docs/spec.schema.json is not there");
    let is_spec = |file: &Text| file.path.starts_with("specs/") && !PACKAGE.contains(&file.path.as_str());
    let without =
        texts().into_iter().filter(|file| is_spec(file) && file.text.lines().next() != Some(SCHEMA));
    none(
        &format!("the first line of these is not `{SCHEMA}`"),
        &without.map(|file| file.path).collect::<Vec<_>>(),
    );
}

#[test]
fn every_vendor_folder_has_an_api_and_endpoints() {
    let files = texts();
    let broken = folders("specs").into_iter().filter(|vendor| {
        let inner = format!("specs/{vendor}/");
        let own = files.iter().filter(|file| file.path.starts_with(&inner)).count();
        own < 2 || !root().join(&inner).join("api.yaml").is_file()
    });
    none("these have no `api.yaml`, or no endpoint", &broken.collect::<Vec<_>>());
    let strange = files.iter().filter(|file| {
        let depth = file.path.split('/').count();
        file.path.starts_with("specs/")
            && !PACKAGE.contains(&file.path.as_str())
            && (depth != 3 || Path::new(&file.path).extension() != Some("yaml".as_ref()))
    });
    none("these are no spec", &strange.map(|file| file.path.clone()).collect::<Vec<_>>());
}
