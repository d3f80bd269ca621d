//! What is written out of a spec that says all there is: the texts by which tables and types are told apart.

use std::path::Path;

use super::*;
use crate::load::check_texts;
use crate::model::Endpoint;
use crate::report::{Style, render};

/// The folder of the spec and the texts.
fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"))
}

/// Compares a text with the one that is kept; with `UPDATE_EXPECT=1`, keeps it.
fn compare(name: &str, made: &str) {
    let path = folder().join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "tests/golden/{name} differs: look at what UPDATE_EXPECT=1 makes of it\n{made}");
}

fn with_spec(test: impl FnOnce(&Api, &Endpoint)) {
    let text = |name: &str| std::fs::read_to_string(folder().join(name)).unwrap();
    let endpoints =
        ["create_group", "keep_values", "save_group"].map(|name| (name, text(&format!("{name}.yaml"))));
    let endpoints = endpoints.each_ref().map(|(name, text)| (*name, text.as_str()));
    let (report, checked) = check_texts("example", &text("api.yaml"), &endpoints).into_parts();
    let checked = checked.unwrap_or_else(|| panic!("{}", render(&report, Style::Text { color: false })));
    test(checked.api(), checked.api().endpoints.first().unwrap());
}

fn of_types(facts: &mut Facts<'_>, api: &Api, endpoint: &Endpoint) {
    facts.structure(&endpoint.rust, &endpoint.summary, &endpoint.request);
    api.seen_by(Some(endpoint)).for_each(|named| facts.named(named));
}

#[test]
fn writes_every_fact_of_the_tables() {
    with_spec(|api, endpoint| {
        let called = |id| quoted(&api.ty(id).name.value);
        let mut facts = Facts::new(api, Detail::Everything, &called);
        facts.api();
        facts.endpoint(endpoint);
        of_types(&mut facts, api, endpoint);
        compare("tables.txt", &facts.into_text());
    });
}

#[test]
fn writes_only_wire_facts_for_fingerprints() {
    with_spec(|api, endpoint| {
        let called = |id| quoted(&api.ty(id).name.value);
        let mut facts = Facts::new(api, Detail::Wire, &called);
        for (index, reply) in endpoint.replies.iter().enumerate() {
            facts.reply(index, reply);
        }
        of_types(&mut facts, api, endpoint);
        compare("fingerprints.txt", &facts.into_text());
    });
}
