//! What manifests, the lock file and the settings of cargo say.

use std::collections::BTreeSet;

use crate::tree::{Text, folders, none, read, texts};

/// The one registry: cargo's own, by the name that cargo gives it in a lock file.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The value of a `key = "value"` line.
fn value(text: &str, key: &str) -> String {
    let line = text.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('='));
    line.unwrap_or_else(|| panic!("there is no `{key}`")).trim().trim_matches('"').to_owned()
}

/// The lines of a section of a manifest.
fn section<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let heading = format!("[{name}]");
    let after = text.lines().skip_while(|line| *line != heading).skip(1);
    after.take_while(|line| !line.starts_with('[')).filter(|line| !line.trim().is_empty()).collect()
}

/// The feature of vendors that are asked for, because it brings some fifty packages.
const SIGNED: &str = "groupwright/sigv4";

/// The features that are no vendors.
const OTHERS: [&str; 2] = ["default", "serde"];

#[test]
fn features_match_the_vendors() {
    let vendors: BTreeSet<String> = folders("specs").into_iter().collect();
    let manifest = read("generated/Cargo.toml");
    let rows = section(&manifest, "features").join("\n");
    let features: BTreeSet<String> = rows
        .lines()
        .filter(|line| !line.starts_with([' ', ']', '#']))
        .filter_map(|line| line.split_once('=').map(|(name, _)| name.trim().to_owned()))
        .collect();
    let default =
        rows.split_once("default = [").and_then(|(_, rest)| rest.split_once(']')).map(|(list, _)| list);
    let default: BTreeSet<String> = default
        .expect("there is a `default` feature")
        .split(',')
        .map(|name| name.trim().trim_matches('"').to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let is_signed = |vendor: &&String| {
        rows.lines().any(|line| line.starts_with(&format!("{vendor} = ")) && line.contains(SIGNED))
    };
    let usual: BTreeSet<String> = vendors.iter().filter(|vendor| !is_signed(vendor)).cloned().collect();
    assert!(usual.len() < vendors.len(), "no vendor has the feature {SIGNED}");
    assert_eq!(
        default, usual,
        "the default features are not the folders of specs/ without those of {SIGNED}"
    );
    let all: BTreeSet<String> =
        features.into_iter().filter(|name| !OTHERS.contains(&name.as_str())).collect();
    assert_eq!(all, vendors, "the features are not the folders of specs/");
}

#[test]
fn rust_version_is_the_same_everywhere() {
    let version = value(&read("Cargo.toml"), "rust-version");
    assert!(read("README.md").contains(&format!("Rust {version}")), "README.md does not say Rust {version}");
    assert_eq!(value(&read(".ci/run"), "msrv"), version, ".ci/run");
}

#[test]
fn every_manifest_inherits_the_workspace_settings() {
    // The projects in `tests/downstream` stand for those of users, who share nothing with the workspace, and `bench` has the
    // versions that its peers ask for.
    let apart = |path: &str| path.starts_with("tests/downstream/") || path.starts_with("bench/");
    let own = |file: &Text| file.path.ends_with("/Cargo.toml") && !apart(&file.path);
    let manifests = texts().into_iter().filter(own);
    let missing = manifests.flat_map(|file| {
        let shared = ["version", "edition", "rust-version", "license", "readme", "repository"];
        let mut missing: Vec<String> = shared
            .iter()
            .filter(|key| !file.text.contains(&format!("{key}.workspace = true")))
            .map(|key| format!("{}: {key}.workspace = true", file.path))
            .collect();
        if section(&file.text, "lints") != ["workspace = true"] {
            missing.push(format!("{}: [lints] workspace = true", file.path));
        }
        if value(&file.text, "description").len() < 20 {
            missing.push(format!("{}: a description", file.path));
        }
        missing
    });
    none("these manifests lack", &missing.collect::<Vec<_>>());
}

#[test]
fn lock_file_is_tracked_and_names_one_registry() {
    let lock = read("Cargo.lock");
    let sources = lock.lines().filter(|line| line.starts_with("source = "));
    let others = sources.filter(|line| *line != format!("source = \"{REGISTRY}\"")).map(str::to_owned);
    none("Cargo.lock names another registry", &others.collect::<Vec<_>>());
    assert!(!read(".gitignore").contains("Cargo.lock"), "git does not keep Cargo.lock");
}

#[test]
fn no_cargo_setting_names_a_registry() {
    let names = ["Cargo.toml", ".cargo/config.toml"];
    let settings = texts().into_iter().filter(|file| names.iter().any(|name| file.path.ends_with(name)));
    let naming = settings.flat_map(|file| {
        let lines = file.text.lines().filter(|line| {
            let line = line.trim();
            line.starts_with("[source") || line.starts_with("[registr") || line.contains("registry =")
        });
        lines.map(|line| format!("{}: {line}", file.path)).collect::<Vec<_>>()
    });
    none("these choose a registry, which is the user's choice", &naming.collect::<Vec<_>>());
}
