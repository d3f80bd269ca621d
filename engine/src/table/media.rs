//! A format and the media type it goes by.

use super::Format;

/// A format and the media type it goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Media {
    format: Format,
    media_type: &'static str,
}

impl Media {
    /// JSON by its usual media type.
    pub const JSON: Self = Self::new(Format::Json, Format::Json.media_type());
    /// XML by its usual media type.
    pub const XML: Self = Self::new(Format::Xml, Format::Xml.media_type());
    /// A form by its usual media type.
    pub const FORM: Self = Self::new(Format::Form, Format::Form.media_type());
    /// Text by its usual media type.
    pub const TEXT: Self = Self::new(Format::Text, Format::Text.media_type());

    /// This format, by this media type.
    pub const fn new(format: Format, media_type: &'static str) -> Self {
        Self { format, media_type }
    }

    /// The format.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// The media type (RFC 9110 section 8.3).
    pub const fn media_type(&self) -> &'static str {
        self.media_type
    }
}
