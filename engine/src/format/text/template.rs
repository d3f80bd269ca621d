//! Structures as plain text: a template of texts and the values of members.
//!
//! A value ends where the text after it occurs for the first time, so a value that contains that text cannot be
//! written. The last value, if no text is after it, is the rest.

use std::borrow::Cow;

use crate::table::{Field, Shape, TextPiece};

/// Returns the text after the value of a member in a template: an empty one if it is the last.
fn after(template: &[TextPiece], position: usize) -> &'static str {
    match template.get(position + 1) {
        Some(TextPiece::Text(text)) => text,
        Some(TextPiece::Member(_)) | None => "",
    }
}

/// Returns why a value of a member could not be read again, if it could not.
pub(super) fn refusal(template: &[TextPiece], name: &str, value: &str) -> Option<String> {
    let is_own = |piece: &TextPiece| matches!(piece, TextPiece::Member(own) if *own == name);
    let Some(position) = template.iter().position(is_own) else {
        return Some("the template of the text has no place for the member".to_owned());
    };
    let (is_first, is_last) = (position == 0, position + 1 == template.len());
    let is_bare = (is_first && value.starts_with(char::is_whitespace))
        || (is_last && value.ends_with(char::is_whitespace));
    if is_bare {
        return Some("white space at the start or the end of the text would not be read".to_owned());
    }
    let next = after(template, position);
    let end = [value, next].concat();
    let is_lost = value.contains('\r') || (!next.is_empty() && end.find(next) != Some(value.len()));
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

/// Returns the texts of the members in a text, by their positions in the table, or the piece that is not
/// there. An empty text of an optional member is left out. `is_trimmed` says that white space around the text
/// has been removed.
pub(super) fn captured<'b>(
    shape: &'static Shape,
    (text, is_trimmed): (Cow<'b, str>, bool),
) -> Result<Vec<(usize, Cow<'b, str>)>, String> {
    let text = if text.contains('\r') { Cow::Owned(text.replace("\r\n", "\n")) } else { text };
    let template = shape.template();
    // White space at the end has been removed, and with it that before an empty value.
    let is_end = |position: usize| is_trimmed && position + 2 >= template.len();
    let (mut found, mut start) = (Vec::new(), 0);
    for (position, piece) in template.iter().enumerate() {
        let rest = text.get(start..).unwrap_or_default();
        match piece {
            // That of a member has been found with it.
            TextPiece::Text(_) if position > 0 => {}
            TextPiece::Text(expected) if rest.starts_with(expected) => start += expected.len(),
            TextPiece::Text(expected) if is_end(position) && rest == expected.trim_end() => {
                start = text.len();
            }
            TextPiece::Text(expected) => {
                return Err(format!("expected a text that starts with {expected:?}"));
            }
            TextPiece::Member(name) => {
                let next = after(template, position);
                let length = if next.is_empty() { Some(rest.len()) } else { rest.find(next) };
                let cut =
                    || rest.strip_suffix(next.trim_end()).filter(|_| is_end(position + 1)).map(str::len);
                let Some(length) = length.or_else(cut) else {
                    return Err(format!("expected {next:?} after the value of {name:?}"));
                };
                found.push((*name, start..start + length));
                start = (start + length + next.len()).min(text.len());
            }
        }
    }
    if start != text.len() {
        return Err("expected the end of the text".to_owned());
    }
    let members = found.into_iter().filter_map(|(name, range)| {
        let index = shape.fields().iter().position(|field| field.name() == name)?;
        let is_required = shape.fields().get(index).is_some_and(Field::is_required);
        let part = match &text {
            Cow::Borrowed(text) => Cow::Borrowed(text.get(range)?),
            Cow::Owned(text) => Cow::Owned(text.get(range)?.to_owned()),
        };
        (is_required || !part.is_empty()).then_some((index, part))
    });
    Ok(members.collect())
}
