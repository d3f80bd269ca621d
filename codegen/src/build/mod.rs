//! The front for build scripts: from a folder of specs to files that `groupwright::include_specs!` includes.

mod error;
mod settings;

use std::collections::BTreeSet;
use std::env;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub use error::BuildError;
pub use settings::{Build, configure};

use crate::generate::generate;
use crate::load::{Loaded, load};
use crate::report::{Style, render};
use crate::write::{apply, plan};

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

/// The paths whose change must run the build script again: what was asked for, and every folder and file that was
/// read. Cargo looks into folders, so that a new file counts as well.
fn watched(specs: &Path, files: &[PathBuf]) -> Vec<String> {
    let folders = files.iter().filter_map(|file| file.parent());
    let paths: BTreeSet<&Path> = files.iter().map(PathBuf::as_path).chain(folders).chain([specs]).collect();
    let named = paths.into_iter().filter(|path| !path.as_os_str().is_empty());
    named.map(|path| format!("cargo::rerun-if-changed={}", path.display())).collect()
}

/// The findings that stop nothing, a line each.
fn warnings(loaded: &Loaded) -> Vec<String> {
    let lines = render(&loaded.report, Style::Lines);
    lines.lines().map(|line| format!("cargo::warning={line}")).collect()
}

/// The folder of the files where none is given: one of its own, within what cargo gives the build script.
fn cargos_folder() -> Result<PathBuf, BuildError> {
    env::var_os("OUT_DIR").map(|out| PathBuf::from(out).join("groupwright")).ok_or_else(BuildError::no_folder)
}

impl Build {
    /// Generates the code of all specs under a path: the folder of all vendors, that of one, or the file of an endpoint.
    /// A relative path starts at the crate's own folder, where cargo runs build scripts.
    ///
    /// Every spec is checked, also where [`only`](Self::only) leaves it out. A file is written only where its bytes
    /// change. Cargo is told, on standard output, which files and folders to watch, and what is likely not meant.
    pub fn compile(self, specs: impl AsRef<Path>) -> Result<(), BuildError> {
        let specs = specs.as_ref();
        let loaded = load(&[specs]);
        tell(&watched(specs, loaded.as_ref().map_or(&[], |loaded| &loaded.files)))?;
        let loaded = loaded.map_err(BuildError::load)?;
        if loaded.report.has_errors() {
            return Err(BuildError::found(specs, &loaded.report));
        }
        tell(&warnings(&loaded))?;
        let folder = self.out_dir.clone().map_or_else(cargos_folder, Ok)?;
        let options = self.options(&loaded.apis)?;
        let files = generate(&loaded.apis, &options).map_err(BuildError::print)?;
        let changes = plan(&folder, &files).map_err(|error| BuildError::write(&folder, error))?;
        apply(&changes).map_err(|error| BuildError::write(&folder, error))
    }
}

#[cfg(test)]
mod tests;
