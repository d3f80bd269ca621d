//! What emitted code names of the runtime, and since which version the runtime has it: code that names more asks for a
//! newer runtime, and is refused by an older one with a message that says so.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use groupwright_codegen::emit::{CONTRACT, Options};
use groupwright_codegen::generate::generate;
use groupwright_codegen::load::load;
use proc_macro2::{TokenStream, TokenTree};

/// The names, each behind the version that has it.
const NAMES: &str = include_str!("contract.txt");

/// The paths that start at the runtime.
fn names(tokens: TokenStream, found: &mut BTreeSet<String>) {
    let mut path: Option<String> = None;
    for token in tokens {
        match (&token, &mut path) {
            (TokenTree::Ident(name), _) if name == "groupwright" => path = Some(String::new()),
            (TokenTree::Ident(name), Some(path)) if path.is_empty() || path.ends_with("::") => {
                path.push_str(&name.to_string());
            }
            (TokenTree::Punct(mark), Some(path)) if mark.as_char() == ':' => {
                if !path.is_empty() {
                    path.push(':');
                }
            }
            _ => found.extend(path.take().map(|path| path.trim_end_matches(':').to_owned())),
        }
        if let TokenTree::Group(group) = token {
            names(group.stream(), found);
        }
    }
    found.extend(path.map(|path| path.trim_end_matches(':').to_owned()));
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|number| number.parse().unwrap()).collect()
}

#[test]
fn emitted_code_names_what_the_runtime_has_since_the_version_that_it_asks_for() {
    let mut emitted = BTreeSet::new();
    for specs in ["../specs", "../tests/downstream/with_build/specs", "../tests/downstream/with_dates/specs"]
    {
        let files = generate(&load(&[specs]).unwrap().apis, &Options::default()).unwrap();
        for text in files.values() {
            names(text.parse().unwrap(), &mut emitted);
        }
    }
    let known = NAMES.lines().map(|line| line.split_once(' ').unwrap());
    let known: BTreeMap<&str, &str> = known.map(|(version, name)| (name, version)).collect();
    let unknown: Vec<&String> = emitted.iter().filter(|name| !known.contains_key(name.as_str())).collect();
    assert!(
        unknown.is_empty(),
        "emitted code names {unknown:?}, which tests/contract.txt has not: add each with the version of the runtime \
         that first has it; if that is the next release, raise `CONTRACT` to it, and give `generated_by!` an arm"
    );
    let newest = known.values().max_by_key(|version| numbers(version)).unwrap();
    assert_eq!(*newest, CONTRACT, "`CONTRACT` is the newest version in tests/contract.txt");
}
