//! Texts of values as errors show them.

/// The maximum number of characters of a value that are shown.
const MAX_SHOWN: usize = 40;

/// Returns a text in quotes, truncated if it is long.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{:?}…", text.get(..end).unwrap_or_default()),
        None => format!("{text:?}"),
    }
}
