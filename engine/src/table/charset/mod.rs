//! The character encodings of bodies.

#[cfg(not(feature = "charsets"))]
mod disabled;
#[cfg(feature = "charsets")]
mod standard;

#[cfg(not(feature = "charsets"))]
pub use disabled::StandardEncoding;
#[cfg(feature = "charsets")]
pub use standard::StandardEncoding;

use super::media::parameter;

/// A character encoding of a body.
///
/// Whether the feature `charsets` is on does not change what a label means, only whether it is supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Charset {
    /// UTF-8.
    #[default]
    Utf8,
    /// US-ASCII, a subset of UTF-8.
    UsAscii,
    /// ISO-8859-1: one byte for each of the first 256 code points. It is read as windows-1252, as the Encoding
    /// Standard says, and what the two do not share is not written.
    Iso88591,
    /// UTF-16 in either byte order, which a byte order mark tells. Without a mark it is the order in which the
    /// body begins with an ASCII character, or else big-endian (RFC 2781). It is written big-endian, with a mark.
    Utf16,
    /// UTF-16, big-endian. It is written without a byte order mark.
    Utf16Be,
    /// UTF-16, little-endian. It is written without a byte order mark.
    Utf16Le,
    /// Another encoding of the Encoding Standard. It needs the feature `charsets`.
    Other(StandardEncoding),
}

impl Charset {
    /// The supported charsets, for use after "only".
    pub const SUPPORTED: &'static str = if cfg!(feature = "charsets") {
        "those of the WHATWG Encoding Standard are supported"
    } else {
        "UTF-8, UTF-16, ISO-8859-1 and US-ASCII are supported without the feature `charsets` of the crate `groupwright`"
    };

    /// Returns the charset with this label. The comparison ignores case.
    ///
    /// Labels are those of the Encoding Standard. Of these, it takes `us-ascii` and `iso-8859-1` to mean
    /// windows-1252; here they are the charsets that IANA has registered, because these names are also written.
    pub fn from_name(name: &str) -> Option<Self> {
        const NAMES: &[(Charset, &[&str])] = &[
            (
                Charset::Utf8,
                &["utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"],
            ),
            (Charset::UsAscii, &["us-ascii", "ascii", "iso-ir-6", "ansi_x3.4-1968"]),
            (
                Charset::Iso88591,
                &[
                    "iso-8859-1",
                    "iso8859-1",
                    "iso88591",
                    "iso_8859-1",
                    "iso_8859-1:1987",
                    "latin1",
                    "l1",
                    "iso-ir-100",
                    "csisolatin1",
                    "cp819",
                    "ibm819",
                ],
            ),
            (Charset::Utf16, &["utf-16", "csunicode", "iso-10646-ucs-2", "ucs-2", "unicode"]),
            (Charset::Utf16Be, &["utf-16be", "unicodefffe"]),
            (Charset::Utf16Le, &["utf-16le", "unicodefeff"]),
        ];
        let is_named =
            |(_, names): &&(Self, &[&str])| names.iter().any(|known| known.eq_ignore_ascii_case(name));
        let known = NAMES.iter().find(is_named).map(|(charset, _)| *charset);
        known.or_else(|| StandardEncoding::from_label(name).map(Self::Other))
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

    /// Returns the preferred name in IANA's registry of character sets, or that of the Encoding Standard.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::UsAscii => "US-ASCII",
            Self::Iso88591 => "ISO-8859-1",
            Self::Utf16 => "UTF-16",
            Self::Utf16Be => "UTF-16BE",
            Self::Utf16Le => "UTF-16LE",
            Self::Other(encoding) => encoding.name(),
        }
    }

    /// Returns whether characters are units of 16 bits.
    pub const fn is_utf16(self) -> bool {
        match self {
            Self::Utf16 | Self::Utf16Be | Self::Utf16Le => true,
            Self::Utf8 | Self::UsAscii | Self::Iso88591 | Self::Other(_) => false,
        }
    }

    /// Returns whether it is supported only with the feature `charsets`.
    pub const fn needs_feature(self) -> bool {
        match self {
            Self::Other(_) => true,
            Self::Utf8 | Self::UsAscii | Self::Iso88591 | Self::Utf16 | Self::Utf16Be | Self::Utf16Le => {
                false
            }
        }
    }
}
