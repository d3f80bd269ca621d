//! The page of each derive speaks of its words and of its errors, and every error has a case that shows it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use groupwright_codegen::language::{ATTRIBUTES, AttributeTarget};
use groupwright_codegen::report::Code;

use crate::block::{read, root};

/// A derive as it stands on one sort of item.
struct Page {
    derive: &'static str,
    /// Its page.
    path: &'static str,
    /// The word of Rust before the item.
    item: &'static str,
    on: AttributeTarget,
    /// What within the item has words.
    part: Option<AttributeTarget>,
    /// The numbers of the errors that it can give.
    codes: &'static [u16],
}

const PAGES: &[Page] = &[
    Page {
        derive: "GroupEndpoint",
        path: "macros/src/endpoint.md",
        item: "struct",
        on: AttributeTarget::Endpoint,
        part: Some(AttributeTarget::Field),
        codes: &[701, 702, 703, 704, 705, 706, 707, 710, 711, 712, 713, 714, 715],
    },
    Page {
        derive: "GroupResponse",
        path: "macros/src/response.md",
        item: "struct",
        on: AttributeTarget::Response,
        part: Some(AttributeTarget::Field),
        codes: &[701, 702, 704, 705, 706, 707, 710, 711, 712, 713, 714, 715, 716],
    },
    Page {
        derive: "GroupResponse",
        path: "macros/src/response.md",
        item: "enum",
        on: AttributeTarget::Replies,
        part: Some(AttributeTarget::Reply),
        codes: &[704, 705, 706, 707, 708, 709, 710, 711, 712, 713, 714, 715],
    },
    Page {
        derive: "GroupEnum",
        path: "macros/src/enum.md",
        item: "enum",
        on: AttributeTarget::Enum,
        part: Some(AttributeTarget::Variant),
        codes: &[706, 708, 709, 710, 711, 712, 713, 714, 715, 716],
    },
    Page {
        derive: "GroupUnion",
        path: "macros/src/union.md",
        item: "enum",
        on: AttributeTarget::Union,
        part: Some(AttributeTarget::UnionVariant),
        codes: &[704, 705, 706, 707, 708, 709, 710, 711, 712, 713, 714, 715, 716, 717],
    },
    Page {
        derive: "GroupValue",
        path: "macros/src/value.md",
        item: "struct",
        on: AttributeTarget::Value,
        part: None,
        codes: &[707, 710, 711, 712, 713],
    },
];

/// The numbers of the codes of derives that a text names.
fn named(text: &str) -> BTreeSet<u16> {
    let numbers = text.split("GW0").skip(1).filter_map(|rest| rest.get(..3)?.parse().ok());
    numbers.filter(|number| number / 100 == 7).collect()
}

/// Where the cases with mistakes lie, and the ending of what is said of them.
const CASES: [(&str, &str); 2] = [("codegen/tests/derive", "txt"), ("tests/ui", "stderr")];

/// The cases with mistakes: their Rust, and what is said of them.
fn cases() -> Vec<(String, String)> {
    let said = CASES.iter().flat_map(|(folder, ending)| {
        let rules = fs::read_dir(root().join(folder)).unwrap().map(|rule| rule.unwrap().path());
        let files = rules.filter(|rule| rule.is_dir()).flat_map(|rule| fs::read_dir(rule).unwrap());
        let files = files.map(|file| file.unwrap().path());
        files.filter(|file| file.extension().is_some_and(|extension| extension == *ending))
    });
    let text = |path: &Path| fs::read_to_string(path).unwrap();
    said.map(|file| (text(&file.with_extension("rs")), text(&file))).collect()
}

fn codes() -> impl Iterator<Item = String> {
    Code::ALL.iter().filter(|code| code.is_of_derives()).map(ToString::to_string)
}

/// The derives in a case, each with the word of Rust before its item.
fn derived(rust: &str) -> Vec<(&'static str, &str)> {
    let mut found = Vec::new();
    let mut lines = rust.lines();
    while let Some(line) = lines.next() {
        let Some((_, derives)) = line.split_once("#[derive(") else { continue };
        let rest = lines.clone().find(|line| !line.starts_with('#')).unwrap_or_default();
        let item = rest.trim_start_matches("pub ").split(' ').next().unwrap_or_default();
        let names: BTreeSet<&str> = PAGES.iter().map(|page| page.derive).collect();
        found.extend(names.into_iter().filter(|name| derives.contains(name)).map(|name| (name, item)));
    }
    found
}

#[test]
fn each_derive_documents_its_attribute_keys() {
    for Page { path, on, part, .. } in PAGES {
        let page = read(path);
        for word in ATTRIBUTES {
            let stands = word.on.contains(on) || part.is_some_and(|part| word.on.contains(&part));
            let said = [format!("`{}`", word.name), format!("`{} = ", word.name)];
            let said = said.iter().any(|said| page.contains(said.as_str()));
            assert!(!stands || said, "{path} does not speak of `{}`", word.name);
        }
    }
}

#[test]
fn each_derive_documents_the_errors_it_reports() {
    for path in PAGES.iter().map(|page| page.path).collect::<BTreeSet<_>>() {
        let page = read(path);
        let (_, errors) = page.split_once("\n# Errors\n").unwrap_or_else(|| panic!("{path} has no errors"));
        let given = PAGES.iter().filter(|page| page.path == path).flat_map(|page| page.codes);
        assert_eq!(named(errors), given.copied().collect(), "the errors in {path}");
    }
}

#[test]
fn no_derive_reports_an_undocumented_error() {
    let mut checked = 0;
    for (rust, said) in cases() {
        // A case of several derives does not tell whose error it is.
        let [only] = &derived(&rust)[..] else { continue };
        let Some(page) = PAGES.iter().find(|page| (page.derive, page.item) == *only) else { continue };
        checked += 1;
        for code in named(&said) {
            assert!(page.codes.contains(&code), "{only:?} gives GW0{code}");
        }
    }
    assert!(checked > 20, "only {checked} cases are of one derive");
}

#[test]
fn every_error_is_documented_and_has_a_case() {
    let given: BTreeSet<u16> = PAGES.iter().flat_map(|page| page.codes).copied().collect();
    let shown: String = cases().into_iter().map(|(_, said)| said).collect();
    for code in codes() {
        assert!(named(&code).is_subset(&given), "no derive gives {code}");
        assert!(shown.contains(&format!("{code}: ")), "no case shows {code}");
    }
}
