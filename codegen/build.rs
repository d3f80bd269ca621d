//! Tells the generator which sources it is made of: `codegen/src/memo.rs` compares them. The digest depends on the bytes of
//! the files and on their paths within the package, and not on where the package lies.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let mut files = BTreeMap::new();
    // In the workspace, what is generated also depends on the engine as it lies there, and on the locked versions. A
    // published package names the version of the engine exactly.
    for path in ["src", "../engine/src", "../Cargo.lock"] {
        if Path::new(path).exists() {
            println!("cargo::rerun-if-changed={path}");
            read(Path::new(path), &mut files)?;
        }
    }
    // The 64-bit FNV-1a hash, which is the same with every compiler.
    let mut digest: u64 = 0xcbf2_9ce4_8422_2325;
    for (name, bytes) in files {
        let length = bytes.len().to_string();
        for byte in name.bytes().chain([0]).chain(length.bytes()).chain([0]).chain(bytes) {
            digest = (digest ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
    println!("cargo::rustc-env=GROUPWRIGHT_SOURCES={digest:016x}");
    Ok(())
}

/// Reads a file, or all files in a folder. Their order and their names are the same on every system.
fn read(path: &Path, files: &mut BTreeMap<String, Vec<u8>>) -> Result<(), Box<dyn Error>> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            read(&entry?.path(), files)?;
        }
    } else {
        let name = path.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        files.insert(name, fs::read(path)?);
    }
    Ok(())
}
