//! The files of the workspace.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that hold nothing of the project: what cargo built, and what git keeps.
const FOREIGN: &[&str] = &["target", ".git"];

/// A file that is text.
#[derive(Clone)]
pub(crate) struct Text {
    /// Its path from the root of the workspace, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
}

impl Text {
    /// Whether the generator wrote it.
    pub(crate) fn is_generated(&self) -> bool {
        self.text.lines().next().is_some_and(|line| line.contains("@generated"))
    }

    /// Whether it is Rust.
    pub(crate) fn is_rust(&self) -> bool {
        Path::new(&self.path).extension().is_some_and(|extension| extension == "rs")
    }
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand one folder below the root")
}

/// Every file of the workspace that is text.
pub(crate) fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    let mut folders = vec![root().to_owned()];
    while let Some(folder) = folders.pop() {
        for path in children(&folder) {
            let foreign = path.file_name().is_some_and(|name| FOREIGN.iter().any(|other| name == *other));
            if foreign {
                continue;
            }
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(text) = fs::read_to_string(&path) {
                texts.push(Text { path: from_root(&path), text });
            }
        }
    }
    texts.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(texts.len() > 100, "only {} files were found", texts.len());
    texts
}

/// The Rust that people wrote.
pub(crate) fn written_by_hand() -> Vec<Text> {
    texts().into_iter().filter(|text| text.is_rust() && !text.is_generated()).collect()
}

/// The text of the file at this path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What lies in a folder, by name.
pub(crate) fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// The names of the folders in a folder of the root.
pub(crate) fn folders(folder: &str) -> Vec<String> {
    let inner = children(&root().join(folder)).into_iter().filter(|path| path.is_dir());
    inner.map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// Fails with the list, where there is one.
#[track_caller]
pub(crate) fn none(rule: &str, broken: &[String]) {
    assert!(broken.is_empty(), "{rule}:\n  {}\n", broken.join("\n  "));
}

fn from_root(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("the walk starts at the root");
    path.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
