//! Documents and their fenced blocks.

use std::fs;
use std::path::Path;

/// The documents whose statements are held against the workspace.
pub(crate) const DOCUMENTS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "docs/build.md",
    "docs/derive.md",
    "docs/cookbook.md",
    "docs/send.md",
    "docs/sandbox.md",
    "docs/first_group.md",
    "docs/command.md",
    "docs/errors.md",
    "docs/groups.md",
    "docs/serve.md",
    "tests/conformance/README.md",
];

/// A fenced block.
pub(crate) struct Block {
    /// The document and the line of its fence.
    pub(crate) place: String,
    /// What the fence says it is.
    pub(crate) language: String,
    /// Its lines.
    pub(crate) lines: Vec<String>,
}

/// The root of the workspace.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand one folder below the root")
}

/// The text of the file at this path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The fenced blocks of all documents.
pub(crate) fn blocks() -> Vec<Block> {
    DOCUMENTS.iter().flat_map(|document| blocks_of(document, &read(document))).collect()
}

fn blocks_of(document: &str, text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut open: Option<Block> = None;
    for (index, line) in text.lines().enumerate() {
        match (line.trim_start().strip_prefix("```"), open.take()) {
            (Some(language), None) => {
                let place = format!("{document}:{}", index + 1);
                open = Some(Block { place, language: language.trim().to_owned(), lines: Vec::new() });
            }
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some(mut block)) => {
                block.lines.push(line.to_owned());
                open = Some(block);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{document} has a fence that does not close");
    blocks
}

#[test]
fn every_block_has_a_tested_language() {
    // `sh` holds commands that change files or run these tests; they are named in `commands`.
    let known = ["rust", "rust,no_run", "toml", "rs", "yaml", "console", "sh", "text"];
    for block in blocks() {
        assert!(known.contains(&block.language.as_str()), "{}: a block of {:?}", block.place, block.language);
    }
}
