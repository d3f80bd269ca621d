//! The characters that a charset has.

use std::collections::BTreeMap;

use super::{keeps_ascii, latin1};
use crate::table::Charset;

/// Returns the escape for a character that the charset does not contain.
pub(super) type Escape = fn(char) -> String;

/// The characters that a charset has.
pub(crate) struct Repertoire {
    charset: Charset,
    keeps_ascii: bool,
    /// The characters that have been tried.
    tried: BTreeMap<char, bool>,
}

impl Repertoire {
    pub(crate) fn of(charset: Charset) -> Self {
        Self { charset, keeps_ascii: keeps_ascii(charset), tried: BTreeMap::new() }
    }

    fn has(&mut self, character: char) -> bool {
        if self.keeps_ascii && character.is_ascii() {
            return true;
        }
        match self.charset {
            Charset::Utf8 | Charset::Utf16 | Charset::Utf16Be | Charset::Utf16Le => true,
            Charset::UsAscii => character.is_ascii(),
            Charset::Iso88591 => latin1::byte(character).is_some(),
            Charset::Other(encoding) => *self
                .tried
                .entry(character)
                .or_insert_with(|| encoding.encode(character.encode_utf8(&mut [0; 4])).is_some()),
        }
    }

    /// Returns the first character of a text that is not among them.
    pub(crate) fn lacking(&mut self, text: &str) -> Option<char> {
        if self.keeps_ascii && text.is_ascii() {
            return None;
        }
        text.chars().find(|character| !self.has(*character))
    }

    /// Appends a text, with escapes for those that are not among them.
    pub(crate) fn push(&mut self, text: &str, escape: Escape, out: &mut String) {
        if self.keeps_ascii && text.is_ascii() {
            return out.push_str(text);
        }
        for character in text.chars() {
            if self.has(character) {
                out.push(character);
            } else {
                out.push_str(&escape(character));
            }
        }
    }
}

/// Returns the first character of a text that a charset does not have.
pub(crate) fn lacking(charset: Charset, text: &str) -> Option<char> {
    if charset == Charset::Utf8 {
        return None;
    }
    Repertoire::of(charset).lacking(text)
}
