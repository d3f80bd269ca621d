//! A JSON tokenizer (RFC 8259).
//!
//! It is a single pass without recursion, and allocates only for strings with escapes. The caller requests
//! tokens in an order that the grammar allows, and is responsible for limiting the depth and for detecting
//! repeated names.

mod string;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::number::numeral;

use crate::bytes::starts_with;

/// A syntax error of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The offset of the unexpected byte, or the end of the text if a byte is missing.
    pub(crate) offset: usize,
    /// What is wrong.
    pub(crate) what: &'static str,
}

impl SyntaxError {
    #[cold]
    fn new(offset: usize, what: &'static str) -> Self {
        Self { offset, what }
    }

    /// Returns what is wrong, as a sentence.
    pub(crate) fn sentence(self) -> String {
        format!("not valid JSON: {}", self.what)
    }
}

impl From<numeral::Fault> for SyntaxError {
    fn from(fault: numeral::Fault) -> Self {
        Self::new(fault.offset, fault.what)
    }
}

/// A number as written in the input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number<'b> {
    /// The text of the number.
    pub(crate) text: &'b str,
    /// The value if the number has no fraction and no exponent and fits. `-0` is 0.
    pub(crate) integer: Option<i64>,
}

/// The kind of the next value, by its first byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Peek {
    Null,
    True,
    False,
    Number,
    String,
    Array,
    Object,
}

/// A position in a JSON text.
pub(crate) struct Lexer<'b> {
    text: &'b str,
    at: usize,
}

impl<'b> Lexer<'b> {
    /// Creates a lexer at the start of a text.
    pub(crate) fn new(text: &'b str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the offset of the next token, which after [`Self::peek`] is that of the value itself.
    #[inline]
    pub(crate) fn offset(&self) -> usize {
        self.at
    }

    /// Returns to an offset that [`Self::offset`] has returned.
    pub(crate) fn rewind(&mut self, at: usize) {
        self.at = at;
    }

    /// Skips white space.
    pub(crate) fn skip_space(&mut self) {
        self.after_space();
    }

    /// Skips white space and returns the kind of the next value.
    #[inline]
    pub(crate) fn peek(&mut self) -> Result<Peek, SyntaxError> {
        match self.after_space() {
            Some(b'"') => Ok(Peek::String),
            Some(b'-' | b'0'..=b'9') => Ok(Peek::Number),
            Some(b'{') => Ok(Peek::Object),
            Some(b'[') => Ok(Peek::Array),
            Some(b'n') => Ok(Peek::Null),
            Some(b't') => Ok(Peek::True),
            Some(b'f') => Ok(Peek::False),
            _ => Err(self.unexpected("expected a value", "expected a value, found the end")),
        }
    }

    /// Reads the string at the current position.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Cow<'b, str>, SyntaxError> {
        let (start, end) = self.run();
        if self.byte(end) == Some(b'"') {
            self.at = end + 1;
            return Ok(Cow::Borrowed(self.slice(start, end)));
        }
        self.escaped_string(start, end).map(Cow::Owned)
    }

    /// Returns whether a string is next.
    #[inline]
    pub(super) fn is_at_quote(&self) -> bool {
        self.byte(self.at) == Some(b'"')
    }

    /// Reads the string at the current position, if it has no escapes and is one.
    #[inline]
    pub(super) fn string_without_escapes(&mut self) -> Option<&'b str> {
        let (start, end) = self.run();
        (self.byte(end) == Some(b'"')).then(|| {
            self.at = end + 1;
            self.slice(start, end)
        })
    }

    /// Skips the string at the current position, with the same checks as when it is read.
    #[inline]
    pub(crate) fn skip_string(&mut self) -> Result<(), SyntaxError> {
        let (start, end) = self.run();
        if self.byte(end) == Some(b'"') {
            self.at = end + 1;
            return Ok(());
        }
        self.rest_of_string(start, end, None)
    }

    /// Reads the number at the current position.
    #[inline]
    pub(crate) fn number(&mut self) -> Result<Number<'b>, SyntaxError> {
        let start = self.at;
        let (end, integer) = numeral::scan(self.text.as_bytes(), start)?;
        self.at = end;
        let text = self.slice(start, end);
        Ok(Number { text, integer: integer.value(text) })
    }

    /// Reads the literal that was peeked: `null`, `true` or `false`.
    #[inline]
    pub(crate) fn word(&mut self, peek: Peek) -> Result<(), SyntaxError> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let (found, length, what) = match peek {
            Peek::True => (rest.starts_with(b"true"), 4, "expected `true`"),
            Peek::False => (rest.starts_with(b"false"), 5, "expected `false`"),
            _ => (rest.starts_with(b"null"), 4, "expected `null`"),
        };
        if !found {
            return Err(SyntaxError::new(self.at, what));
        }
        self.at += length;
        Ok(())
    }

    /// Skips the string, number or literal that was peeked.
    #[inline]
    pub(crate) fn skip_scalar(&mut self, peek: Peek) -> Result<(), SyntaxError> {
        match peek {
            Peek::String => self.skip_string(),
            Peek::Number => self.number().map(|_| ()),
            _ => self.word(peek),
        }
    }

    /// Enters the array or object that was peeked.
    #[inline]
    pub(crate) fn open(&mut self) {
        self.at += 1;
    }

    /// Advances to the next item of an array. At the end of the array, skips its bracket and returns false.
    /// Use [`Self::peek`] to check that a value follows.
    #[inline]
    pub(crate) fn next_item(&mut self, first: bool) -> Result<bool, SyntaxError> {
        match self.after_space() {
            Some(b']') => {
                self.at += 1;
                Ok(false)
            }
            _ if first => Ok(true),
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            _ => Err(self.unexpected("expected `,` or `]`", "expected `,` or `]`, found the end")),
        }
    }

    /// Advances to the name of the next member of an object. At the end of the object, skips its bracket
    /// and returns false.
    #[inline]
    pub(crate) fn next_member(&mut self, first: bool) -> Result<bool, SyntaxError> {
        let mut next = self.after_space();
        if next == Some(b'}') {
            self.at += 1;
            return Ok(false);
        }
        if !first {
            if next != Some(b',') {
                return Err(self.unexpected("expected `,` or `}`", "expected `,` or `}`, found the end"));
            }
            self.at += 1;
            next = self.after_space();
        }
        if next == Some(b'"') {
            return Ok(true);
        }
        Err(self.unexpected("key must be a string", "expected a key, found the end"))
    }

    /// Reads the name of a member and the colon after it.
    #[inline]
    pub(crate) fn key(&mut self) -> Result<Cow<'b, str>, SyntaxError> {
        let key = self.string()?;
        self.colon()?;
        Ok(key)
    }

    /// Skips the name of a member and the colon after it.
    #[inline]
    pub(crate) fn skip_key(&mut self) -> Result<(), SyntaxError> {
        self.skip_string()?;
        self.colon()
    }

    /// Skips the name of a member and its colon if the input is exactly `key`: `"name":`.
    #[inline]
    pub(crate) fn takes_key(&mut self, key: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let found = starts_with(rest, key.as_bytes());
        if found {
            self.at += key.len();
        }
        found
    }

    /// Skips a comma, the name of a member and its colon if the input is exactly `key`: `,"name":`.
    /// Otherwise the position does not change, for a call of [`Self::next_member`].
    #[inline]
    pub(crate) fn takes_member(&mut self, key: &str) -> bool {
        self.takes_key(key)
    }

    /// Checks that only white space follows.
    pub(crate) fn finish(&mut self) -> Result<(), SyntaxError> {
        match self.after_space() {
            None => Ok(()),
            Some(_) => Err(SyntaxError::new(self.at, "expected the end")),
        }
    }

    #[inline]
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Returns a part of the text. Tokens begin and end at character boundaries, so this never fails.
    #[inline]
    fn slice(&self, start: usize, end: usize) -> &'b str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Returns the start of the content of the string at the current position, and the end of its first run
    /// of plain characters.
    #[inline]
    fn run(&self) -> (usize, usize) {
        let start = self.at + 1;
        (start, string::run_end(self.text.as_bytes(), start))
    }

    #[inline]
    fn colon(&mut self) -> Result<(), SyntaxError> {
        if self.after_space() == Some(b':') {
            self.at += 1;
            return Ok(());
        }
        Err(self.unexpected("expected `:`", "expected `:`, found the end"))
    }

    /// Returns the offset of the next value or name, without skipping the white space before it.
    #[inline]
    pub(crate) fn offset_behind_space(&self) -> usize {
        match self.byte(self.at) {
            Some(byte) if byte > b' ' => self.at,
            _ => self.at + self.space(),
        }
    }

    /// Returns the length of the white space at the current position.
    fn space(&self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        rest.iter().position(|byte| !space(byte)).unwrap_or(rest.len())
    }

    /// Skips white space and returns the next byte.
    #[inline]
    fn after_space(&mut self) -> Option<u8> {
        match self.byte(self.at) {
            Some(byte) if byte > b' ' => Some(byte),
            _ => self.pass_space(),
        }
    }

    fn pass_space(&mut self) -> Option<u8> {
        self.at += self.space();
        self.byte(self.at)
    }

    /// Creates the error for an unexpected byte, or for the end of the text.
    #[cold]
    fn unexpected(&self, what: &'static str, at_end: &'static str) -> SyntaxError {
        SyntaxError::new(self.at, if self.byte(self.at).is_some() { what } else { at_end })
    }
}
