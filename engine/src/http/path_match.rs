//! Matching of paths with a template: the values of its parameters.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::percent::is_escaped;
use crate::table::{Endpoint, Segment, SelectPlace};

/// Path parameters with their decoded values, or the reason why a value cannot be decoded.
pub(super) type Parameters = Vec<(&'static str, Result<String, &'static str>)>;

/// Extracts the parameters from a path that starts with a slash. Returns `None` if the path does not match
/// the template. A suffix that requests a format is not part of the last parameter.
pub(super) fn read(endpoint: &'static Endpoint, path: &str) -> Option<Parameters> {
    let path = normalized(path);
    let select = endpoint.select();
    // Of two suffixes of which one ends with the other, the longer one.
    let mut suffixes: Vec<&str> = select.suffixes().map(|(_, suffix)| suffix).chain([""]).collect();
    suffixes.sort_by_key(|suffix| std::cmp::Reverse(suffix.len()));
    let mut read =
        suffixes.into_iter().filter_map(|suffix| parameters(endpoint.path(), path.strip_suffix(suffix)?));
    read.next().filter(|parameters| match select.place() {
        // Another text in place of a format is another path.
        SelectPlace::Path(name) => parameters.iter().any(|(own, value)| {
            *own == name && value.as_ref().is_ok_and(|value| select.format(value).is_some())
        }),
        SelectPlace::Suffix | SelectPlace::Query(_) | SelectPlace::Header(_) | SelectPlace::Body(_) => true,
    })
}

fn parameters(template: &'static [Segment], path: &str) -> Option<Parameters> {
    if template.is_empty() {
        return path.is_empty().then(Vec::new);
    }
    let rooted = matches!(template.first(), Some(Segment::Literal(text)) if text.starts_with('/'));
    let mut found = Vec::new();
    matches(template, if rooted { path } else { path.strip_prefix('/')? }, &mut found).then_some(found)
}

/// Matches a path with a template, and adds its parameters. Each optional part is tried with a value and then without.
fn matches(template: &'static [Segment], path: &str, found: &mut Parameters) -> bool {
    let mut rest = path;
    let mut template = template;
    while let Some((piece, after)) = template.split_first() {
        if let Some((pieces, tail)) = run(template) {
            let Some(left) = within_segment((pieces, tail), rest, found) else { return false };
            template = template.get(pieces.len()..).unwrap_or_default();
            rest = left;
            continue;
        }
        template = after;
        let left = match *piece {
            Segment::Literal(text) => rest.strip_prefix(text),
            Segment::Parameter(name) => push(name, segment(rest), true, template.first(), (rest, found)),
            Segment::Segments(name) => push(name, rest, false, template.first(), (rest, found)),
            Segment::Optional(name) => {
                let before = found.len();
                let within = rest
                    .strip_prefix('/')
                    .and_then(|rest| push(name, segment(rest), true, template.first(), (rest, found)));
                if within.is_some_and(|rest| matches(template, rest, found)) {
                    return true;
                }
                found.truncate(before);
                Some(rest)
            }
        };
        let Some(left) = left else { return false };
        rest = left;
    }
    rest.is_empty()
}

/// Returns the pieces of a template that fill the rest of a segment, if it starts with a parameter, and what follows them
/// in the segment. A segment that continues with a value of several segments has no such end.
fn run(template: &'static [Segment]) -> Option<(&'static [Segment], &'static str)> {
    let Some(Segment::Parameter(_)) = template.first() else { return None };
    let is_within = |piece: &Segment| match piece {
        Segment::Parameter(_) => true,
        Segment::Literal(text) => !text.contains('/'),
        Segment::Segments(_) | Segment::Optional(_) => false,
    };
    let count = template.iter().position(|piece| !is_within(piece)).unwrap_or(template.len());
    let tail = match template.get(count) {
        Some(Segment::Literal(text)) => text.split('/').next().unwrap_or_default(),
        Some(Segment::Segments(_)) => return None,
        Some(Segment::Parameter(_) | Segment::Optional(_)) | None => "",
    };
    Some((template.get(..count)?, tail))
}

/// Matches the pieces of a segment that starts with a parameter, and returns what follows them. A text between two
/// parameters is found where it occurs last, so that the values before it are as long as possible; this finds a match
/// if there is one.
fn within_segment<'p>(
    (pieces, tail): (&'static [Segment], &str),
    rest: &'p str,
    found: &mut Parameters,
) -> Option<&'p str> {
    let text = segment(rest).strip_suffix(tail)?;
    let (mut end, mut values) = (text.len(), Vec::new());
    let mut pieces = pieces.iter().rev().peekable();
    while let Some(piece) = pieces.next() {
        let before = text.get(..end)?;
        match *piece {
            Segment::Literal(literal) => end = before.strip_suffix(literal)?.len(),
            Segment::Parameter(name) => {
                let start = match pieces.next() {
                    None => 0,
                    Some(Segment::Literal(literal)) => {
                        let last = before.chars().next_back()?.len_utf8();
                        let at = before.get(..end - last)?.rfind(literal)?;
                        let start = at + literal.len();
                        end = at;
                        start
                    }
                    // Nothing tells where one of two parameters ends.
                    Some(Segment::Parameter(_) | Segment::Segments(_) | Segment::Optional(_)) => return None,
                };
                values.push((name, before.get(start..)?));
            }
            Segment::Segments(_) | Segment::Optional(_) => return None,
        }
    }
    for (name, value) in values.into_iter().rev() {
        if value.is_empty() || is_dots(value) {
            return None;
        }
        found.push((name, decoded(value)));
    }
    rest.get(text.len()..)
}

/// Returns the text before the next slash.
fn segment(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// Adds the parameter at the start of `rest` whose value lies within `reach`, and returns what follows it. `whole` is
/// whether it is a single segment.
fn push<'p>(
    name: &'static str,
    reach: &str,
    whole: bool,
    next: Option<&Segment>,
    (rest, found): (&'p str, &mut Parameters),
) -> Option<&'p str> {
    let end = end_before(reach, next, if whole { '/' } else { '\0' })?;
    let (value, after) = rest.split_at_checked(end)?;
    let decoded = decoded(value);
    // An encoded slash belongs to the value of a single segment. In a value of several segments it
    // would be ambiguous.
    let segments = if whole { value } else { decoded.as_ref().map_or(value, String::as_str) };
    if segments.split('/').any(|segment| segment.is_empty() || is_dots(segment)) {
        return None;
    }
    found.push((name, decoded));
    Some(after)
}

fn decoded(value: &str) -> Result<String, &'static str> {
    if !is_escaped(value) {
        return Err(NOT_ESCAPED);
    }
    let decoded = percent_decode_str(value).decode_utf8();
    decoded.map(Cow::into_owned).map_err(|_| "it is not UTF-8 after percent-decoding")
}

/// The problem of a text with invalid percent-encoding.
pub(super) const NOT_ESCAPED: &str = "it has a `%` without two hexadecimal digits after it";

/// Returns the end of a parameter's value: the last occurrence of the following literal before `stop`.
fn end_before(text: &str, next: Option<&Segment>, stop: char) -> Option<usize> {
    match next {
        Some(Segment::Literal(literal)) => match literal.split(stop).next() {
            Some("") | None => Some(text.len()),
            Some(delimiter) => text.rfind(delimiter),
        },
        _ => Some(text.len()),
    }
}

/// Decodes the unreserved characters of a path (RFC 3986 section 6.2.2.2), so that equivalent paths become
/// equal.
pub(super) fn normalized(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('%') {
        out.push_str(before);
        let byte = after.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) => {
                out.push(char::from(byte));
                rest = after.get(2..).unwrap_or_default();
            }
            _ => {
                out.push('%');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Returns whether a segment is `.` or `..`. Clients and servers remove such segments even if they are
/// percent-encoded.
pub(super) fn is_dots(segment: &str) -> bool {
    segment == "." || segment == ".."
}
