//! A position in a pattern.

use super::PatternError;

/// A position in a pattern.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'p> {
    text: &'p str,
    rest: &'p str,
}

impl<'p> Cursor<'p> {
    pub(super) fn new(text: &'p str) -> Self {
        Self { text, rest: text }
    }

    /// Returns what has not been read.
    pub(super) fn rest(&self) -> &'p str {
        self.rest
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let c = chars.next();
        self.rest = chars.as_str();
        c
    }

    /// Reads a text if it follows.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        let after = self.rest.strip_prefix(text);
        self.rest = after.unwrap_or(self.rest);
        after.is_some()
    }

    /// Reads everything before a character, and the character.
    pub(super) fn until(&mut self, end: char) -> Option<&'p str> {
        let (read, after) = self.rest.split_once(end)?;
        self.rest = after;
        Some(read)
    }

    /// Reads the characters that are among these.
    pub(super) fn while_in(&mut self, characters: &str) -> &'p str {
        let after = self.rest.trim_start_matches(|c| characters.contains(c));
        let read = self.rest.strip_suffix(after).unwrap_or_default();
        self.rest = after;
        read
    }

    /// Reads this many hexadecimal digits.
    pub(super) fn hexadecimal(&mut self, count: usize) -> Option<u32> {
        let (digits, after) = self.rest.split_at_checked(count)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| is_number)?;
        self.rest = after;
        Some(number)
    }

    /// Returns an error at this position.
    pub(super) fn error(&self, what: impl Into<String>, help: impl Into<String>) -> PatternError {
        let read = self.text.strip_suffix(self.rest).unwrap_or_default();
        PatternError { at: Some(read.chars().count()), what: what.into(), help: help.into() }
    }
}
