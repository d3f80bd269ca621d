//! The documentation of the derives speaks of every word and of every error, and every error has a case that shows it.

use std::fs;

use groupwright_codegen::language::{ATTRIBUTES, On};
use groupwright_codegen::report::Code;

use crate::block::{read, root};

/// A derive's page, and what it is said to stand on.
const PAGES: [(&str, On, Option<On>); 5] = [
    ("macros/src/endpoint.md", On::Endpoint, Some(On::Field)),
    ("macros/src/response.md", On::Response, Some(On::Field)),
    ("macros/src/response.md", On::Replies, Some(On::Reply)),
    ("macros/src/enum.md", On::Enum, Some(On::Variant)),
    ("macros/src/value.md", On::Value, None),
];

fn codes() -> impl Iterator<Item = String> {
    Code::ALL.iter().filter(|code| code.is_of_derives()).map(ToString::to_string)
}

#[test]
fn each_derive_documents_its_words() {
    for (path, item, part) in PAGES {
        let page = read(path);
        for word in ATTRIBUTES {
            let stands = word.on.contains(&item) || part.is_some_and(|part| word.on.contains(&part));
            let said = [format!("`{}`", word.name), format!("`{} = ", word.name)];
            let said = said.iter().any(|said| page.contains(said.as_str()));
            assert!(!stands || said, "{path} does not speak of `{}`", word.name);
        }
    }
}

#[test]
fn every_error_is_documented_and_shown() {
    let pages: String = PAGES.iter().map(|(path, ..)| read(path)).collect();
    let mut shown = String::new();
    for rule in fs::read_dir(root().join("tests/ui")).unwrap() {
        let rule = rule.unwrap().path();
        for case in rule.is_dir().then(|| fs::read_dir(rule).unwrap()).into_iter().flatten() {
            let case = case.unwrap().path();
            if case.extension().is_some_and(|extension| extension == "stderr") {
                shown.push_str(&fs::read_to_string(case).unwrap());
            }
        }
    }
    for code in codes() {
        assert!(pages.contains(&code), "no derive documents {code}");
        assert!(shown.contains(&format!("{code}: ")), "no case under tests/ui shows {code}");
    }
}
