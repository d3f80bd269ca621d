//! Whether the cookbook has an entry for each feature.

use crate::read;
use crate::rows::rows;

#[test]
fn cookbook_has_an_entry_for_each_row() {
    let book = read("docs/cookbook.md");
    let headings: Vec<&str> = book.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    let rows = rows();
    let missing: Vec<&str> =
        rows.iter().map(|row| row.title.as_str()).filter(|title| !headings.contains(title)).collect();
    assert!(missing.is_empty(), "docs/cookbook.md has no heading `## …` for: {missing:#?}");
    for row in &rows {
        let shown = book.contains(&format!("\n# tests/conformance/specs/{}/", row.topic));
        assert!(shown, "docs/cookbook.md shows no excerpt of tests/conformance/specs/{}/", row.topic);
    }
}
