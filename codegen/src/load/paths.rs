//! Files and folders as the loader sees them, and the error that one of them cannot be read.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the file that describes an API.
pub(super) const API: &str = "api.yaml";

/// A path that cannot be read, or that holds no spec.
#[derive(Debug)]
pub struct LoadError {
    pub(super) path: PathBuf,
    pub(super) cause: Option<io::Error>,
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match &self.cause {
            Some(cause) => write!(f, "cannot read {path}: {cause}"),
            None => write!(
                f,
                "there is no spec in {path}: expected a folder with {API} and one file for each endpoint"
            ),
        }
    }
}

impl std::error::Error for LoadError {}

impl LoadError {
    /// The path that is there and whose name is near, where the one that was asked for is not: what was probably meant.
    pub fn near(&self) -> Option<PathBuf> {
        let missing = self.path.ancestors().take_while(|path| !path.as_os_str().is_empty() && !path.exists());
        let missing = missing.last()?;
        let folder = missing.parent()?;
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let paths = children(here).ok()?;
        let names = paths.iter().filter(|path| path.is_dir() || is_yaml(path));
        let names = names.filter_map(|path| path.file_name()?.to_str());
        let near = crate::report::nearest(missing.file_name()?.to_str()?, names)?;
        let rest = self.path.strip_prefix(missing).ok()?;
        let found =
            if rest.as_os_str().is_empty() { folder.join(near) } else { folder.join(near).join(rest) };
        found.exists().then_some(found)
    }

    /// The path that cannot be read, or holds no spec.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Sets the path that its text names.
    pub(crate) fn named(self, path: PathBuf) -> Self {
        Self { path, ..self }
    }

    #[cfg(feature = "build")]
    /// Whether the path that was asked for is not there, and says nothing of where it is to be.
    pub(crate) fn is_relative_and_missing(&self) -> bool {
        self.path.is_relative() && !self.path.exists()
    }
}

pub(super) fn failed(path: &Path) -> impl FnOnce(io::Error) -> LoadError {
    let path = path.to_owned();
    move |cause| LoadError { path, cause: Some(cause) }
}

/// Whether a file or folder is none of the user's: those of tools start with a dot.
pub(super) fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// A folder as the system knows it: the one of a file that is named without a folder is the current one.
pub(super) fn here(folder: &Path) -> &Path {
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

/// Whether there is anything of this path, be it a link that leads nowhere.
pub(super) fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// The one path of a folder.
pub(super) fn canonical(folder: &Path) -> PathBuf {
    fs::canonicalize(here(folder)).unwrap_or_else(|_| folder.to_owned())
}

pub(super) fn children(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    let entries = fs::read_dir(folder).map_err(failed(folder))?;
    let mut paths = Vec::new();
    for entry in entries {
        paths.push(entry.map_err(failed(folder))?.path());
    }
    paths.sort();
    Ok(paths)
}

pub(super) fn yaml_files(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    Ok(children(folder)?.into_iter().filter(|path| is_yaml(path)).collect())
}

pub(super) fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml") && !path.is_dir() && !is_hidden(path)
}

/// Whether a file has the name of a spec, or nearly.
pub(super) fn is_like_yaml(path: &Path) -> bool {
    let is = |ending| path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case(ending));
    (is("yaml") || is("yml")) && !path.is_dir() && !is_hidden(path)
}
