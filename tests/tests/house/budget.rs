//! How long generated code may be.

use crate::tree::{Text, texts};

/// The vendors whose code is measured.
const VENDORS: [&str; 5] = ["checkmarket", "emfluence", "faxfinder", "invisible_collector", "onlyoffice"];

/// So many lines the code of these may have, without comments and blank lines: what five vendors took when their code became
/// calls that say only what is not usual, and a little more.
const LINES: usize = 2_500;

fn lines(file: &Text) -> usize {
    let lines = file.text.lines().map(str::trim_start);
    lines.filter(|line| !line.is_empty() && !line.starts_with("//")).count()
}

fn is_measured(path: &str) -> bool {
    let Some(inner) = path.strip_prefix("generated/src/") else { return false };
    inner == "lib.rs" || VENDORS.iter().any(|vendor| inner.starts_with(&format!("{vendor}/")))
}

#[test]
fn generated_code_stays_within_its_line_budget() {
    let generated: Vec<Text> =
        texts().into_iter().filter(|file| file.is_rust() && is_measured(&file.path)).collect();
    assert!(generated.len() > 5, "there is no generated code");
    let total: usize = generated.iter().map(lines).sum();
    assert!(total <= LINES, "the code of the vendors has {total} lines, and may have {LINES}");
}
