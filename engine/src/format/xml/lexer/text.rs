//! Text and attribute values: references are resolved, and line ends and white space are normalized.

use std::borrow::Cow;

use super::{Fault, Lexer, TAG_NOT_CLOSED};
use crate::bytes::before;
use crate::format::xml::characters::first_forbidden;

const NO_ENTITY: &str = "an & that starts no entity: write &amp;";
/// Problems do not contain the name of the entity, because it may be part of a secret.
const UNKNOWN_ENTITY: &str =
    "a character that XML does not allow, or an entity other than lt, gt, amp, apos and quot";

/// The additional capacity after the first replacement in a text, in bytes.
const USUAL_REST: usize = 64;
/// The bytes that end text or need processing within it.
const TEXT_STOPS: [u8; 4] = [b'<', b'&', b'\r', b']'];

impl<'b> Lexer<'b> {
    /// Reads an attribute value up to the closing quote, and normalizes it.
    pub(super) fn value(&mut self, quote: u8) -> Result<Cow<'b, str>, &'static str> {
        let mut value = Replaced::from(self);
        loop {
            self.at += before(self.rest(), [quote, b'<', b'&', b'\t', b'\n', b'\r']);
            match self.peek() {
                None => return Err(TAG_NOT_CLOSED),
                Some(b'<') => return Err("a character that is not allowed in an attribute"),
                Some(b'&') => value.reference(self).map_err(|fault| fault.what)?,
                Some(found) if found == quote => break,
                Some(_) => value.blank(self, ' '),
            }
        }
        let value = value.end(self);
        self.at += 1;
        Ok(value)
    }

    /// Reads text up to the next markup.
    #[inline]
    pub(in crate::format::xml) fn characters(&mut self) -> Result<Cow<'b, str>, Fault> {
        let start = self.at;
        self.at += before(self.rest(), TEXT_STOPS);
        match self.peek() {
            None | Some(b'<') => Ok(Cow::Borrowed(self.slice(start, self.at))),
            Some(_) => self.uncommon_characters(start),
        }
    }

    /// Reads text that contains references, line ends or brackets.
    #[inline(never)]
    fn uncommon_characters(&mut self, start: usize) -> Result<Cow<'b, str>, Fault> {
        let mut text = Replaced::from(&Self { at: start, ..*self });
        loop {
            match self.peek() {
                None | Some(b'<') => return Ok(text.end(self)),
                Some(b'&') => text.reference(self)?,
                Some(b'\r') => text.blank(self, '\n'),
                Some(_) if self.rest().starts_with(b"]]>") => {
                    return Err(Fault { offset: self.at, what: "]]> stands in text: write ]]&gt;" });
                }
                Some(_) => self.at += 1,
            }
            self.at += before(self.rest(), TEXT_STOPS);
        }
    }

    /// Reads a reference, and returns the character that it represents.
    fn reference(&mut self) -> Result<char, Fault> {
        let start = self.at;
        self.at += 1;
        let length = self.rest().iter().position(|byte| matches!(byte, b';' | b'<' | b'&'));
        let name = self.slice(self.at, self.at + length.unwrap_or_default());
        self.at += name.len();
        if !self.takes(b";") {
            return Err(Fault { offset: start, what: NO_ENTITY });
        }
        let character = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "apos" => Some('\''),
            "quot" => Some('"'),
            _ => name.strip_prefix('#').and_then(numbered),
        };
        character.ok_or(Fault { offset: start, what: UNKNOWN_ENTITY })
    }

    /// Reads the text of a CDATA section.
    pub(in crate::format::xml) fn section(&mut self) -> Result<Cow<'b, str>, Fault> {
        let what = "CDATA not closed: `]]>` not found before end of input";
        let content = self.up_to("<![CDATA[", "]]>", what)?;
        let mut within = Lexer::new(content);
        let mut text = Replaced::from(&within);
        loop {
            within.at += before(within.rest(), [b'\r']);
            match within.peek() {
                None => return Ok(text.end(&within)),
                Some(_) => text.blank(&mut within, '\n'),
            }
        }
    }
}

/// Parses a character reference without its `&#` and `;`.
fn numbered(number: &str) -> Option<char> {
    let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
    // `from_str_radix` would also accept a sign.
    let code = if digits.starts_with('+') { None } else { u32::from_str_radix(digits, radix).ok() };
    let character = code.and_then(char::from_u32);
    character.filter(|character| first_forbidden(character.encode_utf8(&mut [0; 4])).is_none())
}

/// A text with replacements, which is copied at the first replacement.
struct Replaced<'b> {
    copy: Option<String>,
    /// The start of the text that has not been copied.
    from: usize,
    text: &'b str,
}

impl<'b> Replaced<'b> {
    #[inline]
    fn from(lexer: &Lexer<'b>) -> Self {
        Self { copy: None, from: lexer.at, text: lexer.text }
    }

    fn push(&mut self, to: usize, character: char, after: usize) {
        let kept = self.text.get(self.from..to).unwrap_or_default();
        let copy = self.copy.get_or_insert_with(|| String::with_capacity(kept.len() + USUAL_REST));
        copy.push_str(kept);
        copy.push(character);
        self.from = after;
    }

    /// Replaces the reference at the current position.
    fn reference(&mut self, lexer: &mut Lexer<'b>) -> Result<(), Fault> {
        let start = lexer.at;
        let character = lexer.reference()?;
        self.push(start, character, lexer.at);
        Ok(())
    }

    /// Replaces the white space at the current position, where a carriage return and line feed count as
    /// one.
    fn blank(&mut self, lexer: &mut Lexer<'b>, character: char) {
        let start = lexer.at;
        if !lexer.takes(b"\r\n") {
            lexer.at += 1;
        }
        self.push(start, character, lexer.at);
    }

    #[inline]
    fn end(self, lexer: &Lexer<'b>) -> Cow<'b, str> {
        let rest = self.text.get(self.from..lexer.at).unwrap_or_default();
        match self.copy {
            None => Cow::Borrowed(rest),
            Some(mut copy) => {
                copy.push_str(rest);
                Cow::Owned(copy)
            }
        }
    }
}
