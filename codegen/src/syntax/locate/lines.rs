//! The lines of a text, and the characters before its bytes.

use std::ops::Range;

use super::super::mark::unmarked;

/// How many bytes lie between those whose characters before them are known.
const STRIDE: usize = 1024;

/// Where the lines of a text start.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    /// Where they start for the YAML reader, which knows other line ends too.
    read: Vec<usize>,
    /// How many characters start before each byte whose number is a multiple of [`STRIDE`].
    characters: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1));
        let mut characters = Vec::new();
        let mut count = 0;
        for bytes in text.as_bytes().chunks(STRIDE) {
            characters.push(count);
            count += bytes.iter().filter(|byte| is_first(**byte)).count();
        }
        Self { starts: starts.collect(), read: read(text), characters }
    }

    /// The line and the column of an byte, from 1. A byte order mark is no column.
    pub(super) fn position(&self, text: &str, byte: usize) -> (usize, usize) {
        let line = self.line(byte);
        let start = self.start(line);
        let marked = text.get(start..byte).is_some_and(|before| before.starts_with('\u{feff}'));
        let column = self.characters(text, byte).saturating_sub(self.characters(text, start));
        (line + 1, column + 1 - usize::from(marked))
    }

    /// The byte of a character of a line of the YAML reader's, which it counts from 0.
    pub(super) fn byte_offset(&self, text: &str, (line, column): (usize, usize)) -> usize {
        let Some(start) = self.read.get(line) else { return text.len() };
        let before = self.characters(text, *start) + column;
        let known = self.characters.partition_point(|count| *count <= before).saturating_sub(1);
        let count = self.characters.get(known).copied().unwrap_or(0);
        let from = known * STRIDE;
        let bytes = text.as_bytes().get(from..).unwrap_or_default().iter().enumerate();
        let mut firsts = bytes.filter(|(_, byte)| is_first(**byte)).map(|(after, _)| from + after);
        firsts.nth(before.saturating_sub(count)).unwrap_or(text.len())
    }

    /// The bytes of the lines of a span, and the number of the first of them, from 1.
    pub(super) fn around(&self, text: &str, span: &Range<usize>) -> (Range<usize>, usize) {
        let (first, last) = (self.line(span.start), self.line(span.end));
        let end = self.starts.get(last + 1).copied().unwrap_or(text.len());
        (self.start(first)..end, first + 1)
    }

    /// The line of an byte, from 0.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(0)
    }

    /// How many characters start before an byte.
    fn characters(&self, text: &str, byte: usize) -> usize {
        let known = byte / STRIDE;
        let after = text.as_bytes().get(known * STRIDE..byte.min(text.len())).unwrap_or_default();
        let after = after.iter().filter(|byte| is_first(**byte)).count();
        self.characters.get(known).copied().unwrap_or(0) + after
    }
}

/// Where lines start for the YAML reader. A byte order mark is not read.
fn read(text: &str) -> Vec<usize> {
    let ends = ['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
    let ends = text.match_indices(ends).filter(|(at, end)| {
        // Both characters together are one end.
        *end != "\r" || text.as_bytes().get(at + 1) != Some(&b'\n')
    });
    let start = text.len() - unmarked(text).len();
    std::iter::once(start).chain(ends.map(|(at, end)| at + end.len())).collect()
}

/// Whether an byte is the first of a character.
fn is_first(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}
