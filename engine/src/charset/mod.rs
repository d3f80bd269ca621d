//! The texts of bytes in a charset, and the bytes of texts.

mod latin1;
mod markup;
mod repertoire;
mod utf16;

use std::borrow::Cow;

pub(crate) use markup::{can_write_markup, with_references};
pub(crate) use repertoire::{Repertoire, lacking};
pub(crate) use utf16::{Order, encode as write_utf16, guessed, marked};

use crate::table::Charset;

/// Decodes bytes in a charset, or returns the text before the first that are invalid. UTF-16 without a byte order
/// is big-endian (RFC 2781 section 4.3).
pub(crate) fn decoded(charset: Charset, bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    match charset {
        Charset::Utf8 | Charset::UsAscii => str::from_utf8(bytes).map(Cow::Borrowed).map_err(|error| {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            str::from_utf8(valid).unwrap_or_default().to_owned()
        }),
        Charset::Iso88591 => Ok(latin1::decode(bytes)),
        Charset::Utf16 | Charset::Utf16Be => utf16::decode(Order::Big, bytes),
        Charset::Utf16Le => utf16::decode(Order::Little, bytes),
        Charset::Other(encoding) => encoding.decode(bytes),
    }
}

/// Decodes bytes in a charset, with replacement characters for those that are invalid.
pub(crate) fn decoded_lossily(charset: Charset, bytes: &[u8]) -> Cow<'_, str> {
    match charset {
        Charset::Other(encoding) => encoding.decode_lossily(bytes),
        Charset::Utf8
        | Charset::UsAscii
        | Charset::Iso88591
        | Charset::Utf16
        | Charset::Utf16Be
        | Charset::Utf16Le => decoded(charset, bytes).unwrap_or_else(|_| String::from_utf8_lossy(bytes)),
    }
}

/// Returns whether bytes of ASCII are the same text in a charset.
pub(crate) fn keeps_ascii(charset: Charset) -> bool {
    match charset {
        Charset::Utf8 | Charset::UsAscii | Charset::Iso88591 => true,
        Charset::Utf16 | Charset::Utf16Be | Charset::Utf16Le => false,
        Charset::Other(encoding) => encoding.is_ascii_compatible(),
    }
}

/// Encodes a text. Returns `None` if the charset does not have all its characters.
pub(crate) fn encode(charset: Charset, text: &str) -> Option<Vec<u8>> {
    match charset {
        Charset::Utf8 => Some(text.as_bytes().to_vec()),
        Charset::UsAscii => text.is_ascii().then(|| text.as_bytes().to_vec()),
        Charset::Iso88591 => text.chars().map(latin1::byte).collect(),
        Charset::Utf16 => Some([&b"\xFE\xFF"[..], &utf16::encode(Order::Big, text)].concat()),
        Charset::Utf16Be => Some(utf16::encode(Order::Big, text)),
        Charset::Utf16Le => Some(utf16::encode(Order::Little, text)),
        Charset::Other(encoding) => encoding.encode(text),
    }
}
