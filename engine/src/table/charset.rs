//! The character encodings of bodies.

use super::media::parameter;

/// A character encoding of a body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Charset {
    /// UTF-8.
    #[default]
    Utf8,
    /// US-ASCII, a subset of UTF-8.
    UsAscii,
    /// ISO-8859-1: one byte for each of the first 256 code points.
    Iso88591,
}

impl Charset {
    /// The supported charsets, for use after "only".
    pub const SUPPORTED: &'static str = "UTF-8, ISO-8859-1 and US-ASCII are supported";

    /// Returns the charset with this name or common alias. The comparison ignores case.
    pub fn from_name(name: &str) -> Option<Self> {
        const NAMES: &[(Charset, &[&str])] = &[
            (Charset::Utf8, &["utf-8", "utf8"]),
            (Charset::UsAscii, &["us-ascii", "ascii", "iso-ir-6", "ansi_x3.4-1968"]),
            (Charset::Iso88591, &["iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "iso-ir-100"]),
        ];
        let is_named =
            |(_, names): &&(Self, &[&str])| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        NAMES.iter().find(is_named).map(|(charset, _)| *charset)
    }

    /// Returns the charset that a media type specifies, or `None` if it specifies none.
    ///
    /// # Errors
    ///
    /// Returns the name of a charset that is not supported.
    pub fn of_media_type(media_type: &str) -> Result<Option<Self>, &str> {
        let name = parameter(media_type, "charset").unwrap_or_default();
        if name.is_empty() { Ok(None) } else { Self::from_name(name).map(Some).ok_or(name) }
    }

    /// Returns the preferred name in IANA's registry of character sets.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::UsAscii => "US-ASCII",
            Self::Iso88591 => "ISO-8859-1",
        }
    }
}
