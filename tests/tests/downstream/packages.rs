//! The packages of the workspace, as they would be published.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use flate2::read::GzDecoder;
use serde_json::Value;

use crate::files::{self, Files};

/// Every package that would be published, by its name: the folder where it lies unpacked.
pub(crate) static PACKAGES: LazyLock<BTreeMap<String, PathBuf>> = LazyLock::new(package);

/// The folder of all that these tests make.
pub(crate) fn home() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("downstream")
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand one folder below the root")
}

/// Runs cargo, at first with what is already fetched.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> Output {
    let run = |network: &[&str]| {
        let cargo = std::env::var_os("CARGO").unwrap_or("cargo".into());
        let command = &mut Command::new(cargo);
        command.current_dir(folder).args(arguments).args(network).output().expect("cargo runs")
    };
    let done = run(&["--offline"]);
    let lacking = !done.status.success() && text(&done.stderr).contains("--offline");
    if lacking { run(&[]) } else { done }
}

/// What cargo said.
pub(crate) fn text(said: &[u8]) -> String {
    String::from_utf8_lossy(said).into_owned()
}

/// The names and versions of the packages that may be published.
fn published() -> Vec<(String, String)> {
    let done = cargo(root(), &["metadata", "--no-deps", "--format-version", "1", "--locked"]);
    assert!(done.status.success(), "{}", text(&done.stderr));
    let metadata: Value = serde_json::from_slice(&done.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let published = packages.filter(|package| package["publish"] != Value::Array(Vec::new()));
    let word = |package: &Value, key: &str| package[key].as_str().unwrap().to_owned();
    published.map(|package| (word(package, "name"), word(package, "version"))).collect()
}

fn package() -> BTreeMap<String, PathBuf> {
    let packages = published();
    let target = home().join("packages").display().to_string();
    let mut arguments = vec!["package", "--no-verify", "--allow-dirty", "--locked", "--target-dir", &target];
    arguments.extend(packages.iter().flat_map(|(name, _)| ["--package", name]));
    let done = cargo(root(), &arguments);
    let said = text(&done.stderr);
    assert!(done.status.success() && !said.contains("warning:"), "a package cannot be made as it is: {said}");
    let unpacked = packages.into_iter().map(|(name, version)| {
        let full = format!("{name}-{version}");
        let packed = home().join("packages/package").join(format!("{full}.crate"));
        let folder = home().join("sources").join(&name);
        files::write(&folder, &unpack(&packed, &full));
        (name, folder)
    });
    unpacked.collect()
}

/// The files of a package.
fn unpack(path: &Path, full: &str) -> Files {
    let packed = File::open(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut archive = tar::Archive::new(GzDecoder::new(packed));
    let mut files = Files::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().strip_prefix(full).unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        // It names the commit: each would build everything anew.
        if path != Path::new(".cargo_vcs_info.json") {
            files.insert(path, bytes);
        }
    }
    files
}

#[test]
fn every_package_has_complete_publishing_metadata() {
    for (name, folder) in PACKAGES.iter() {
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        for key in ["description", "readme", "license", "repository", "rust-version"] {
            assert!(manifest.contains(&format!("\n{key} = \"")), "{name} has no `{key}`");
        }
        assert!(folder.join("README.md").is_file(), "{name} has no README.md");
        assert!(!manifest.contains("path = \".."), "{name} depends on a folder outside of it");
    }
}
