//! Links and paths: what a document points to is there.

use std::path::Path;

use crate::block::{DOCUMENTS, read, root};

/// The text outside fenced blocks.
fn prose(text: &str) -> String {
    text.split("```").step_by(2).collect()
}

fn links(text: &str) -> Vec<&str> {
    let starts = text.match_indices("](").map(|(at, part)| at + part.len());
    starts.filter_map(|start| text[start..].split_once(')').map(|(target, _)| target)).collect()
}

/// The words in code that are paths of the workspace: they have a slash, and start with a folder of it.
fn paths(text: &str) -> Vec<&str> {
    let code = text.split('`').skip(1).step_by(2);
    code.filter(|word| {
        let folder = word.split('/').next().unwrap_or_default();
        let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
        plain && word.contains('/') && root().join(folder).is_dir()
    })
    .collect()
}

#[test]
fn links_point_to_existing_files() {
    for document in DOCUMENTS {
        for link in links(&prose(&read(document))) {
            if !link.contains("://") {
                let path = link.split('#').next().unwrap_or_default();
                let folder = Path::new(document).parent().unwrap_or(Path::new(""));
                assert!(root().join(folder).join(path).exists(), "{document}: {link} leads nowhere");
            }
        }
    }
}

#[test]
fn paths_in_code_exist() {
    let mut count = 0;
    for document in DOCUMENTS {
        for path in paths(&prose(&read(document))) {
            assert!(root().join(path).exists(), "{document}: there is no {path}");
            count += 1;
        }
    }
    assert!(count > 20, "only {count} paths were found");
}
