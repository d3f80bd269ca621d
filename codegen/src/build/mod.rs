//! The front for build scripts: from a folder of specs to files that `groupwright::include_specs!` includes.

mod error;
mod names;
mod settings;
mod written;

use std::collections::BTreeSet;
use std::env;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

pub use error::BuildError;
pub use settings::{Build, configure};

use crate::emit::Options;
use crate::generate::{Vendors, vendors};
use crate::load::Inputs;
use crate::memo::{Made, Memo};
use crate::report::{Style, render};

/// Generates the code of all specs under a path, for `groupwright::include_specs!()` to include: all that a
/// `build.rs` needs. [`configure`] has what may be wanted otherwise.
///
/// ```no_run
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     groupwright_codegen::compile("specs")?;
///     Ok(())
/// }
/// ```
pub fn compile(specs: impl AsRef<Path>) -> Result<(), BuildError> {
    configure().compile(specs)
}

/// What cargo is told on standard output.
fn tell(lines: &[String]) -> Result<(), BuildError> {
    let mut out = io::stdout().lock();
    lines.iter().try_for_each(|line| writeln!(out, "{line}")).map_err(BuildError::telling)
}

/// The paths whose change must run the build script again. Cargo looks into folders, so that a new file counts as well.
fn watched(paths: BTreeSet<&Path>) -> Vec<String> {
    let named = paths.into_iter().filter(|path| !path.as_os_str().is_empty());
    named.map(|path| format!("cargo::rerun-if-changed={}", path.display())).collect()
}

/// The folder of the vendors among the specs, as generated code names it: as it was given, but not where on this machine it
/// lies.
fn shown(specs: &Path, files: &[&Path]) -> String {
    // A file is `<folder>/<vendor>/<file>.yaml`.
    let folder = files.first().and_then(|file| file.parent()?.parent());
    let folder = folder.unwrap_or(specs);
    let manifest = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    let within = folder.strip_prefix(&manifest).ok().filter(|_| manifest.is_absolute());
    let shown = match within {
        Some(within) => within,
        None if folder.is_absolute() => Path::new(folder.file_name().unwrap_or_default()),
        None => folder,
    };
    let names = shown.components().filter(|part| *part != Component::CurDir);
    let names: Vec<_> = names.map(|part| part.as_os_str().to_string_lossy()).collect();
    // A folder may be named as no comment can be.
    names.join("/").chars().filter(|c| !c.is_control()).collect()
}

/// What cargo is told of findings that stop nothing, which are a line each.
fn warnings(said: &str) -> Vec<String> {
    said.lines().map(|line| format!("cargo::warning={line}")).collect()
}

/// The folder of the files where none is given: one of its own, within what cargo gives the build script.
fn cargos_folder() -> Option<PathBuf> {
    env::var_os("OUT_DIR").map(|out| PathBuf::from(out).join("groupwright"))
}

impl Build {
    /// Generates the code of all specs under a path: the folder of all vendors, that of one, or the file of an endpoint.
    /// A relative path starts at the crate's own folder, where cargo runs build scripts.
    ///
    /// Every spec is checked, also where [`only`](Self::only) leaves it out. A file is written only where its bytes
    /// change. Cargo is told, on standard output, which files and folders to watch, and what is likely not meant.
    ///
    /// What an earlier call in the same process has written into the same folder is kept, so that several folders of specs
    /// can be compiled, each with settings of its own; a vendor can be compiled once.
    ///
    /// Where specs, settings and generator are those of the last build and its files are as they were, nothing is generated.
    /// A memo in cargo's folder says so, which is beside that of the files.
    pub fn compile(self, specs: impl AsRef<Path>) -> Result<(), BuildError> {
        let specs = specs.as_ref();
        let inputs = Inputs::read(&[specs]);
        let files: Vec<&Path> =
            inputs.as_ref().map_or_else(|_| Vec::new(), |inputs| inputs.files().collect());
        tell(&watched(inputs.as_ref().map_or_else(|_| BTreeSet::from([specs]), Inputs::paths)))?;
        let options = Options { specs: shown(specs, &files), ..self.options.clone() };
        let inputs = inputs.map_err(BuildError::load)?;
        let cargos = cargos_folder();
        let folder = self.out_dir.clone().or_else(|| cargos.clone());
        let memos = self.memos.clone().or_else(|| cargos.as_ref()?.parent().map(Path::to_owned));
        let memo = folder.as_ref().zip(memos).map(|(folder, memos)| {
            Memo::new(&memos, specs, folder, &inputs, &(&options, &self.selected, &self.mistakes))
        });
        let made = match memo.as_ref().and_then(Memo::recall) {
            Some(made) => {
                tell(&warnings(&made.said))?;
                made
            }
            None => {
                let made = self.made(specs, &inputs, &options)?;
                if let Some(memo) = memo {
                    memo.keep(&made);
                }
                made
            }
        };
        let folder = folder.ok_or_else(BuildError::no_folder)?;
        if let Some(cargos) = cargos.filter(|cargos| *cargos != folder) {
            written::lead_away(&cargos, &folder, &made.modules)?;
        }
        written::write(&folder, specs, made, &options)
    }

    /// Checks and generates; what is likely not meant is told.
    fn made(&self, specs: &Path, inputs: &Inputs, options: &Options) -> Result<Made, BuildError> {
        let (report, loaded) = inputs.check().into_parts();
        if report.has_errors() {
            return Err(BuildError::found(specs, &report));
        }
        let said = render(&report, Style::Lines);
        tell(&warnings(&said))?;
        self.fits(&loaded.apis)?;
        let Vendors { names, files } = vendors(&loaded.apis, options).map_err(BuildError::print)?;
        Ok(Made { modules: names, files, said })
    }
}

#[cfg(test)]
mod tests;
