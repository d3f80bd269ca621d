//! Conversion between the bytes and the text of a body, before decoding and after encoding in every format.
//!
//! A byte order mark takes precedence over the charset of the media type, which takes precedence over an
//! XML declaration (RFC 7303 section 3). The default is UTF-8.

mod detect;
#[cfg(all(test, feature = "charsets"))]
mod standard_tests;
#[cfg(test)]
mod tests;
mod write;

use std::borrow::Cow;

pub(super) use detect::detect;
pub(crate) use write::write;

use crate::charset::decoded;
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
