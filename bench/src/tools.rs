//! The programs that are compared, built or installed into the target folder.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The version of oas3-gen, which is installed as a program.
const OAS3_GEN: &str = "0.29.0";

/// The programs.
pub(crate) struct Tools {
    /// Where everything is made.
    pub(crate) target: PathBuf,
    pub(crate) groupwright: PathBuf,
    pub(crate) progenitor: PathBuf,
    pub(crate) oas3_gen: PathBuf,
    /// Groupwright and progenitor without optimizations, as cargo compiles what a build script uses.
    pub(crate) unoptimized: [PathBuf; 2],
}

/// Where everything is made.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target")
}

impl Tools {
    /// Builds and installs the programs, as far as they are not there.
    pub(crate) fn built() -> Result<Self, Box<dyn Error>> {
        let bench = Path::new(env!("CARGO_MANIFEST_DIR"));
        let target = target();
        let ours = target.join("groupwright");
        let cli = bench.join("../cli/Cargo.toml");
        let peers = bench.join("peers/progenitor/Cargo.toml");
        for (manifest, target) in [(&cli, &ours), (&peers, &target)] {
            for way in [&["build", "--release"][..], &["build"]] {
                let arguments = [way, &["--locked", "--manifest-path"]].concat();
                cargo(&arguments, &[manifest, Path::new("--target-dir"), target])?;
            }
        }
        let oas3_gen = target.join("oas3-gen/bin/oas3-gen");
        if !oas3_gen.exists() {
            let root = target.join("oas3-gen");
            cargo(&["install", "oas3-gen", "--version", OAS3_GEN, "--locked", "--root"], &[&root])?;
        }
        Ok(Self {
            groupwright: ours.join("release/groupwright"),
            progenitor: target.join("release/bench-progenitor"),
            oas3_gen,
            unoptimized: [ours.join("debug/groupwright"), target.join("debug/bench-progenitor")],
            target,
        })
    }
}

fn cargo(arguments: &[&str], paths: &[&Path]) -> Result<(), Box<dyn Error>> {
    let status = Command::new("cargo").arg("--quiet").args(arguments).args(paths).status()?;
    if status.success() { Ok(()) } else { Err(format!("cargo {arguments:?} failed").into()) }
}
