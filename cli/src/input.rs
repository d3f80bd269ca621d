//! What the command reads besides specs: files and standard input, up to a limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use groupwright_engine::format::Limits;

use crate::exit::Failure;

/// So many bytes a message and values may have.
const MOST: u64 = Limits::USUAL.bytes as u64;

/// The bytes of a file, or of standard input for `-`.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    if path.as_os_str() == "-" {
        return standard();
    }
    let opened = File::open(path).and_then(|file| limited(file, path, MOST));
    opened.map_err(|error| Failure::file("read", path, &error))
}

/// The bytes of standard input.
pub(crate) fn standard() -> Result<Vec<u8>, Failure> {
    let path = Path::new("standard input");
    limited(io::stdin().lock(), path, MOST).map_err(|error| Failure::file("read", path, &error))
}

/// The bytes of a source, of which there may be so many.
pub(crate) fn limited(source: impl Read, path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let message = format!("{} holds more than {most} bytes", path.display());
        return Err(io::Error::new(io::ErrorKind::InvalidData, message));
    }
    Ok(bytes)
}

/// A JSON object: given in place, in a file, or on standard input. Without any, it is empty.
pub(crate) fn object(given: Option<&str>) -> Result<Vec<u8>, Failure> {
    match given {
        None => Ok(b"{}".to_vec()),
        Some(text) if text.trim_start().starts_with('{') => Ok(text.as_bytes().to_vec()),
        Some(path) => read(Path::new(path)).map_err(|Failure(what)| {
            Failure(format!(
                "{what}; the values are a JSON object, a file that contains it, or - for standard input"
            ))
        }),
    }
}
