//! The formats of bodies, by name and by media type.

use std::fmt;

/// A format of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON (RFC 8259).
    Json,
    /// XML 1.0 with namespaces.
    Xml,
    /// `application/x-www-form-urlencoded` (WHATWG URL).
    Form,
    /// Plain text: one value.
    Text,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Json, Self::Xml, Self::Form, Self::Text];

    /// Its name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Form => "form",
            Self::Text => "text",
        }
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// The media type that it goes by where the page names none.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Xml => "application/xml",
            Self::Form => "application/x-www-form-urlencoded",
            Self::Text => "text/plain",
        }
    }

    /// The format of a media type, with its structured syntax suffix (RFC 6839), whatever its parameters.
    pub fn by_media_type(media_type: &str) -> Option<Self> {
        let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let (_, subtype) = essence.split_once('/')?;
        match (essence.as_str(), subtype.rsplit('+').next()) {
            (_, Some("json")) => Some(Self::Json),
            (_, Some("xml")) => Some(Self::Xml),
            ("application/x-www-form-urlencoded", _) => Some(Self::Form),
            ("text/plain", _) => Some(Self::Text),
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
            Self::Text => "text",
        })
    }
}
