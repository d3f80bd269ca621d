//! What compiling takes: what the generators write for 50 endpoints, and what it and they are built of.

use std::error::Error;
use std::fs::{File, metadata, read_dir, remove_dir_all};
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use groupwright_codegen::emit::{Layout, Options};
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::load;
use groupwright_samples::input::{openapi, specs};

use crate::measure::{Used, median, run};
use crate::tools::Tools;

const ENDPOINTS: usize = 50;

/// What a row is called, the command of cargo that compiles the crate, and how often.
const WAYS: [(&str, &[&str], usize); 3] =
    [("check", &["check"], 3), ("debug", &["build"], 3), ("release", &["build", "--release"], 1)];

/// Prints the rows.
pub(crate) fn print(tools: &Tools) -> Result<(), Box<dyn Error>> {
    println!("{:<42} {:>11} {:>11} {:>11}", "", "groupwright", "progenitor", "ratio");
    let folder = tools.target.join("compile");
    if folder.exists() {
        remove_dir_all(&folder)?;
    }
    let ours = generated(&folder)?;
    let theirs = folder.join("progenitor.rs");
    let document = folder.join("openapi.json");
    std::fs::write(&document, openapi::document("3.0.3", ENDPOINTS).to_string())?;
    run(Command::new(&tools.progenitor).arg(&document).arg(&theirs))?;
    let crates = [Crate::new("groupwright", &ours, &folder), Crate::new("progenitor", &theirs, &folder)];
    for (name, way, rounds) in WAYS {
        let used = both(rounds, |side| crates[side].compiled(way))?;
        row(&format!("{ENDPOINTS} endpoints, {name}, s"), used.map(|used| used.0));
        row(&format!("{ENDPOINTS} endpoints, {name}, MiB at most"), used.map(|used| used.1));
    }
    row("50 endpoints, release, rlib, MiB", [crates[0].rlib()?, crates[1].rlib()?]);
    let [runtime, client] = [("../runtime", "groupwright"), ("", "progenitor-client")];
    row("the runtime from nothing, s", cold(&folder, [runtime, client])?);
    let [front, library] = [("../codegen", "groupwright-codegen"), ("", "progenitor")];
    row("the generator from nothing, s", cold(&folder, [front, library])?);
    Ok(())
}

/// What Groupwright generates, as a build script includes it.
fn generated(folder: &Path) -> Result<std::path::PathBuf, Box<dyn Error>> {
    let specs = folder.join("specs");
    specs::write_to(&specs, ENDPOINTS)?;
    let loaded = load(&[specs])?.into_parts().1;
    let files = generate(&loaded.apis, &Options { layout: Layout::Included, ..Options::default() })?;
    for (path, text) in &files {
        let path = folder.join("groupwright").join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        std::fs::write(path, text)?;
    }
    Ok(folder.join("groupwright/groupwright.rs"))
}

fn row(name: &str, [ours, theirs]: [f64; 2]) {
    println!("{name:<42} {ours:>11.3} {theirs:>11.3} {:>11.2}", ours / theirs);
}

/// The medians of seconds and MiB of both sides, which take turns.
fn both(
    rounds: usize,
    measured: impl Fn(usize) -> Result<Used, Box<dyn Error>>,
) -> Result<[(f64, f64); 2], Box<dyn Error>> {
    let mut all = [Vec::new(), Vec::new()];
    for _ in 0..rounds {
        for (side, used) in all.iter_mut().enumerate() {
            used.push(measured(side)?);
        }
    }
    Ok(all.map(|used| {
        let of = |part: fn(&Used) -> f64| median(used.iter().map(part).collect());
        (of(|used| used.time.as_secs_f64()), of(|used| used.memory as f64 / 1_048_576.0))
    }))
}

/// A crate that holds what was generated.
struct Crate<'a> {
    name: &'static str,
    source: &'a Path,
    target: std::path::PathBuf,
}

impl<'a> Crate<'a> {
    fn new(name: &'static str, source: &'a Path, folder: &Path) -> Self {
        Self { name, source, target: folder.join("target") }
    }

    /// What it takes to compile the crate alone.
    fn compiled(&self, way: &[&str]) -> Result<Used, Box<dyn Error>> {
        let command = || {
            let mut command = cargo(way, &self.target);
            command.args(["--package", &format!("bench-compiled-{}", self.name)]);
            command.env("GENERATED", self.source);
            command
        };
        run(&mut command())?;
        File::options().append(true).open(self.source)?.set_modified(SystemTime::now())?;
        run(&mut command())
    }

    /// The size of its library, in MiB.
    fn rlib(&self) -> Result<f64, Box<dyn Error>> {
        let start = format!("libbench_compiled_{}", self.name);
        for entry in read_dir(self.target.join("release"))? {
            let path = entry?.path();
            if path.file_name().is_some_and(|name| name.to_string_lossy() == format!("{start}.rlib")) {
                return Ok(metadata(path)?.len() as f64 / 1_048_576.0);
            }
        }
        Err(format!("there is no {start}.rlib").into())
    }
}

fn cargo(command: &[&str], target: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(command).args(["--quiet", "--locked", "--target-dir"]).arg(target);
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).env("CARGO_INCREMENTAL", "0");
    cargo
}

/// The seconds that it takes to build a package of the workspace in this folder with all that it depends on.
fn cold(folder: &Path, sides: [(&str, &str); 2]) -> Result<[f64; 2], Box<dyn Error>> {
    let mut seconds = [0.0; 2];
    for ((place, package), seconds) in sides.into_iter().zip(&mut seconds) {
        let target = folder.join("cold");
        if target.exists() {
            remove_dir_all(&target)?;
        }
        let mut command = cargo(&["build"], &target);
        command.args(["--package", package]);
        command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(place));
        *seconds = run(&mut command)?.time.as_secs_f64();
    }
    Ok(seconds)
}
