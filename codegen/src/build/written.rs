//! What this process has written: a build script may generate code of several folders of specs, one after the other, and
//! each call keeps what those before it made.

use std::collections::BTreeMap;
use std::path::{self, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::BuildError;
use crate::emit::Options;
use crate::generate::{Vendors, index};
use crate::write::{apply, plan};

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
pub(super) fn write(
    folder: &Path,
    specs: &Path,
    vendors: Vendors,
    options: &Options,
) -> Result<(), BuildError> {
    let mut all = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    let mut written = all.get(&key).cloned().unwrap_or_default();
    for name in vendors.names {
        if let Some(before) = written.vendors.get(&name) {
            return Err(BuildError::twice(&name, before, specs));
        }
        written.vendors.insert(name, specs.to_owned());
    }
    written.files.extend(vendors.files);
    let names: Vec<&str> = written.vendors.keys().map(String::as_str).collect();
    written.files.extend([index(&names, options).map_err(BuildError::print)?]);
    let changes = plan(folder, &written.files).and_then(|changes| apply(&changes));
    changes.map_err(|error| BuildError::write(folder, error))?;
    all.insert(key, written);
    Ok(())
}

/// Forgets what was written into a folder, as another process knows nothing of it.
#[cfg(test)]
pub(super) fn forget(folder: &Path) {
    WRITTEN.lock().unwrap_or_else(PoisonError::into_inner).remove(folder);
}
