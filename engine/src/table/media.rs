//! Formats with their media types.

use super::Format;

/// Returns the value of a parameter of a media type, without quotes.
pub(super) fn parameter<'t>(media_type: &'t str, name: &str) -> Option<&'t str> {
    let mut is_quoted = false;
    let mut is_escaped = false;
    let separates = |character: char| {
        let is_plain = !std::mem::take(&mut is_escaped);
        is_escaped = is_plain && is_quoted && character == '\\';
        is_quoted ^= is_plain && character == '"';
        !is_quoted && character == ';'
    };
    let parameters = media_type.split(separates).skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut own = parameters.filter(|(own, _)| own.trim().eq_ignore_ascii_case(name));
    own.next().map(|(_, value)| value.trim().trim_matches(['"', '\'']))
}

/// A format and its media type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    format: Format,
    media_type: &'static str,
}

impl Media {
    /// JSON with its default media type.
    pub const JSON: Self = Self::new(Format::Json, Format::Json.media_type());
    /// XML with its default media type.
    pub const XML: Self = Self::new(Format::Xml, Format::Xml.media_type());
    /// A form with its default media type.
    pub const FORM: Self = Self::new(Format::Form, Format::Form.media_type());
    /// A multipart body with its default media type.
    pub const MULTIPART: Self = Self::new(Format::Multipart, Format::Multipart.media_type());
    /// Text with its default media type.
    pub const TEXT: Self = Self::new(Format::Text, Format::Text.media_type());

    /// Bytes with their default media type.
    pub const BYTES: Self = Self::new(Format::Bytes, Format::Bytes.media_type());

    /// Creates a pair of a format and a media type.
    pub const fn new(format: Format, media_type: &'static str) -> Self {
        Self { format, media_type }
    }

    /// Returns the format.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Returns the media type (RFC 9110 section 8.3).
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }
}
