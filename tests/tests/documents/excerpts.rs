//! Excerpts: blocks whose first line is a comment with the path of a file. What follows stands in that file, word for
//! word, in that order; a comment of `…` stands for what is left out.

use crate::block::{Block, blocks, read};

fn named_file(block: &Block) -> Option<&str> {
    let first = block.lines.first()?;
    let path = first.strip_prefix("# ").or_else(|| first.strip_prefix("// "))?;
    (path.contains('/') && !path.contains(' ')).then_some(path)
}

#[test]
fn excerpts_match_the_files_they_name() {
    let blocks = blocks();
    let excerpts = blocks.iter().filter(|block| {
        ["yaml", "rs", "toml"].contains(&block.language.as_str()) || named_file(block).is_some()
    });
    let mut count = 0;
    for block in excerpts {
        let path = named_file(block).unwrap_or_else(|| panic!("{} does not name its file", block.place));
        let file = read(path);
        let mut rest = file.as_str();
        for piece in block.lines[1..].split(|line| line == "# …" || line == "// …") {
            let piece = piece.join("\n");
            let found = rest.find(&piece);
            let start = found
                .unwrap_or_else(|| panic!("{}: {path} does not say, here or later:\n{piece}", block.place));
            rest = &rest[start + piece.len()..];
        }
        count += 1;
    }
    assert!(count >= 2, "the README shows a spec and the Rust that it becomes");
}
