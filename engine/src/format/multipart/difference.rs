//! Comparison of multipart bodies: two are equal if each name has the same parts in the same order. The order of
//! names, the boundaries, and the media types of parts that are no files are ignored.

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
    let quoted = |text: Option<&str>| text.map_or_else(|| "none".to_owned(), |text| format!("{text:?}"));
    if expected.file_name != found.file_name {
        let [expected, found] = [expected, found].map(|part| quoted(part.file_name.as_deref()));
        return Some(format!("expected the file name {expected}, found {found}"));
    }
    let types = [expected, found].map(|part| part.content_type.as_deref());
    if expected.file_name.is_some()
        && types[0].map(str::to_ascii_lowercase) != types[1].map(str::to_ascii_lowercase)
    {
        let [expected, found] = types.map(quoted);
        return Some(format!("expected the media type {expected}, found {found}"));
    }
    if expected.bytes == found.bytes {
        return None;
    }
    let shown = |part: &Part<'_>| format!("{:?}", String::from_utf8_lossy(part.bytes));
    Some(format!("expected {}, found {}", shown(expected), shown(found)))
}
