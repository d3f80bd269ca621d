//! Mappings in braces, where a comma ends a text that has no quotes.

use super::{NodePath, Positions};

/// Whether the key at a place stands after a comma and has no colon: it may be the rest of a text that the comma has ended.
pub fn is_after_comma(key: &NodePath, positions: &mut Positions) -> bool {
    let text = key.source.text.as_str();
    let span = positions.locate(key).span;
    let (before, after) = (text.get(..span.start), text.get(span.end..));
    let before = before.unwrap_or_default().trim_end();
    before.ends_with(',') && after.unwrap_or_default().trim_start().starts_with([',', '}'])
}
