//! The byte order mark that a text may start with.

/// The text without a byte order mark, which the reader takes for the first column.
pub(crate) fn unmarked(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// The byte of an index of the reader, which starts to count after a byte order mark.
pub(crate) fn byte_offset(text: &str, index: usize) -> usize {
    text.len() - unmarked(text).len() + index
}
