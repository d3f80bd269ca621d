//! JSON taken apart token by token (RFC 8259).
//!
//! Each byte is looked at once, nothing recurses, and nothing but a string with escapes is allocated. The caller asks for
//! the tokens in an order that makes sense; how deep it goes and which names it takes twice is its own business.

mod string;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::domain::numeral;

use crate::bytes::starts_with;

/// Where a text stops being JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyntaxError {
    /// The offset of the byte that does not fit; of the end where one is missing.
    pub(crate) offset: usize,
    /// What is wrong.
    pub(crate) what: &'static str,
}

impl SyntaxError {
    #[cold]
    fn new(offset: usize, what: &'static str) -> Self {
        Self { offset, what }
    }

    /// What is wrong, as a sentence.
    pub(crate) fn sentence(self) -> String {
        format!("not valid JSON: {}", self.what)
    }
}

impl From<numeral::Fault> for SyntaxError {
    fn from(fault: numeral::Fault) -> Self {
        Self::new(fault.offset, fault.what)
    }
}

/// A number as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number<'b> {
    /// The whole of it.
    pub(crate) text: &'b str,
    /// The value, where it is written as a plain integer and fits. `-0` is 0.
    pub(crate) integer: Option<i64>,
}

/// What the next value is, by its first byte.
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

/// A place in a JSON text.
pub(crate) struct Lexer<'b> {
    text: &'b str,
    at: usize,
}

impl<'b> Lexer<'b> {
    /// At the start of a text.
    pub(crate) fn new(text: &'b str) -> Self {
        Self { text, at: 0 }
    }

    /// The offset of what comes next; of the value itself after [`Self::peek`].
    #[inline]
    pub(crate) fn offset(&self) -> usize {
        self.at
    }

    /// What the next value is, with white space passed over.
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

    /// Takes the string that starts here.
    #[inline]
    pub(crate) fn string(&mut self) -> Result<Cow<'b, str>, SyntaxError> {
        let (start, end) = self.run();
        if self.byte(end) == Some(b'"') {
            self.at = end + 1;
            return Ok(Cow::Borrowed(self.slice(start, end)));
        }
        self.escaped_string(start, end).map(Cow::Owned)
    }

    /// Passes over the string that starts here. It is held to the same grammar as one that is taken.
    #[inline]
    pub(crate) fn skip_string(&mut self) -> Result<(), SyntaxError> {
        let (start, end) = self.run();
        if self.byte(end) == Some(b'"') {
            self.at = end + 1;
            return Ok(());
        }
        self.rest_of_string(start, end, None)
    }

    /// Takes the number that starts here.
    #[inline]
    pub(crate) fn number(&mut self) -> Result<Number<'b>, SyntaxError> {
        let start = self.at;
        let (end, integer) = numeral::scan(self.text.as_bytes(), start)?;
        self.at = end;
        let text = self.slice(start, end);
        Ok(Number { text, integer: integer.value(text) })
    }

    /// Takes the word that a peek announced: `null`, `true` or `false`.
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

    /// Passes over the string, number or word that a peek announced.
    #[inline]
    pub(crate) fn skip_scalar(&mut self, peek: Peek) -> Result<(), SyntaxError> {
        match peek {
            Peek::String => self.skip_string(),
            Peek::Number => self.number().map(|_| ()),
            _ => self.word(peek),
        }
    }

    /// Enters the array or object that a peek announced.
    #[inline]
    pub(crate) fn open(&mut self) {
        self.at += 1;
    }

    /// Goes to the next item of an array, or behind its bracket: false when there is no more. What the item is, and that it
    /// is one at all, [`Self::peek`] tells.
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

    /// Goes to the name of the next member of an object, or behind its bracket: false when there is no more.
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

    /// Takes the name of a member, and the colon after it.
    #[inline]
    pub(crate) fn key(&mut self) -> Result<Cow<'b, str>, SyntaxError> {
        let key = self.string()?;
        self.colon()?;
        Ok(key)
    }

    /// Passes over the name of a member, whatever it is, and the colon after it.
    #[inline]
    pub(crate) fn skip_key(&mut self) -> Result<(), SyntaxError> {
        self.skip_string()?;
        self.colon()
    }

    /// Passes over the name of a member and its colon, if they stand here exactly as in `key`: `"name":`.
    #[inline]
    pub(crate) fn takes_key(&mut self, key: &str) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let found = starts_with(rest, key.as_bytes());
        if found {
            self.at += key.len();
        }
        found
    }

    /// Passes over a comma, the name of the member after it and its colon, if they stand here exactly as in `key`:
    /// `,"name":`. Otherwise the place is the same as before, for [`Self::next_member`].
    #[inline]
    pub(crate) fn takes_member(&mut self, key: &str) -> bool {
        self.takes_key(key)
    }

    /// Checks that nothing but white space is left.
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

    /// A part of the text. Tokens begin and end at characters, so there always is one.
    #[inline]
    fn slice(&self, start: usize, end: usize) -> &'b str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Where the text of the string that starts here begins, and where its first run of plain characters ends.
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

    /// The offset of the next value or name, behind white space that is not passed over yet.
    #[inline]
    pub(crate) fn offset_behind_space(&self) -> usize {
        match self.byte(self.at) {
            Some(byte) if byte > b' ' => self.at,
            _ => self.at + self.space(),
        }
    }

    /// How much white space stands here.
    fn space(&self) -> usize {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let space = |byte: &u8| matches!(byte, b' ' | b'\n' | b'\r' | b'\t');
        rest.iter().position(|byte| !space(byte)).unwrap_or(rest.len())
    }

    /// The byte after white space, which is passed over.
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

    /// The error that what comes next does not fit, or that there is nothing.
    #[cold]
    fn unexpected(&self, what: &'static str, at_end: &'static str) -> SyntaxError {
        SyntaxError::new(self.at, if self.byte(self.at).is_some() { what } else { at_end })
    }
}
