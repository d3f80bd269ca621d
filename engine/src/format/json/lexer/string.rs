//! Strings: runs of plain characters, and escapes (RFC 8259 section 7).

use std::ops::Range;

use super::{Lexer, SyntaxError};
use crate::bytes::escaped_in_json;

/// A word with 1 in each byte.
const ONES: u64 = u64::MAX / 0xFF;
/// The code units that are the second unpaired surrogate. The range before them is the first half.
const LOW_SURROGATES: Range<u32> = 0xDC00..0xE000;
/// The additional capacity of a string with escapes, beyond its first run.
const MORE_ROOM: usize = 32;

/// Returns the position of the first byte that ends a run of plain characters: a quote, a backslash or a
/// control character.
#[inline]
pub(super) fn run_end(bytes: &[u8], mut at: usize) -> usize {
    let (words, rest) = bytes.get(at..).unwrap_or_default().as_chunks::<8>();
    for word in words {
        let stops = stops(u64::from_le_bytes(*word));
        if stops != 0 {
            return at + (stops.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    at + rest.iter().position(|byte| escaped_in_json(*byte)).unwrap_or(rest.len())
}

/// Sets the highest bit of each byte that ends a run. Bits above the lowest of them may be false positives.
#[inline]
fn stops(word: u64) -> u64 {
    // After this XOR, a quote is 0x20, control characters are still below 0x20, and no other byte is below
    // 0x21. Subtraction borrows from the next higher byte, so only bits above a true match can be false.
    let quotes_and_controls = (word ^ (ONES * 0x02)).wrapping_sub(ONES * 0x21);
    let backslashes = (word ^ (ONES * 0x5C)).wrapping_sub(ONES);
    (quotes_and_controls | backslashes) & !word & (ONES * 0x80)
}

impl Lexer<'_> {
    /// Reads the rest of a string with escapes.
    pub(super) fn escaped_string(&mut self, start: usize, end: usize) -> Result<String, SyntaxError> {
        let mut out = String::with_capacity(end - start + MORE_ROOM);
        self.rest_of_string(start, end, Some(&mut out))?;
        Ok(out)
    }

    /// Skips the rest of a string whose first run is known.
    pub(super) fn rest_of_string(
        &mut self,
        mut start: usize,
        mut end: usize,
        mut out: Option<&mut String>,
    ) -> Result<(), SyntaxError> {
        let bytes = self.text.as_bytes();
        loop {
            if let Some(out) = &mut out {
                out.push_str(self.slice(start, end));
            }
            let (character, after) = match bytes.get(end) {
                Some(b'\\') => escape(bytes, end)?,
                Some(b'"') => {
                    self.at = end + 1;
                    return Ok(());
                }
                Some(_) => return Err(SyntaxError::new(end, "unescaped control character")),
                None => return Err(no_end(bytes)),
            };
            if let Some(out) = &mut out {
                out.push(character);
            }
            start = after;
            end = run_end(bytes, start);
        }
    }
}

/// Decodes the escape whose backslash is at `at`, and returns its character and its end.
fn escape(bytes: &[u8], at: usize) -> Result<(char, usize), SyntaxError> {
    let character = match bytes.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return coded(bytes, at),
        Some(_) => return Err(SyntaxError::new(at, "invalid escape sequence")),
        None => return Err(no_end(bytes)),
    };
    Ok((character, at + 2))
}

/// Decodes `\uXXXX`, or two of them that form a surrogate pair, and returns the character and the end.
fn coded(bytes: &[u8], at: usize) -> Result<(char, usize), SyntaxError> {
    let unit = code_unit(bytes, at + 2)?;
    if let Some(character) = char::from_u32(unit) {
        return Ok((character, at + 6));
    }
    if unit < LOW_SURROGATES.start && bytes.get(at + 6..at + 8) == Some(b"\\u") {
        let low = code_unit(bytes, at + 8)?;
        if LOW_SURROGATES.contains(&low) {
            let code = 0x1_0000 + ((unit - 0xD800) << 10) + (low - LOW_SURROGATES.start);
            return Ok((char::from_u32(code).unwrap_or_default(), at + 12));
        }
    }
    Err(SyntaxError::new(at, "unpaired surrogate"))
}

/// Decodes the four digits of a UTF-16 code unit.
fn code_unit(bytes: &[u8], start: usize) -> Result<u32, SyntaxError> {
    (start..start + 4).try_fold(0, |unit, at| {
        let byte = bytes.get(at).ok_or_else(|| no_end(bytes))?;
        let digit = char::from(*byte).to_digit(16);
        let digit = digit.ok_or_else(|| SyntaxError::new(at, "expected four hexadecimal digits"))?;
        Ok(unit << 4 | digit)
    })
}

#[cold]
fn no_end(bytes: &[u8]) -> SyntaxError {
    SyntaxError::new(bytes.len(), "the string is not terminated")
}
