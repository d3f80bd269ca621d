//! Lists the folders of vendors and their files, so that a new one needs no row anywhere.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo:rerun-if-changed={}", root.display());
    let mut rows = String::from("&[\n");
    for folder in children(&root)?.iter().filter(|path| path.join("api.yaml").is_file()) {
        let (mut api, mut endpoints) = (String::new(), String::new());
        for file in children(folder)?.iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"))
        {
            let name = name(file.file_stem());
            let text = format!("include_str!({:?})", file.display().to_string());
            if name == "api" {
                api = text;
            } else {
                writeln!(endpoints, "        ({name:?}, {text}),")?;
            }
        }
        let name = name(folder.file_name());
        writeln!(rows, "    Vendor {{ name: {name:?}, api: {api}, endpoints: &[\n{endpoints}    ] }},")?;
    }
    rows.push(']');
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("vendors.rs"), rows)?;
    Ok(())
}

fn name(part: Option<&std::ffi::OsStr>) -> String {
    part.unwrap_or_default().to_string_lossy().into_owned()
}

/// What lies in a folder, by name.
fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
