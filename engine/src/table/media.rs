//! Formats with their media types.

use super::Format;

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
