//! Each package by itself: it is built from what would be published, and depends on what would be.
//!
//! `cargo package` has a check of its own, but it keeps what it unpacked by name and version: between two releases it
//! builds against the packages of an earlier run.

use std::fs;

use crate::files;
use crate::packages::{PACKAGES, cargo, home, root, text};

#[test]
fn every_package_builds_by_itself() {
    let target = home().join("target").display().to_string();
    for (name, folder) in PACKAGES.iter() {
        let alone = home().join("alone").join(name);
        let mut package = files::read(folder);
        // Else cargo would look for a workspace in the folders above.
        let manifest = fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        package.insert("Cargo.toml".into(), format!("{manifest}\n[workspace]\n").into_bytes());
        // The lock file of a package names the registry for what is not there yet; that of the workspace has the same versions.
        let own = package.insert("Cargo.lock".into(), fs::read(root().join("Cargo.lock")).unwrap());
        let lock = text(&own.unwrap_or_default());
        files::write(&alone, &package);
        let others = PACKAGES.iter().filter(|(other, _)| *other != name);
        let used = others.filter(|(other, _)| lock.contains(&format!("name = \"{other}\"\n")));
        let patches: Vec<String> = used
            .map(|(other, folder)| format!("patch.crates-io.{other}.path='{}'", folder.display()))
            .collect();
        let mut arguments = vec!["check", "--target-dir", &target];
        arguments.extend(patches.iter().flat_map(|patch| ["--config", patch.as_str()]));
        let done = cargo(&alone, &arguments);
        assert!(done.status.success(), "{name} does not build: {}", text(&done.stderr));
    }
}
