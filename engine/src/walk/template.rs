//! Templates: values within a text. A template consists of texts and of places for values.
//!
//! A value ends where the text after it occurs for the first time, so a value that contains that text cannot be
//! written. The last value, if no text is after it, is the rest. What is not kept at the start ends where the text after it
//! occurs for the last time. Line breaks are CR LF or LF, whichever the template has; it is written as it stands.

use std::borrow::Cow;
use std::ops::Range;

use super::probed::Probed;
use crate::table::{Node, TextPiece};

/// Returns the text after the value at a position of a template: an empty one if it is the last.
fn after(template: &[TextPiece], position: usize) -> &'static str {
    match template.get(position + 1) {
        Some(TextPiece::Text(text)) => text,
        Some(TextPiece::Member(_) | TextPiece::Anything) | None => "",
    }
}

/// Returns the text of a single value within a template, given its own, or why it could not be read again.
pub(super) fn alone(template: &[TextPiece], text: String) -> Result<String, String> {
    let name = first_member(template);
    match refusal(template, name, &text) {
        Some(refusal) => Err(refusal),
        None => rendered(template, &[(name, text)]).map_err(|(_, what)| what),
    }
}

/// Returns the name of the first place for a value: that of the only one, for a single value.
fn first_member(template: &[TextPiece]) -> &'static str {
    let name = |piece: &TextPiece| match piece {
        TextPiece::Member(name) => Some(*name),
        TextPiece::Text(_) | TextPiece::Anything => None,
    };
    template.iter().find_map(name).unwrap_or_default()
}

/// Returns a text with LF for each CR LF.
fn in_lines<'t>(text: impl Into<Cow<'t, str>>) -> Cow<'t, str> {
    let text = text.into();
    if text.contains("\r\n") { Cow::Owned(text.replace("\r\n", "\n")) } else { text }
}

/// Returns why a value of a member could not be read again, if it could not.
pub(super) fn refusal(template: &[TextPiece], name: &str, value: &str) -> Option<String> {
    let is_own = |piece: &TextPiece| matches!(piece, TextPiece::Member(own) if *own == name);
    let Some(position) = template.iter().position(is_own) else {
        return Some("the template of the text has no place for the member".to_owned());
    };
    if position + 1 == template.len() && value.ends_with('\n') {
        return Some("a line break at the end of the text, which would not be read".to_owned());
    }
    if value.contains('\r') {
        return Some("a carriage return, which would not be read".to_owned());
    }
    let next = in_lines(after(template, position));
    let end = [value, &*next].concat();
    let is_lost = !next.is_empty() && end.find(&*next) != Some(value.len());
    is_lost.then(|| format!("a value that contains {next:?}, which ends it in the text"))
}

/// Returns the text of values, given their texts by their names, or the name of one that could not be read again and why.
pub(super) fn rendered(
    template: &[TextPiece],
    members: &[(&'static str, String)],
) -> Result<String, (&'static str, String)> {
    let value = |name: &str| members.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text);
    let pieces = template.iter().map(|piece| match piece {
        TextPiece::Text(text) => text,
        TextPiece::Member(name) => value(name),
        TextPiece::Anything => "",
    });
    let text: String = pieces.collect();
    let (Some(TextPiece::Anything), first) = (template.first(), in_lines(after(template, 0))) else {
        return Ok(text);
    };
    // The text before the first value must not occur again.
    if in_lines(&*text).rfind(&*first) == Some(0) {
        return Ok(text);
    }
    let holds = |(_, value): &&(&'static str, String)| value.contains(&*first);
    let name = members.iter().find(holds).map_or_else(|| first_member(template), |(name, _)| name);
    Err((name, format!("more than one {first:?}, of which the last starts the values")))
}

/// Removes what a response may have around its text: white space before and after the texts of the template, and one
/// line break after a value.
fn within_edges<'b>(template: &[TextPiece], mut text: &'b str) -> &'b str {
    if let Some(TextPiece::Text(first)) = template.first()
        && !text.starts_with(&*in_lines(*first))
    {
        text = text.trim_ascii_start();
    }
    match template.last() {
        // What is white space alone is missed where it should be.
        Some(TextPiece::Text(last)) if text.ends_with(&*in_lines(*last)) || last.trim_ascii().is_empty() => {
            text
        }
        Some(TextPiece::Text(_)) => text.trim_ascii_end(),
        Some(TextPiece::Member(_)) => text.strip_suffix('\n').unwrap_or(text),
        Some(TextPiece::Anything) | None => text,
    }
}

/// The texts of values by their names.
pub(super) type Captured<'t> = Vec<(&'static str, Cow<'t, str>)>;

/// Returns the texts of the values in a text by their names, or what was expected where it does not fit. If it is read
/// tolerantly, white space around the text does not matter, but that around a value which can be any text is part of it.
pub(super) fn captured<'b>(
    template: &[TextPiece],
    text: Cow<'b, str>,
    is_tolerant: bool,
) -> Result<Captured<'b>, String> {
    let mut text = in_lines(text);
    if is_tolerant {
        text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(within_edges(template, text)),
            Cow::Owned(text) => Cow::Owned(within_edges(template, &text).to_owned()),
        };
    }
    let found = places(template, &text, is_tolerant)?;
    let part = |(name, range): (&'static str, Range<usize>)| {
        let part = match &text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(range)?),
            Cow::Owned(text) => Cow::Owned(text.get(range)?.to_owned()),
        };
        Some((name, part))
    };
    Ok(found.into_iter().filter_map(part).collect())
}

/// Returns what stands in a text: a structure, or the text of a single value, which may stand there alone.
pub(super) fn probed(template: &[TextPiece], text: Cow<'_, str>, node: &Node) -> Probed {
    let found = captured(template, Cow::Borrowed(&*text), true);
    match (found, node.kind().shape()) {
        (Ok(_), Some(_)) => Probed::Structure,
        (Err(_), Some(_)) => Probed::Nothing,
        (Ok(captured), None) => {
            let alone = captured.into_iter().next();
            alone.map_or(Probed::Nothing, |(_, text)| Probed::Scalar(text.into_owned(), None))
        }
        (Err(_), None) => Probed::Scalar(text.into_owned(), None),
    }
}

/// Returns where the values are in a text.
fn places(
    template: &[TextPiece],
    text: &str,
    is_tolerant: bool,
) -> Result<Vec<(&'static str, Range<usize>)>, String> {
    // White space at the end may have been removed, and with it that before an empty value.
    let is_end = |position: usize| is_tolerant && position + 2 >= template.len();
    let (mut found, mut start) = (Vec::new(), 0);
    for (position, piece) in template.iter().enumerate() {
        let rest = text.get(start..).unwrap_or_default();
        match piece {
            // That after another piece has been found with it.
            TextPiece::Text(_) if position > 0 => {}
            TextPiece::Text(expected) => {
                let expected = &*in_lines(*expected);
                if rest.starts_with(expected) {
                    start += expected.len();
                } else if is_end(position) && rest.trim_ascii_end() == expected.trim_end() {
                    start = text.len();
                } else {
                    return Err(format!("expected a text that starts with {expected:?}"));
                }
            }
            TextPiece::Member(name) => {
                let next = &*in_lines(after(template, position));
                let length = if next.is_empty() { Some(rest.len()) } else { rest.find(next) };
                let cut = || {
                    let cut = rest.strip_suffix(next.trim_end()).filter(|_| is_end(position + 1))?;
                    Some(cut.strip_suffix('\n').unwrap_or(cut).len())
                };
                let Some(length) = length.or_else(cut) else {
                    return Err(format!("expected {next:?} after the value of {name:?}"));
                };
                found.push((*name, start..start + length));
                start = (start + length + next.len()).min(text.len());
            }
            TextPiece::Anything if position > 0 => start = text.len(),
            TextPiece::Anything => {
                let next = &*in_lines(after(template, position));
                let Some(length) = rest.rfind(next) else {
                    return Err(format!("expected a text that contains {next:?}"));
                };
                start = length + next.len();
            }
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    if !(rest.is_empty() || is_tolerant && rest.trim_ascii().is_empty()) {
        return Err("expected the end of the text".to_owned());
    }
    Ok(found)
}
