//! What is within quotes: runs of plain characters, and escapes (RFC 8259 section 7).

use std::ops::Range;

use super::{Lexer, SyntaxError};
use crate::format::octets::escaped_in_json;

/// A word with 1 in each octet.
const ONES: u64 = u64::MAX / 0xFF;
/// The code units that are the second half of a pair. Those before them are the first.
const LOW_SURROGATES: Range<u32> = 0xDC00..0xE000;
/// So much more room than its first run a string with escapes is given at once.
const MORE_ROOM: usize = 32;

/// Where the first octet is that ends a run of plain characters: a quote, a backslash or a control character.
#[inline]
pub(super) fn run_end(octets: &[u8], mut at: usize) -> usize {
    let (words, rest) = octets.get(at..).unwrap_or_default().as_chunks::<8>();
    for word in words {
        let stops = stops(u64::from_le_bytes(*word));
        if stops != 0 {
            return at + (stops.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at + rest.iter().position(|octet| escaped_in_json(*octet)).unwrap_or(rest.len())
}

/// The highest bit of each octet that ends a run. Above the lowest of them there may be others that mean nothing.
#[inline]
fn stops(word: u64) -> u64 {
    // With this bit turned over, a quote is 0x20, control characters stay below, and no other character is below 0x21. What
    // is taken away from a smaller octet borrows from the next one: only what is above a true stop can be false.
    let quotes_and_controls = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslashes = (word ^ (ONES * 0x5C)).wrapping_sub(ONES);
    (quotes_and_controls | backslashes) & !word & (ONES * 0x80)
}

impl Lexer<'_> {
    /// Takes the rest of a string with escapes.
    pub(super) fn escaped_string(&mut self, start: usize, end: usize) -> Result<String, SyntaxError> {
        let mut out = String::with_capacity(end - start + MORE_ROOM);
        self.rest_of_string(start, end, Some(&mut out))?;
        Ok(out)
    }

    /// Passes over the rest of a string, the first run of which is known.
    pub(super) fn rest_of_string(
        &mut self,
        mut start: usize,
        mut end: usize,
        mut out: Option<&mut String>,
    ) -> Result<(), SyntaxError> {
        let octets = self.text.as_bytes();
        loop {
            if let Some(out) = &mut out {
                out.push_str(self.slice(start, end));
            }
            let (character, after) = match octets.get(end) {
                Some(b'\\') => escape(octets, end)?,
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(());
                }
                Some(_) => return Err(SyntaxError::new(end, "a control character is not escaped")),
                None => return Err(no_end(octets)),
            };
            if let Some(out) = &mut out {
                out.push(character);
            }
            start = after;
            end = run_end(octets, start);
        }
    }
}

/// The character of the escape whose backslash is here, and where the escape ends.
fn escape(octets: &[u8], at: usize) -> Result<(char, usize), SyntaxError> {
    let character = match octets.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return coded(octets, at),
        Some(_) => return Err(SyntaxError::new(at, "there is no such escape")),
        None => return Err(no_end(octets)),
    };
    Ok((character, at + 2))
}

/// The character of `\uXXXX`, or of two that are a surrogate pair, and where it ends.
fn coded(octets: &[u8], at: usize) -> Result<(char, usize), SyntaxError> {
    let unit = code_unit(octets, at + 2)?;
    if let Some(character) = char::from_u32(unit) {
        return Ok((character, at + 6));
    }
    if unit < LOW_SURROGATES.start && octets.get(at + 6..at + 8) == Some(b"\\u") {
        let low = code_unit(octets, at + 8)?;
        if LOW_SURROGATES.contains(&low) {
            let code = 0x1_0000 + ((unit - 0xD800) << 10) + (low - LOW_SURROGATES.start);
            return Ok((char::from_u32(code).unwrap_or_default(), at + 12));
        }
    }
    Err(SyntaxError::new(at, "half of a surrogate pair"))
}

/// The UTF-16 code unit whose four digits are here.
fn code_unit(octets: &[u8], start: usize) -> Result<u32, SyntaxError> {
    (start..start + 4).try_fold(0, |unit, at| {
        let octet = octets.get(at).ok_or_else(|| no_end(octets))?;
        let digit = char::from(*octet).to_digit(16);
        let digit = digit.ok_or_else(|| SyntaxError::new(at, "expected four hexadecimal digits"))?;
        Ok(unit << 4 | digit)
    })
}

#[cold]
fn no_end(octets: &[u8]) -> SyntaxError {
    SyntaxError::new(octets.len(), "the string does not end")
}
