//! Conversion between the bytes and the text of a body, before decoding and after encoding in every format.
//!
//! A byte order mark takes precedence over the charset of the media type, which takes precedence over an
//! XML declaration (RFC 7303 section 3). The default is UTF-8.

mod detect;
mod latin1;
mod markup;
#[cfg(all(test, feature = "charsets"))]
mod standard_tests;
#[cfg(test)]
mod tests;
mod utf16;
mod write;

use std::borrow::Cow;

pub(super) use detect::detect;
pub(crate) use utf16::{Order, encode as write_utf16};
pub(super) use write::can_write_markup;
pub(crate) use write::{lacking, write};

use crate::lines::Lines;
use crate::table::Charset;

/// The bytes of a body without a byte order mark, and their charset.
#[derive(Clone, Copy, Debug)]
pub(super) struct Encoded<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) charset: Charset,
}

/// The error of bytes that are not valid text.
#[derive(Debug)]
pub(super) struct NotText {
    /// The line and the column of the first invalid byte, if there is a single position.
    pub(super) position: Option<(usize, usize)>,
    /// What is wrong, as a sentence without a full stop.
    pub(super) what: String,
}

impl NotText {
    fn whole(what: impl Into<String>) -> Self {
        Self { position: None, what: what.into() }
    }

    /// Creates the error of bytes after a text that could be read.
    #[cold]
    fn after(readable: &str, what: impl Into<String>) -> Self {
        Self { position: Some(Lines::new(readable.as_bytes()).position(readable.len())), what: what.into() }
    }
}

impl<'b> Encoded<'b> {
    /// Returns the text up to the first invalid byte.
    pub(super) fn readable(self) -> Cow<'b, str> {
        decoded(self.charset, self.bytes).unwrap_or_else(Cow::Owned)
    }

    /// Returns the text, or an error if it is invalid.
    pub(super) fn text(self) -> Result<Cow<'b, str>, NotText> {
        decoded(self.charset, self.bytes).map_err(|readable| {
            let name = match self.charset {
                // Of the bytes of US-ASCII, those of UTF-8 are read.
                Charset::UsAscii => Charset::Utf8.name(),
                Charset::Utf8
                | Charset::Iso88591
                | Charset::Utf16
                | Charset::Utf16Be
                | Charset::Utf16Le
                | Charset::Other(_) => self.charset.name(),
            };
            NotText::after(&readable, format!("not valid {name}"))
        })
    }
}

/// Decodes bytes in a charset, or returns the text before the first that are invalid. UTF-16 without a byte order
/// is big-endian (RFC 2781 section 4.3).
pub(super) fn decoded(charset: Charset, bytes: &[u8]) -> Result<Cow<'_, str>, String> {
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
pub(super) fn decoded_lossily(charset: Charset, bytes: &[u8]) -> Cow<'_, str> {
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
pub(super) fn keeps_ascii(charset: Charset) -> bool {
    match charset {
        Charset::Utf8 | Charset::UsAscii | Charset::Iso88591 => true,
        Charset::Utf16 | Charset::Utf16Be | Charset::Utf16Le => false,
        Charset::Other(encoding) => encoding.is_ascii_compatible(),
    }
}
