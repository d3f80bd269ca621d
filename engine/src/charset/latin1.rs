//! ISO-8859-1, with the characters that windows-1252 has in place of control characters.
//!
//! Bodies that are said to be ISO-8859-1 are windows-1252, if they have any of its characters, and the Encoding
//! Standard reads all of them as such. The control characters are not written, so that every reader sees the same.

use std::borrow::Cow;

/// The characters of the bytes from 0x80 to 0x9F.
const HIGH: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}',
    '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}',
    '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

/// Decodes bytes.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(bytes) {
        Ok(text) if bytes.is_ascii() => Cow::Borrowed(text),
        Ok(_) | Err(_) => bytes.iter().map(|byte| character(*byte)).collect(),
    }
}

fn character(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|offset| HIGH.get(usize::from(offset)));
    high.copied().unwrap_or_else(|| char::from(byte))
}

/// Returns the byte of a character that both charsets have at the same place.
pub(super) fn byte(character: char) -> Option<u8> {
    u8::try_from(u32::from(character)).ok().filter(|byte| !(0x80..0xA0).contains(byte))
}
