//! Which package may depend on which.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::tree::root;

/// Each package, the folder it stands in, and the packages of the workspace that it depends on (`dev` apart).
const HOUSE: &[(&str, &str, &[&str])] = &[
    ("groupwright", "runtime", &["groupwright-engine", "groupwright-macros"]),
    ("groupwright-axum", "axum", &["groupwright", "groupwright-engine"]),
    (
        "groupwright-cli",
        "cli",
        &[
            "groupwright",
            "groupwright-codegen",
            "groupwright-engine",
            "groupwright-sandbox",
            "groupwright-specs",
        ],
    ),
    ("groupwright-codegen", "codegen", &["groupwright-engine"]),
    (
        "groupwright-conformance",
        "tests/conformance",
        &["groupwright", "groupwright-codegen", "groupwright-engine"],
    ),
    ("groupwright-engine", "engine", &[]),
    ("groupwright-macros", "macros", &["groupwright-codegen"]),
    ("groupwright-samples", "tests/samples", &["groupwright"]),
    ("groupwright-sandbox", "sandbox", &["groupwright", "groupwright-codegen", "groupwright-engine"]),
    ("groupwright-specs", "specs", &[]),
    ("groupwright-suites", "suites", &[]),
    ("groupwright-tests", "tests", &[]),
    ("groupwright-ui", "tests/ui", &[]),
    ("groupwright-vendors", "generated", &["groupwright"]),
];

/// What a user compiles into a program.
const SHIPPED: &[&str] = &["groupwright", "groupwright-axum", "groupwright-engine", "groupwright-vendors"];

/// The packages of the workspace.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo writes JSON");
    metadata["packages"].as_array().expect("there are packages").clone()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The names of what a package always depends on. The derive macros are optional, and the compiler runs them: nothing of
/// them is in the program.
fn always(package: &Value) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().expect("there is a list").iter();
    let always = all.filter(|row| row["kind"] != "dev" && row["optional"] != true);
    always.map(|row| text(row, "name").to_owned()).collect()
}

/// The names of what a package depends on, to be built or to be run, but not to be tested.
fn normal(package: &Value) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().expect("there is a list").iter();
    all.filter(|row| row["kind"] != "dev").map(|row| text(row, "name").to_owned()).collect()
}

fn own(names: &BTreeSet<String>) -> BTreeSet<&str> {
    names.iter().map(String::as_str).filter(|name| HOUSE.iter().any(|(own, ..)| own == name)).collect()
}

#[test]
fn packages_have_only_the_planned_dependencies() {
    let packages = packages();
    let found: BTreeMap<&str, &Value> =
        packages.iter().map(|package| (text(package, "name"), package)).collect();
    assert_eq!(
        found.keys().copied().collect::<Vec<_>>(),
        HOUSE.iter().map(|(name, ..)| *name).collect::<Vec<_>>()
    );
    for (name, folder, allowed) in HOUSE {
        let package = found[name];
        let expected = root().join(folder).join("Cargo.toml");
        assert_eq!(text(package, "manifest_path"), expected.to_string_lossy(), "{name} stands elsewhere");
        let dependencies = normal(package);
        assert_eq!(own(&dependencies), allowed.iter().copied().collect(), "{name}");
    }
}

#[test]
fn shipped_packages_do_not_depend_on_the_generator() {
    let packages = packages();
    let dependencies: BTreeMap<&str, BTreeSet<String>> =
        packages.iter().map(|package| (text(package, "name"), always(package))).collect();
    for shipped in SHIPPED {
        let mut open = vec![*shipped];
        let mut seen = BTreeSet::new();
        while let Some(name) = open.pop() {
            if seen.insert(name) {
                open.extend(dependencies.get(name).into_iter().flat_map(own));
            }
        }
        for name in ["groupwright-codegen", "groupwright-cli"] {
            assert!(!seen.contains(name), "{shipped} reaches {name}");
        }
    }
}

#[test]
fn generated_code_has_one_dependency() {
    let packages = packages();
    let generated = packages.iter().find(|package| text(package, "name") == "groupwright-vendors").unwrap();
    assert_eq!(normal(generated), BTreeSet::from(["groupwright".to_owned()]));
}

/// What a build of the tests takes longest to compile.
const BUILT_ONCE: &[&str] = &["groupwright-codegen", "groupwright-engine", "syn"];

#[test]
fn builds_the_generator_once_for_the_derives_and_the_tests() {
    let asked = [
        "tree",
        "--workspace",
        "--exclude",
        "groupwright-suites",
        "--edges",
        "normal,build,dev",
        "--prefix",
        "none",
        "--format",
        "{p}: {f}",
        "--offline",
    ];
    let output =
        Command::new(env!("CARGO")).args(asked).current_dir(root()).output().expect("cargo can be run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let rows = String::from_utf8_lossy(&output.stdout);
    let mut built: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (package, features) in rows.lines().filter_map(|row| row.split_once(": ")) {
        built.entry(package).or_default().insert(features.trim_end_matches("(*)").trim_end());
    }
    for name in BUILT_ONCE {
        let found = built.keys().any(|package| package.starts_with(&format!("{name} v")));
        assert!(found, "{name} is not built: {:?}", built.keys());
    }
    let twice: Vec<_> = built.iter().filter(|(_, features)| features.len() > 1).collect();
    assert!(
        twice.is_empty(),
        "these are built more than once, with other features for the derives than for the rest: ask for the same in \
         [dev-dependencies] of macros/Cargo.toml: {twice:#?}"
    );
}

/// So many packages there may be below these, where they have no feature but those named.
const BELOW: &[(&str, &str, usize)] = &[("groupwright", "", 12), ("groupwright-codegen", "build", 54)];

#[test]
fn shipped_packages_have_few_transitive_dependencies() {
    for &(package, features, most) in BELOW {
        let asked = ["tree", "--no-default-features", "--edges", "normal", "--prefix", "none", "--offline"];
        let output = Command::new(env!("CARGO"))
            .args(asked)
            .args(["--package", package, "--features", features])
            .current_dir(root())
            .output()
            .expect("cargo can be run");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let packages = String::from_utf8_lossy(&output.stdout);
        let packages: BTreeSet<&str> = packages
            .lines()
            .filter_map(|line| line.split(' ').next())
            .filter(|name| *name != package)
            .collect();
        assert!(packages.contains("groupwright-engine") && packages.contains("http"), "{packages:?}");
        assert!(packages.len() <= most, "{} packages stand below {package}: {packages:?}", packages.len());
    }
}
