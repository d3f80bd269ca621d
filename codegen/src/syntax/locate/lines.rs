//! The lines of a text, and the characters before its octets.

use std::ops::Range;

use super::unmarked;

/// How many octets lie between those whose characters before them are known.
const STRIDE: usize = 1024;

/// Where the lines of a text start.
#[derive(Debug)]
pub(super) struct Lines {
    starts: Vec<usize>,
    /// Where they start for the YAML reader, which knows other line ends too.
    read: Vec<usize>,
    /// How many characters start before each octet whose number is a multiple of [`STRIDE`].
    characters: Vec<usize>,
}

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(newline, _)| newline + 1));
        let mut characters = Vec::new();
        let mut count = 0;
        for octets in text.as_bytes().chunks(STRIDE) {
            characters.push(count);
            count += octets.iter().filter(|octet| is_first(**octet)).count();
        }
        Self { starts: starts.collect(), read: read(text), characters }
    }

    /// The line and the column of an octet, from 1. A byte order mark is no column.
    pub(super) fn position(&self, text: &str, octet: usize) -> (usize, usize) {
        let line = self.line(octet);
        let start = self.start(line);
        let marked = text.get(start..octet).is_some_and(|before| before.starts_with('\u{feff}'));
        let column = self.characters(text, octet).saturating_sub(self.characters(text, start));
        (line + 1, column + 1 - usize::from(marked))
    }

    /// The octet of a character of a line of the YAML reader's, which it counts from 0.
    pub(super) fn octet(&self, text: &str, (line, column): (usize, usize)) -> usize {
        let Some(start) = self.read.get(line) else { return text.len() };
        let before = self.characters(text, *start) + column;
        let known = self.characters.partition_point(|count| *count <= before).saturating_sub(1);
        let count = self.characters.get(known).copied().unwrap_or(0);
        let from = known * STRIDE;
        let octets = text.as_bytes().get(from..).unwrap_or_default().iter().enumerate();
        let mut firsts = octets.filter(|(_, octet)| is_first(**octet)).map(|(after, _)| from + after);
        firsts.nth(before.saturating_sub(count)).unwrap_or(text.len())
    }

    /// The octets of the line of a span and of some lines around it, and the number of the first of them, from 1.
    pub(super) fn window(&self, text: &str, span: &Range<usize>, around: usize) -> (Range<usize>, usize) {
        let first = self.line(span.start).saturating_sub(around);
        let last = self.line(span.end) + around + 1;
        let end = self.starts.get(last).copied().unwrap_or(text.len());
        (self.start(first)..end, first + 1)
    }

    /// The line of an octet, from 0.
    fn line(&self, octet: usize) -> usize {
        self.starts.partition_point(|start| *start <= octet).saturating_sub(1)
    }

    fn start(&self, line: usize) -> usize {
        self.starts.get(line).copied().unwrap_or(0)
    }

    /// How many characters start before an octet.
    fn characters(&self, text: &str, octet: usize) -> usize {
        let known = octet / STRIDE;
        let after = text.as_bytes().get(known * STRIDE..octet.min(text.len())).unwrap_or_default();
        let after = after.iter().filter(|octet| is_first(**octet)).count();
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

/// Whether an octet is the first of a character.
fn is_first(octet: u8) -> bool {
    octet & 0b1100_0000 != 0b1000_0000
}
