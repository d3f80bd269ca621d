//! Bytes as single values, and the texts that stand for them (RFC 4648).

use std::borrow::Cow;
use std::fmt::{self, Write};

/// Bytes: themselves, or a text that stands for them. A text is decoded only when its bytes are needed.
#[derive(Clone, Copy)]
pub enum Binary<'v> {
    /// The bytes.
    Bytes(&'v [u8]),
    /// A text in base64, in either alphabet. What is not a symbol stands for nothing.
    Base64(&'v str),
    /// A text of two hexadecimal digits for each byte. What is not a digit stands for nothing.
    Hex(&'v str),
}

/// Whether a text in base64 is padded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Padding {
    /// Texts are padded to a multiple of four symbols.
    Required,
    /// Texts are not padded.
    Forbidden,
}

impl<'v> Binary<'v> {
    /// Returns the bytes.
    pub fn bytes(self) -> Cow<'v, [u8]> {
        match self {
            Self::Bytes(bytes) => Cow::Borrowed(bytes),
            Self::Base64(text) => Cow::Owned(decoded(text.bytes().filter_map(sextet), 6)),
            Self::Hex(text) => Cow::Owned(decoded(text.bytes().filter_map(nibble), 4)),
        }
    }

    /// Returns the number of bytes.
    pub fn len(self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Base64(text) => text.bytes().filter_map(sextet).count() * 6 / 8,
            Self::Hex(text) => text.bytes().filter_map(nibble).count() / 2,
        }
    }

    /// Returns whether there are no bytes.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Reads a text in exactly this alphabet and padding. Bits that stand for no byte must be zero.
    pub(crate) fn base64(text: &'v str, is_url: bool, padding: Padding) -> Option<Self> {
        let symbols = text.trim_end_matches('=');
        let pads = text.len() - symbols.len();
        let excess = symbols.len() % 4;
        let needed = match padding {
            Padding::Required => (4 - excess) % 4,
            Padding::Forbidden => 0,
        };
        let other = if is_url { ['+', '/'] } else { ['-', '_'] };
        let is_whole = excess != 1 && pads == needed && !symbols.contains(other);
        let mut last = Some(0);
        let are_symbols = symbols.bytes().all(|byte| {
            last = sextet(byte);
            last.is_some()
        });
        // Two symbols hold a byte and four bits, three hold two bytes and two bits.
        let unused = last.unwrap_or_default() & [0, 0, 0b1111, 0b11].get(excess).copied().unwrap_or_default();
        (is_whole && are_symbols && unused == 0).then_some(Self::Base64(text))
    }

    /// Reads a text in either alphabet, with or without padding and with white space.
    pub(crate) fn tolerant_base64(text: &'v str) -> Option<Self> {
        let symbols = text.trim_ascii_end().trim_end_matches('=');
        let is_known = |byte: u8| sextet(byte).is_some() || byte.is_ascii_whitespace();
        let count = symbols.bytes().filter_map(sextet).count();
        (symbols.bytes().all(is_known) && count % 4 != 1).then_some(Self::Base64(symbols))
    }

    /// Reads a text of hexadecimal digits, in upper or lower case.
    pub(crate) fn hex(text: &'v str) -> Option<Self> {
        (text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .then_some(Self::Hex(text))
    }

    /// Appends the bytes in lower-case hexadecimal digits.
    pub(crate) fn push_hex(self, out: &mut String) {
        for byte in &*self.bytes() {
            // Writing to a string cannot fail.
            let _ = write!(out, "{byte:02x}");
        }
    }

    /// Appends the bytes in base64.
    pub(crate) fn push_base64(self, is_url: bool, padding: Padding, out: &mut String) {
        use base64::Engine;
        use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
        let engine = match (is_url, padding) {
            (false, Padding::Required) => STANDARD,
            (false, Padding::Forbidden) => STANDARD_NO_PAD,
            (true, Padding::Required) => URL_SAFE,
            (true, Padding::Forbidden) => URL_SAFE_NO_PAD,
        };
        engine.encode_string(&*self.bytes(), out);
    }
}

/// Two values are equal if their bytes are.
impl PartialEq for Binary<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

/// Writes the bytes in base64.
impl fmt::Display for Binary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.push_base64(false, Padding::Required, &mut text);
        f.write_str(&text)
    }
}

impl fmt::Debug for Binary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Joins parts of this many bits to bytes. What is left over is no byte.
fn decoded(parts: impl Iterator<Item = u8>, bits: u32) -> Vec<u8> {
    let (mut bytes, mut buffer, mut filled) = (Vec::new(), 0_u16, 0);
    for part in parts {
        buffer = (buffer << bits) | u16::from(part);
        filled += bits;
        if filled >= u8::BITS {
            filled -= u8::BITS;
            bytes.push(((buffer >> filled) & 0xff) as u8);
        }
    }
    bytes
}

/// Returns the six bits of a symbol of base64, in either alphabet.
fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

fn nibble(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strict(text: &str) -> Option<Vec<u8>> {
        Binary::base64(text, false, Padding::Required).map(|binary| binary.bytes().into_owned())
    }

    #[test]
    fn reads_the_vectors_of_the_standard() {
        for (bytes, text, hex) in [
            ("", "", ""),
            ("f", "Zg==", "66"),
            ("fo", "Zm8=", "666f"),
            ("foo", "Zm9v", "666f6f"),
            ("foob", "Zm9vYg==", "666f6f62"),
            ("fooba", "Zm9vYmE=", "666f6f6261"),
            ("foobar", "Zm9vYmFy", "666f6f626172"),
        ] {
            let bytes = Binary::Bytes(bytes.as_bytes());
            assert_eq!(strict(text).as_deref(), Some(&*bytes.bytes()));
            assert_eq!(bytes.to_string(), text);
            let unpadded = text.trim_end_matches('=');
            assert_eq!(Binary::base64(unpadded, true, Padding::Forbidden), Some(bytes));
            assert_eq!(Binary::hex(hex), Some(bytes));
            assert_eq!(Binary::Hex(hex).len(), bytes.len());
            assert_eq!(Binary::Base64(text).len(), bytes.len());
            let mut out = String::new();
            bytes.push_hex(&mut out);
            assert_eq!(out, hex);
        }
    }

    #[test]
    fn reads_every_byte_in_both_alphabets() {
        let all: Vec<u8> = (0..=255).collect();
        for is_url in [false, true] {
            for padding in [Padding::Required, Padding::Forbidden] {
                let mut text = String::new();
                Binary::Bytes(&all).push_base64(is_url, padding, &mut text);
                assert_eq!(Binary::base64(&text, is_url, padding), Some(Binary::Bytes(&all)));
                assert_eq!(Binary::base64(&text, !is_url, padding), None);
                assert_eq!(Binary::tolerant_base64(&text), Some(Binary::Bytes(&all)));
            }
        }
    }

    #[test]
    fn refuses_what_is_not_exact() {
        // Missing, wrong and superfluous padding, unused bits, symbols of the other alphabet, others.
        for text in [
            "Zg",
            "Zg=",
            "Zg===",
            "Zm9v=",
            "Z",
            "Z===",
            "=",
            "Zh==",
            "Zm9=",
            "-_-_",
            "Zg==\n",
            "Zm 9v",
            "Zm9v\u{e4}",
        ] {
            assert_eq!(strict(text), None, "{text:?}");
        }
        for text in ["0", "0g", "0x00", " 00", "\u{661}\u{661}"] {
            assert_eq!(Binary::hex(text), None, "{text:?}");
        }
    }

    #[test]
    fn tolerates_line_breaks_and_missing_padding_in_responses() {
        for text in ["Zm9vYg", "Zm9vYg==", "Zm9v\r\nYg==\r\n", " Zm9v Yg ", "Zm9vYh"] {
            assert_eq!(Binary::tolerant_base64(text), Some(Binary::Bytes(b"foob")), "{text:?}");
        }
        for text in ["Zm9vY", "Zm=9v", "Zm9v!", "Zg\u{e4}="] {
            assert_eq!(Binary::tolerant_base64(text), None, "{text:?}");
        }
    }
}
