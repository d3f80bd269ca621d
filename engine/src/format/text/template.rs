//! Structures as plain text: a template of texts and the values of members.
//!
//! A value ends where the text after it occurs for the first time, so a value that contains that text cannot be
//! written. The last value, if no text is after it, is the rest. Line breaks are CR LF or LF, whichever the template
//! has; it is written as it stands.

use std::borrow::Cow;

use crate::format::trimmed;
use crate::table::{Field, Shape, TextPiece};

/// Returns the text after the value of a member in a template: an empty one if it is the last.
fn after(template: &[TextPiece], position: usize) -> &'static str {
    match template.get(position + 1) {
        Some(TextPiece::Text(text)) => text,
        Some(TextPiece::Member(_)) | None => "",
    }
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
        return Some("a line break at the end of the text would not be read".to_owned());
    }
    let next = in_lines(after(template, position));
    let end = [value, &*next].concat();
    let is_lost = value.contains('\r') || (!next.is_empty() && end.find(&*next) != Some(value.len()));
    is_lost.then(|| format!("the value contains {next:?}, which ends it in the text"))
}

/// Returns the text of a structure, given the texts of its members.
pub(super) fn rendered(template: &[TextPiece], members: &[(&'static str, String)]) -> String {
    let value = |name: &str| members.iter().find(|(own, _)| *own == name).map_or("", |(_, text)| text);
    let pieces = template.iter().map(|piece| match piece {
        TextPiece::Text(text) => text,
        TextPiece::Member(name) => value(name),
    });
    pieces.collect()
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
        Some(TextPiece::Member(_)) | None => text.strip_suffix('\n').unwrap_or(text),
    }
}

/// Returns the texts of the members in a text, by their positions in the table, or the piece that is not
/// there. An empty text of an optional member is left out. If it is read tolerantly, white space around the text does
/// not matter, but that around a value which can be any text is part of it.
pub(super) fn captured<'b>(
    shape: &'static Shape,
    (text, is_tolerant): (Cow<'b, str>, bool),
) -> Result<Vec<(usize, Cow<'b, str>)>, String> {
    let template = shape.template();
    let mut text = in_lines(text);
    if is_tolerant {
        text = match text {
            Cow::Borrowed(text) => Cow::Borrowed(within_edges(template, text)),
            Cow::Owned(text) => Cow::Owned(within_edges(template, &text).to_owned()),
        };
    }
    // White space at the end may have been removed, and with it that before an empty value.
    let is_end = |position: usize| is_tolerant && position + 2 >= template.len();
    let (mut found, mut start) = (Vec::new(), 0);
    for (position, piece) in template.iter().enumerate() {
        let rest = text.get(start..).unwrap_or_default();
        match piece {
            // That of a member has been found with it.
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
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    if !(rest.is_empty() || is_tolerant && rest.trim_ascii().is_empty()) {
        return Err("expected the end of the text".to_owned());
    }
    let members = found.into_iter().filter_map(|(name, range)| {
        let index = shape.fields().iter().position(|field| field.name() == name)?;
        let field = shape.fields().get(index)?;
        let is_required = field.is_required();
        let part = match &text {
            Cow::Borrowed(text) => Cow::Borrowed(own(text.get(range)?, field, is_tolerant)),
            Cow::Owned(text) => Cow::Owned(own(text.get(range)?, field, is_tolerant).to_owned()),
        };
        (is_required || !part.is_empty()).then_some((index, part))
    });
    Ok(members.collect())
}

/// Returns the part of a text that is the value of a field.
fn own<'t>(text: &'t str, field: &Field, is_tolerant: bool) -> &'t str {
    if is_tolerant { trimmed(text, field.node()) } else { text }
}
