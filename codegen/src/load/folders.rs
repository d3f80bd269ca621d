//! The folders and the files of specs under the paths that were asked for.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::paths::{
    API, LoadError, canonical, children, failed, here, is_hidden, is_like_yaml, is_there, is_yaml, yaml_files,
};
use crate::source::regular;

/// The folders under the paths.
#[derive(Default)]
pub(super) struct Folders {
    /// Those of vendors, by the one path that each has whatever it was called.
    vendors: BTreeMap<PathBuf, Vendor>,
    /// Those that lie beside them, and hold no spec.
    pub(super) without_spec: BTreeSet<PathBuf>,
    /// Files that look like specs where none are read, and what to do about them.
    pub(super) passed_over: BTreeMap<PathBuf, &'static str>,
}

/// The folder of a vendor.
struct Vendor {
    /// Its path, as the user wrote it first.
    folder: PathBuf,
    /// The files of its endpoints, by their names.
    endpoints: BTreeMap<OsString, PathBuf>,
}

pub(super) fn find(path: &Path, folders: &mut Folders) -> Result<(), LoadError> {
    let kind = fs::metadata(path).map_err(failed(path))?;
    if kind.is_file() {
        let folder = path.parent().unwrap_or(Path::new(""));
        if path.file_name().is_some_and(|name| name == API) {
            return in_folder(folder, folders);
        }
        folders.add(folder, [path.to_owned()]);
        return Ok(());
    }
    if !kind.is_dir() {
        regular(path).map_err(failed(path))?;
    }
    if is_there(&path.join(API)) {
        return in_folder(path, folders);
    }
    let before = folders.vendors.len();
    let mut without_spec = Vec::new();
    for inner in children(path)?.into_iter().filter(|inner| inner.is_dir() && !is_hidden(inner)) {
        if yaml_files(&inner)?.is_empty() {
            without_spec.push(inner);
        } else {
            in_folder(&inner, folders)?;
        }
    }
    let is_within = |vendor: &Vendor| vendor.folder.starts_with(path);
    if folders.vendors.len() > before || folders.vendors.values().any(is_within) {
        folders.without_spec.extend(without_spec);
        folders.pass_over(path, |_| true, "move it into the folder of its vendor")?;
        return Ok(());
    }
    if yaml_files(path)?.is_empty() {
        return Err(LoadError { path: path.to_owned(), cause: None });
    }
    in_folder(path, folders)
}

fn in_folder(folder: &Path, folders: &mut Folders) -> Result<(), LoadError> {
    let here = here(folder);
    let endpoints =
        yaml_files(here)?.into_iter().filter(|path| path.file_name().is_some_and(|name| name != API));
    folders.add(folder, endpoints);
    folders.pass_over(here, |path| !is_yaml(path), "rename it so that it ends in `.yaml`")
}

impl Folders {
    /// Adds files to those of a vendor, each once.
    fn add(&mut self, folder: &Path, files: impl IntoIterator<Item = PathBuf>) {
        let vendor = self.vendors.entry(canonical(folder));
        let vendor =
            vendor.or_insert_with(|| Vendor { folder: folder.to_owned(), endpoints: BTreeMap::new() });
        for file in files {
            if let Some(name) = file.file_name() {
                vendor.endpoints.entry(name.to_owned()).or_insert(file);
            }
        }
    }

    /// The folders of vendors in their order, and the files of their endpoints in theirs.
    pub(super) fn into_vendors(self) -> Vec<(PathBuf, Vec<PathBuf>)> {
        let vendors = self.vendors.into_values();
        let vendors = vendors.map(|vendor| (vendor.folder, vendor.endpoints.into_values().collect()));
        let mut vendors: Vec<_> = vendors.collect();
        vendors.sort();
        vendors
    }

    /// Passes over the files of a folder that look like specs.
    fn pass_over(
        &mut self,
        folder: &Path,
        which: impl Fn(&Path) -> bool,
        help: &'static str,
    ) -> Result<(), LoadError> {
        let files = children(folder)?.into_iter().filter(|path| is_like_yaml(path) && which(path));
        self.passed_over.extend(files.map(|file| (file, help)));
        Ok(())
    }
}
