//! From paths to a sandbox, for tests: what is wrong with the specs is one error.

use std::env;
use std::fmt;
use std::path::Path;

use groupwright_codegen::load::{LoadError, load};
use groupwright_codegen::report::{Style, render};

use crate::sandbox::Sandbox;
use crate::vendor::Vendor;

/// Why there is no sandbox of some specs: a path that cannot be read, or what is wrong with the specs, with every finding as
/// `groupwright check` shows it.
///
/// `Debug` shows the same as `Display`, because that is what a test shows that unwraps it.
#[derive(Clone, PartialEq, Eq)]
pub struct OpenError(String);

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for OpenError {}

impl Sandbox {
    /// Opens a sandbox of the specs under some paths, each a folder of vendors or the folder of one vendor, with the seed 0.
    /// Cargo runs tests in the folder of their package, so that a path such as `specs` is in it.
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot be read or has no spec, or if a spec has errors.
    pub fn open<P: AsRef<Path>>(paths: &[P]) -> Result<Self, OpenError> {
        Ok(Self::new(&Vendor::load(paths)?, 0))
    }
}

impl Vendor {
    /// Loads and checks the specs under some paths. See [`Sandbox::open`].
    ///
    /// # Errors
    ///
    /// Returns an error if a path cannot be read or has no spec, or if a spec has errors.
    pub fn load<P: AsRef<Path>>(paths: &[P]) -> Result<Vec<Self>, OpenError> {
        let (report, loaded) = load(paths).map_err(|error| unread(&error, paths))?.into_parts();
        if report.has_errors() {
            return Err(OpenError(render(&report, Style::Text { color: false })));
        }
        Ok(loaded.apis.iter().map(Self::new).collect())
    }
}

/// Returns what could not be read, what was probably meant, and where a relative path was looked for.
fn unread<P: AsRef<Path>>(error: &LoadError, paths: &[P]) -> OpenError {
    let near = error.near().map(|near| format!("; did you mean `{}`?", near.display()));
    let is_relative = paths.iter().any(|path| path.as_ref().is_relative());
    let folder = env::current_dir().ok().filter(|_| is_relative);
    let place = folder.map(|folder| format!("; relative paths are looked for in {}", folder.display()));
    OpenError(format!("{error}{}{}", near.unwrap_or_default(), place.unwrap_or_default()))
}
