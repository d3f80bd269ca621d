//! Comparison of texts.

use std::borrow::Cow;

use crate::lines::Lines;
use crate::walk::shown;

/// Returns the first difference of two texts.
pub(in crate::format) fn difference(expected: &[u8], found: &[u8]) -> Option<String> {
    let offset = match expected.iter().zip(found).position(|(left, right)| left != right) {
        Some(offset) => offset,
        None if expected.len() == found.len() => return None,
        None => expected.len().min(found.len()),
    };
    let (line, column) = Lines::new(expected).position(offset);
    let [expected, found] = [expected, found].map(|body| rest(body, offset));
    Some(format!("line {line}, column {column}: expected {expected}, found {found}"))
}

fn rest(body: &[u8], offset: usize) -> String {
    match body.get(offset..).map(String::from_utf8_lossy) {
        None | Some(Cow::Borrowed("")) => "the end".to_owned(),
        Some(text) => shown(&text),
    }
}
