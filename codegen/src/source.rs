//! The spec files: their paths and texts.

use std::path::PathBuf;
use std::rc::Rc;

/// A file of a spec.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path, as the user wrote it.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// A file, shared by every place in it.
pub type SourceRef = Rc<Source>;
