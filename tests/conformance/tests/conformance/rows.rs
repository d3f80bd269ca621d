//! The features that have cases, as `rows.yaml` lists them.

use std::collections::BTreeSet;

use groupwright_codegen::parse::parse;
use groupwright_codegen::source::Source;
use groupwright_codegen::syntax::Node;

use crate::{names, read};

/// A feature: the folder of its specs, and its title.
pub(crate) struct Row {
    pub(crate) section: String,
    pub(crate) topic: String,
    pub(crate) title: String,
}

/// The tree of a YAML file of this package.
pub(crate) fn tree(path: &str) -> Node {
    let path = format!("tests/conformance/{path}");
    let (report, node) = parse(&Source::new(&path, read(&path))).into_parts();
    node.unwrap_or_else(|| panic!("{path}: {:?}", report.diagnostics()))
}

/// The rows in their order.
pub(crate) fn rows() -> Vec<Row> {
    let tree = tree("rows.yaml");
    let sections = tree.entries().iter().flat_map(|section| {
        section.value.entries().iter().map(|row| Row {
            section: section.key.clone(),
            topic: row.key.clone(),
            title: row.value.text().expect("the title of a row is a text").to_owned(),
        })
    });
    sections.collect()
}

#[test]
fn rows_match_the_folders_of_specs_and_the_files_of_cases() {
    let rows: Vec<String> = rows().into_iter().map(|row| row.topic).collect();
    let listed: BTreeSet<&String> = rows.iter().collect();
    assert_eq!(listed.len(), rows.len(), "rows.yaml lists a topic twice");
    for folder in ["specs", "cases"] {
        let found = names(folder);
        assert_eq!(listed.iter().copied().collect::<Vec<_>>(), found.iter().collect::<Vec<_>>(), "{folder}/");
    }
}
