//! The spec files: their paths and texts.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The greatest size of a file, in octets.
pub const LARGEST: usize = 1024 * 1024;

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

impl Source {
    /// A file of this path and this text.
    pub fn new(path: impl Into<PathBuf>, text: impl Into<String>) -> SourceRef {
        Rc::new(Self { path: path.into(), text: text.into() })
    }

    /// Reads a file; no more of it than a spec may have.
    pub fn read(path: &Path) -> io::Result<SourceRef> {
        let mut octets = Vec::new();
        File::open(path)?.take(LARGEST as u64 + 1).read_to_end(&mut octets)?;
        if octets.len() > LARGEST {
            return Err(refused("the file is larger than 1 MiB".to_owned()));
        }
        let text = String::from_utf8(octets).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            refused(format!("the file is not UTF-8: the octet at offset {offset} belongs to no character"))
        })?;
        Ok(Self::new(path, text))
    }

    /// The path with `/` between its parts, on every system.
    pub fn name(&self) -> String {
        self.path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
    }
}

fn refused(why: String) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}
