//! Documents of JSON that are spoilt at random, read beside `serde_json`. (Those of XML, beside `quick-xml`, are among the tests of
//! the engine.)
//!
//! Ten thousand; a million with `DOCUMENTS=1000000 cargo test --release --package groupwright-suites --test lexers mutated`.

use std::env;

use fastrand::Rng;
use groupwright_engine::json::Json;
use serde_json::Value;

use crate::json::documents;
use crate::verdict::read_json;

fn count() -> usize {
    env::var("DOCUMENTS").map_or(10_000, |count| count.parse().expect("DOCUMENTS is a number"))
}

/// Changes a document in a few places: bytes are changed, removed, doubled, or taken from another place or from `pieces`.
fn spoil(rng: &mut Rng, document: &mut Vec<u8>, pieces: &[&str]) {
    for _ in 0..rng.usize(1..=3) {
        let at = rng.usize(0..=document.len());
        let to = (at + rng.usize(0..=8)).min(document.len());
        match rng.u8(0..6) {
            0 => drop(document.drain(at..to)),
            1 => {
                let part = document[at..to].to_vec();
                document.splice(at..at, part);
            }
            2 => {
                let part = document[at..to].to_vec();
                let other = rng.usize(0..=document.len());
                document.splice(other..other, part);
            }
            3 => drop(document.splice(at..at, [rng.u8(0..=127)])),
            4 => drop(document.splice(at..(at + 1).min(document.len()), [rng.u8(..)])),
            _ => drop(document.splice(at..at, pieces[rng.usize(0..pieces.len())].bytes())),
        }
    }
}

/// Whether two numbers differ by a rounding at most: by default, `serde_json` does not take the nearest.
fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= one.abs() * 4.0 * f64::EPSILON
}

/// Whether two values are equal: members in any order, and numbers but for a rounding.
fn is_same(ours: &Json, theirs: &Value) -> bool {
    match (ours, theirs) {
        (Json::Null, Value::Null) => true,
        (Json::Bool(one), Value::Bool(other)) => one == other,
        (Json::Number(one), Value::Number(other)) => {
            other.as_f64().is_some_and(|other| is_near(one.as_f64(), other))
        }
        (Json::String(one), Value::String(other)) => one == other,
        (Json::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Json::Object(one), Value::Object(other)) => {
            one.iter().len() == other.len()
                && one.iter().all(|(name, one)| other.get(name).is_some_and(|other| is_same(one, other)))
        }
        _ => false,
    }
}

const OF_JSON: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "\\u",
    "\\uD834\\uDD1E",
    "\\ud8",
    "0",
    "-",
    "1e5",
    ".5",
    "1E-400",
    "true",
    "null",
    "\"a\":1,",
    " ",
    "\n",
    "\u{feff}",
    "é",
    "\u{0}",
    "/**/",
    "1e999",
];

#[test]
fn reads_mutated_json_as_serde_json() {
    let documents: Vec<String> =
        documents().into_iter().filter(|(name, _)| name.starts_with('y')).map(|(_, text)| text).collect();
    let mut rng = Rng::with_seed(1);
    let mut valid = 0;
    for round in 0..count() {
        let mut document = documents[rng.usize(0..documents.len())].clone().into_bytes();
        if rng.bool() {
            document = format!(
                "{{\"a\":{},\"b\":{}}}",
                String::from_utf8_lossy(&document),
                documents[round % documents.len()]
            )
            .into_bytes();
        }
        spoil(&mut rng, &mut document, OF_JSON);
        let shown = String::from_utf8_lossy(&document);
        match (read_json(&document), serde_json::from_slice::<Value>(&document)) {
            (Ok(ours), Ok(theirs)) => {
                valid += 1;
                assert!(is_same(&ours, &theirs), "{shown}: {ours} is not {theirs}");
            }
            (Err(_), Err(_)) => {}
            // By design: one name twice is no object that means anything.
            (Err(why), Ok(_)) => assert!(why.contains("occurs more than once"), "{shown}: {why}"),
            // By design: a byte order mark, or a null byte among the first two, tells the encoding; and numbers may be of any size.
            (Ok(_), Err(why)) => {
                let marked = document.starts_with(&[0xEF, 0xBB, 0xBF])
                    || document.iter().take(2).any(|byte| *byte == 0);
                assert!(marked || why.to_string().starts_with("number out of range"), "{shown}: {why}");
            }
        }
    }
    assert!(valid * 20 > count(), "only {valid} documents can be read");
}
