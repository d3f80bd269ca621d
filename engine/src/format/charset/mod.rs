//! Conversion between the bytes and the text of a body, before decoding and after encoding in every format.
//!
//! A byte order mark takes precedence over the charset of the media type, which takes precedence over an
//! XML declaration (RFC 7303 section 3). The default is UTF-8.

#[cfg(test)]
mod tests;
mod write;

use std::borrow::Cow;
use std::str::Utf8Error;

pub(crate) use write::write;

use super::xml::declared_encoding;
use crate::table::{Charset, Format};
use crate::walk::DecodeOptions;

/// The bytes of a body without a byte order mark, and their charset.
#[derive(Clone, Copy, Debug)]
pub(super) struct Encoded<'b> {
    pub(super) bytes: &'b [u8],
    pub(super) charset: Charset,
}

/// The error of bytes that are not valid text.
#[derive(Debug)]
pub(super) struct NotText {
    /// The offset of the first invalid byte, if there is a single position.
    pub(super) offset: Option<usize>,
    /// What is wrong, as a sentence without a full stop.
    pub(super) what: String,
}

impl NotText {
    fn whole(what: impl Into<String>) -> Self {
        Self { offset: None, what: what.into() }
    }
}

/// Determines the charset of a body.
///
/// A tolerant reader ignores the encoding of an XML declaration if the body is ASCII only, because nearly
/// all charsets are supersets of ASCII.
pub(super) fn detect<'b>(
    format: Format,
    body: &'b [u8],
    options: &DecodeOptions,
) -> Result<Encoded<'b>, NotText> {
    if let Some(bytes) = body.strip_prefix(b"\xEF\xBB\xBF") {
        return Ok(Encoded { bytes, charset: Charset::Utf8 });
    }
    // In UTF-16 and UTF-32, a NUL byte is next to an initial `<`, `{` or `[`.
    let is_marked = body.starts_with(b"\xFE\xFF") || body.starts_with(b"\xFF\xFE");
    let is_wide = matches!(format, Format::Json | Format::Xml) && body.iter().take(2).any(|byte| *byte == 0);
    if is_marked || is_wide {
        let what = format!("the body is in UTF-16 or UTF-32; only {}", Charset::SUPPORTED);
        return Err(NotText::whole(what));
    }
    let charset = match options.charset {
        Some(charset) => charset,
        None if format == Format::Xml => match declared_encoding(body) {
            None => Charset::Utf8,
            Some(name) => match Charset::from_name(name) {
                Some(charset) => charset,
                None if !options.strict && body.is_ascii() => Charset::Utf8,
                None => {
                    let shown = crate::walk::shown(name);
                    let what = format!("the encoding of the XML declaration is {shown}; only ");
                    return Err(NotText::whole(what + Charset::SUPPORTED));
                }
            },
        },
        None => Charset::Utf8,
    };
    if options.strict && charset == Charset::UsAscii && !body.is_ascii() {
        let offset = body.iter().position(|byte| !byte.is_ascii());
        return Err(NotText { offset, what: "the charset is US-ASCII, but the bytes are not".to_owned() });
    }
    Ok(Encoded { bytes: body, charset })
}

impl<'b> Encoded<'b> {
    /// Returns the text up to the first invalid byte.
    pub(super) fn readable(self) -> Cow<'b, str> {
        decoded(self.charset, self.bytes).unwrap_or_else(|error| {
            let valid = self.bytes.get(..error.valid_up_to()).unwrap_or_default();
            Cow::Borrowed(str::from_utf8(valid).unwrap_or_default())
        })
    }

    /// Returns the text, or an error if it is invalid.
    pub(super) fn text(self) -> Result<Cow<'b, str>, NotText> {
        decoded(self.charset, self.bytes).map_err(|error| NotText {
            offset: Some(error.valid_up_to()),
            what: "not valid UTF-8".to_owned(),
        })
    }
}

/// Decodes bytes in a charset.
pub(super) fn decoded(charset: Charset, bytes: &[u8]) -> Result<Cow<'_, str>, Utf8Error> {
    match charset {
        Charset::Iso88591 if !bytes.is_ascii() => Ok(bytes.iter().copied().map(char::from).collect()),
        Charset::Utf8 | Charset::UsAscii | Charset::Iso88591 => str::from_utf8(bytes).map(Cow::Borrowed),
    }
}
