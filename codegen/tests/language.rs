//! The table of words agrees with itself, with its examples, and with the documents that are made from it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use groupwright_codegen::language::{
    Dependency, Keys, Section, Value, reference, schema, sections, structure,
};
use groupwright_codegen::parse::parse;
use groupwright_codegen::report::{Code, Report, Style, codes, render};
use groupwright_codegen::source::Source;
use groupwright_codegen::syntax::Node;
use groupwright_engine::domain::Domain;
use groupwright_engine::rule;

/// Checks a text against a section; gives the tree and what was found.
#[track_caller]
fn check(text: &str, section: &Section) -> (Node, Report) {
    let mut report = Report::default();
    let node = report.take(parse(&Source::new("example.yaml", text)));
    assert!(node.is_some(), "{}\n{text}", render(&report, Style::Text { color: false }));
    let node = node.unwrap();
    let node = structure(node, section.name, &mut report);
    (node, report)
}

#[test]
fn example_of_every_section_has_no_findings() {
    for section in sections() {
        let (_, report) = check(section.example, section);
        assert!(report.diagnostics().is_empty(), "{}", render(&report, Style::Text { color: false }));
    }
}

#[test]
fn example_of_every_key_has_no_other_findings() {
    for section in sections() {
        for key in &section.keys {
            let (node, report) = check(key.example, section);
            let keys: Vec<&str> = node.entries().iter().map(|entry| entry.key.as_str()).collect();
            assert_eq!(keys, [key.name], "in {}", section.name);
            // On its own, a key may lack others at the root; nothing else may be wrong.
            let wrong =
                report.diagnostics().iter().find(|d| d.code != Code::MISSING_KEY || !d.place.path.is_empty());
            assert!(wrong.is_none(), "{}.{}: {wrong:?}", section.name, key.name);
        }
    }
}

#[test]
fn dependencies_name_keys_of_their_section() {
    for section in sections() {
        let known = |name: &str| section.key(name).is_some();
        for dependency in &section.dependencies {
            assert!(match dependency {
                Dependency::ExactlyOne(keys) | Dependency::AtLeastOne(keys) | Dependency::AtMostOne(keys) =>
                    keys.len() > 1 && keys.iter().all(|key| known(key)),
                Dependency::Needs { key, needs, .. } => known(key) && known(needs),
                Dependency::Belongs { key, to, .. } => known(key) && known(to),
                Dependency::Beside { key, others } => known(key) && others.iter().all(|other| known(other)),
                Dependency::Only { key, beside } => known(key) && beside.iter().all(|key| known(key)),
            });
        }
        for (index, key) in section.keys.iter().enumerate() {
            assert!(section.keys[..index].iter().all(|other| other.name != key.name), "{}", key.name);
            assert!(key.doc.ends_with('.'), "{}.{}", section.name, key.name);
            names(&key.value);
        }
    }
}

/// Checks the sections and the words of a value.
fn names(value: &Value) {
    match value {
        Value::Section(name) => assert!(sections().iter().any(|section| section.name == *name), "{name}"),
        Value::List(item) | Value::Map(Keys::Free(_), item) => names(item),
        Value::Map(Keys::Words(words), item) => {
            assert!(!words.is_empty());
            names(item);
        }
        Value::Either(choice) => choice.sections().iter().for_each(|name| names(&Value::Section(name))),
        Value::OneOf(values) => values.iter().for_each(names),
        Value::Words(words) => assert!(!words.is_empty()),
        Value::Text
        | Value::Flag
        | Value::Count
        | Value::Number
        | Value::Scalar
        | Value::Any
        | Value::Type => {}
    }
}

#[test]
fn every_domain_and_every_rule_is_documented() {
    let page = reference();
    for domain in Domain::ALL {
        assert!(page.contains(&format!("| `{domain}` |")), "{domain}");
    }
    let field = sections().iter().find(|section| section.name == "field").unwrap();
    for kind in rule::ALL {
        assert!(field.key(kind.name()).is_some(), "{}", kind.name());
    }
}

/// Compares a document with what the table gives; with `UPDATE_EXPECT=1`, writes it.
fn compare(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs").join(name);
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == made, "docs/{name} is out of date: run the tests with UPDATE_EXPECT=1");
}

#[test]
fn reference_is_up_to_date() {
    compare("spec.md", &reference());
}

#[test]
fn schema_is_up_to_date() {
    compare("spec.schema.json", &schema());
}

#[test]
fn page_of_codes_is_up_to_date() {
    compare("codes.md", &codes());
}
