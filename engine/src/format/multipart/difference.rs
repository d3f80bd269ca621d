//! Comparison of multipart bodies: two are equal if each name has the same parts in the same order. The order of
//! names and the boundaries are ignored.

use std::collections::BTreeMap;

use super::parse::{Parsed, parse};
use crate::format::form::Part;
use crate::walk::DecodeOptions;

pub(in crate::format) fn difference(expected: &[u8], found: &[u8]) -> Option<String> {
    let parsed = |which: &str, body| {
        parse(body, &DecodeOptions::RESPONSE).map_err(|error| format!("the {which} {error}"))
    };
    let (expected, found) = match (parsed("expected", expected), parsed("found", found)) {
        (Ok(expected), Ok(found)) => (expected, found),
        (Err(what), _) | (_, Err(what)) => return Some(what),
    };
    let (expected, found) = (named(&expected), named(&found));
    let differing = expected.iter().find_map(|(name, parts)| {
        let Some(others) = found.get(name) else { return Some(format!("{name:?} is missing")) };
        if parts.len() != others.len() {
            return Some(format!("{name:?}: expected {} parts, found {}", parts.len(), others.len()));
        }
        let what = parts.iter().zip(others).find_map(|(part, other)| differ(part, other))?;
        Some(format!("{name:?}: {what}"))
    });
    differing.or_else(|| {
        let name = found.keys().find(|name| !expected.contains_key(*name))?;
        Some(format!("{name:?} is not expected"))
    })
}

fn named<'p>(parsed: &'p Parsed<'_>) -> BTreeMap<&'p str, Vec<&'p Part<'p>>> {
    let mut named: BTreeMap<&str, Vec<&Part<'_>>> = BTreeMap::new();
    for ((name, _), part) in parsed.pairs.iter().zip(&parsed.parts) {
        named.entry(name).or_default().push(part);
    }
    named
}

fn differ(expected: &Part<'_>, found: &Part<'_>) -> Option<String> {
    if expected.file_name != found.file_name {
        return Some(format!("expected the file name {:?}, found {:?}", expected.file_name, found.file_name));
    }
    let types =
        [expected, found].map(|part| part.content_type.as_ref().map(|text| text.to_ascii_lowercase()));
    if types[0] != types[1] {
        return Some(format!(
            "expected the media type {:?}, found {:?}",
            expected.content_type, found.content_type
        ));
    }
    if expected.bytes == found.bytes {
        return None;
    }
    let shown = |part: &Part<'_>| format!("{:?}", String::from_utf8_lossy(part.bytes));
    Some(format!("expected {}, found {}", shown(expected), shown(found)))
}
