//! The spec files: their paths and texts.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The greatest size of a file, in bytes.
pub const MAX_FILE_SIZE: usize = 1024 * 1024;

/// A file of a spec.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Its path, as the user wrote it.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// A file, shared by every place in it.
pub type SourceRef = Arc<Source>;

impl Source {
    /// A file of this path and this text.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> SourceRef {
        Arc::new(Self { path: path.into(), text: text.into() })
    }

    /// Reads a file; no more of it than a spec may have. A pipe, a socket or a device is not opened, since that may wait for ever.
    pub fn read(path: &Path) -> Result<SourceRef, Unreadable> {
        let mut bytes = Vec::new();
        regular(path).map_err(Unreadable::Io)?;
        let file = File::open(path).map_err(Unreadable::Io)?;
        file.take(MAX_FILE_SIZE as u64 + 1).read_to_end(&mut bytes).map_err(Unreadable::Io)?;
        if bytes.len() > MAX_FILE_SIZE {
            return Err(Unreadable::TooLarge);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(path, text)),
            Err(error) => {
                let offset = error.utf8_error().valid_up_to();
                let shown = Self::new(path, String::from_utf8_lossy(error.as_bytes()));
                Err(Unreadable::NotUtf8 { shown, offset })
            }
        }
    }

    /// The path with `/` between its parts, on every system.
    pub fn name(&self) -> String {
        slashed(&self.path)
    }
}

/// Whether a path is that of a regular file, or of a link to one; an error otherwise.
pub(crate) fn regular(path: &Path) -> io::Result<()> {
    let kind = fs::metadata(path)?;
    if kind.is_file() {
        return Ok(());
    }
    let what = if kind.is_dir() { "a folder" } else { "a pipe, a socket or a device" };
    Err(io::Error::new(io::ErrorKind::InvalidInput, format!("it is {what}, not a file")))
}

/// A path with `/` between its parts, on every system.
pub(crate) fn slashed(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
}

/// Why a file cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// It is larger than any spec may be.
    TooLarge,
    /// It has bytes that are no UTF-8.
    NotUtf8 {
        /// The file with a mark in place of such bytes, to be shown.
        shown: SourceRef,
        /// Where the first of them is.
        offset: usize,
    },
    /// The system does not give it.
    Io(io::Error),
}
