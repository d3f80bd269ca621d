//! What this process has written: a build script may generate code of several folders of specs, one after the other, and
//! each call keeps what those before it made.

use std::collections::BTreeMap;
use std::path::{self, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::BuildError;
use crate::emit::Options;
use crate::generate::index;
use crate::memo::Made;
use crate::write::{MARK, apply, plan};

/// What lies in a folder.
#[derive(Clone, Default)]
struct Written {
    /// The vendors, and the specs that they were generated from.
    vendors: BTreeMap<String, PathBuf>,
    files: BTreeMap<PathBuf, String>,
}

/// What this process has written, by folder.
static WRITTEN: Mutex<BTreeMap<PathBuf, Written>> = Mutex::new(BTreeMap::new());

/// Writes the vendors of some specs into a folder, and the file that leads to them and to those that are there already.
pub(super) fn write(folder: &Path, specs: &Path, made: Made, options: &Options) -> Result<(), BuildError> {
    let mut all = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut written = all.get(&key).cloned().unwrap_or_default();
    for name in made.modules {
        if let Some(before) = written.vendors.get(&name) {
            return Err(BuildError::twice(&name, before, specs));
        }
        written.vendors.insert(name, specs.to_owned());
    }
    written.files.extend(made.files);
    let names: Vec<&str> = written.vendors.keys().map(String::as_str).collect();
    written.files.extend([index(&names, options).map_err(BuildError::print)?]);
    let changes = plan(folder, &written.files).and_then(|changes| apply(&changes));
    changes.map_err(|error| BuildError::write(folder, error))?;
    all.insert(key, written);
    Ok(())
}

/// Puts an error where `include_specs!` looks, since the code is elsewhere: it would find nothing, or what an earlier build
/// left there.
pub(super) fn lead_away(cargos: &Path, folder: &Path, modules: &[String]) -> Result<(), BuildError> {
    let all = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    if all.contains_key(cargos) {
        return Ok(());
    }
    let message = format!(
        "the build script writes the generated code into `{}`, where `include_specs!` does not look: include the file \
         `groupwright.rs` of that folder with `include!`, by its path from this file",
        folder.display()
    );
    let text = format!("// {MARK}: this is an error only.\n\n::core::compile_error!({message:?});\n");
    let doors = modules.iter().map(|name| PathBuf::from(format!("vendors/{name}.rs")));
    let files = doors.chain([PathBuf::from("groupwright.rs")]).map(|path| (path, text.clone())).collect();
    let changes = plan(cargos, &files).and_then(|changes| apply(&changes));
    changes.map_err(|error| BuildError::write(cargos, error))
}

/// Forgets what was written into a folder, as another process knows nothing of it.
#[cfg(test)]
pub(super) fn forget(folder: &Path) {
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).remove(folder);
}
