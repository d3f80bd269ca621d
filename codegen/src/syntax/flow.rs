//! What ends a text that has no quotes: a comma in a mapping in braces, and a comment.

use super::{NodePath, Positions};

/// Whether the key at a place stands after a comma and has no colon: it may be the rest of a text that the comma has ended.
pub fn is_after_comma(key: &NodePath, positions: &mut Positions) -> bool {
    let text = key.source.text.as_str();
    let span = positions.locate(key).span;
    let (before, after) = (text.get(..span.start), text.get(span.end..));
    let before = before.unwrap_or_default().trim_end();
    before.ends_with(',') && after.unwrap_or_default().trim_start().starts_with([',', '}'])
}

/// What follows a text without quotes on its line, where it is a comment that starts without a space: `#general`. YAML ends the
/// text there, although it may be meant as a part of it.
pub fn comment_after<'p>(text: &'p NodePath, positions: &mut Positions) -> Option<&'p str> {
    // Nearly no file has one, and positions are not for free.
    if !positions.has_comments(&text.source) {
        return None;
    }
    let file = text.source.text.as_str();
    let span = positions.locate(text).span;
    let is_quoted = file.get(span.start..)?.starts_with(['"', '\'', '|', '>']);
    let rest = file.get(span.end..)?.lines().next().unwrap_or_default();
    let comment = rest.trim_start().trim_end();
    let is_apart = comment.len() < rest.trim_end().len();
    let is_tight = comment.strip_prefix('#')?.starts_with(char::is_alphanumeric);
    (!is_quoted && is_apart && is_tight).then_some(comment)
}
