//! Bytes as single values, and the texts that stand for them (RFC 4648).

use std::borrow::Cow;
use std::fmt;
use std::sync::LazyLock;

use data_encoding::{
    BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD, Encoding, HEXLOWER, HEXLOWER_PERMISSIVE, Specification,
    Translate,
};

/// Base64 in either alphabet, without padding, with white space, and whatever bits stand for no byte.
static EITHER: LazyLock<Encoding> = LazyLock::new(|| {
    let mut either = BASE64_NOPAD.specification();
    either.translate = Translate { from: "-_".to_owned(), to: "+/".to_owned() };
    " \t\n\r\u{c}".clone_into(&mut either.ignore);
    either.check_trailing_bits = false;
    // There are such encodings.
    Specification::encoding(&either).unwrap_or(BASE64_NOPAD)
});

/// Bytes: themselves, or a text that stands for them. A text is decoded only when its bytes are needed.
#[derive(Clone, Copy)]
pub enum Binary<'v> {
    /// The bytes.
    Bytes(&'v [u8]),
    /// A text in base64, in either alphabet. Another text stands for no bytes.
    Base64(&'v str),
    /// A text of two hexadecimal digits for each byte. Another text stands for no bytes.
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
            Self::Base64(text) => {
                let symbols = text.trim_end_matches('=').as_bytes();
                Cow::Owned(EITHER.decode(symbols).unwrap_or_default())
            }
            Self::Hex(text) => Cow::Owned(HEXLOWER_PERMISSIVE.decode(text.as_bytes()).unwrap_or_default()),
        }
    }

    /// Returns the number of bytes.
    pub fn len(self) -> usize {
        match self {
            Self::Bytes(bytes) => bytes.len(),
            Self::Hex(text) => text.len() / 2,
            Self::Base64(_) => self.bytes().len(),
        }
    }

    /// Returns whether there are no bytes.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Reads a text in exactly this alphabet and padding. Bits that stand for no byte must be zero.
    pub(crate) fn base64(text: &'v str, is_url: bool, padding: Padding) -> Option<Self> {
        // Several padded texts in a row are one to the crate.
        let is_one = !text.trim_end_matches('=').contains('=');
        (is_one && encoding(is_url, padding).decode(text.as_bytes()).is_ok()).then_some(Self::Base64(text))
    }

    /// Reads a text in either alphabet, with or without padding and with white space.
    pub(crate) fn tolerant_base64(text: &'v str) -> Option<Self> {
        let symbols = text.trim_ascii_end().trim_end_matches('=');
        EITHER.decode(symbols.as_bytes()).is_ok().then_some(Self::Base64(symbols))
    }

    /// Reads a text of hexadecimal digits, in upper or lower case.
    pub(crate) fn hex(text: &'v str) -> Option<Self> {
        (text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit()))
            .then_some(Self::Hex(text))
    }

    /// Appends the bytes in lower-case hexadecimal digits.
    pub(crate) fn push_hex(self, out: &mut String) {
        HEXLOWER.encode_append(&self.bytes(), out);
    }

    /// Appends the bytes in base64.
    pub(crate) fn push_base64(self, is_url: bool, padding: Padding, out: &mut String) {
        encoding(is_url, padding).encode_append(&self.bytes(), out);
    }
}

fn encoding(is_url: bool, padding: Padding) -> Encoding {
    match (is_url, padding) {
        (false, Padding::Required) => BASE64,
        (false, Padding::Forbidden) => BASE64_NOPAD,
        (true, Padding::Required) => BASE64URL,
        (true, Padding::Forbidden) => BASE64URL_NOPAD,
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
            "Zg==Zg==",
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
