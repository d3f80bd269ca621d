//! The formats of bodies, by name and by media type.

use std::fmt;

/// The format of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON (RFC 8259).
    Json,
    /// XML 1.0 with namespaces.
    Xml,
    /// `application/x-www-form-urlencoded` (WHATWG URL).
    Form,
    /// `multipart/form-data` (RFC 7578).
    Multipart,
    /// Plain text: a single value.
    Text,
    /// Bytes as they are.
    Bytes,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Json, Self::Xml, Self::Form, Self::Multipart, Self::Text, Self::Bytes];

    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Form => "form",
            Self::Multipart => "multipart",
            Self::Text => "text",
            Self::Bytes => "bytes",
        }
    }

    /// Returns the format with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// Returns the default media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "application/xml",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Multipart => "multipart/form-data",
            Self::Text => "text/plain",
            Self::Bytes => "application/octet-stream",
        }
    }

    /// Returns the format whose names, layouts and spellings it has: a multipart body has those of a form.
    #[inline]
    #[must_use]
    pub const fn family(self) -> Self {
        match self {
            Self::Form | Self::Multipart => Self::Form,
            Self::Json | Self::Xml | Self::Text | Self::Bytes => self,
        }
    }

    /// Returns the format of a media type, by the type itself or its structured syntax suffix (RFC 6839).
    /// Parameters are ignored.
    pub fn by_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let (_, subtype) = essence.split_once('/')?;
        match (essence.as_str(), subtype.rsplit('+').next()) {
            (_, Some("json")) => Some(Self::Json),
            (_, Some("xml")) => Some(Self::Xml),
            ("application/x-www-form-urlencoded", _) => Some(Self::Form),
            ("multipart/form-data", _) => Some(Self::Multipart),
            ("text/plain", _) => Some(Self::Text),
            ("application/octet-stream", _) => Some(Self::Bytes),
            _ => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Json => "JSON",
            Self::Xml => "XML",
            Self::Form => "form",
            Self::Multipart => "multipart",
            Self::Text => "text",
            Self::Bytes => "binary",
        })
    }
}
