//! Formats with their media types.

use super::Format;

/// Returns the value of a parameter of a media type, without quotes.
pub(super) fn parameter<'t>(media_type: &'t str, name: &str) -> Option<&'t str> {
    if !media_type.contains(';') {
        // As most are.
        return None;
    }
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
    range: &'static str,
    is_only: bool,
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
        Self { format, range: media_type, is_only: false }
    }

    /// Refuses requests that have another media type of the same format, as if several were documented.
    pub const fn only(mut self) -> Self {
        self.is_only = true;
        self
    }

    /// Returns the format.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// Returns the media type (RFC 9110 section 8.3), or a range of them (section 12.5.1): `image/*`.
    pub const fn media_type(&self) -> &'static str {
        self.range
    }

    /// Returns whether requests that have another media type of the same format are refused.
    pub const fn is_only(&self) -> bool {
        self.is_only
    }

    /// Returns the media type of a message that does not say it otherwise. For a range, it is that of the format.
    pub fn written(&self) -> &'static str {
        if self.is_range() { self.format.media_type() } else { self.range }
    }

    /// Returns whether it is a range of media types.
    pub fn is_range(&self) -> bool {
        essence(self.range).ends_with("/*")
    }

    /// Returns whether a media type is this one, or in this range. Parameters are ignored.
    pub fn includes(&self, media_type: &str) -> bool {
        let (own, other) = (essence(self.range), essence(media_type));
        match (own.strip_suffix("/*"), other.split_once('/')) {
            (None, _) => own.eq_ignore_ascii_case(other),
            (Some(_), None) => false,
            (Some(kind), Some((other, subtype))) => {
                !(other.is_empty() || subtype.is_empty()) && (kind == "*" || kind.eq_ignore_ascii_case(other))
            }
        }
    }
}

/// Returns a media type without its parameters.
pub(crate) fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn includes_the_media_types_of_a_range() {
        let image = Media::new(Format::Bytes, "image/*");
        let any = Media::new(Format::Bytes, "*/*");
        for (media_type, is_image, is_any) in [
            ("image/png", true, true),
            ("Image/PNG; a=b", true, true),
            ("imagex/png", false, true),
            ("text/plain", false, true),
            ("image", false, false),
            ("image/", false, false),
            ("", false, false),
        ] {
            let found = (image.includes(media_type), any.includes(media_type));
            assert_eq!(found, (is_image, is_any), "{media_type}");
        }
        assert!(Media::JSON.includes("Application/JSON;charset=utf-8") && !Media::JSON.includes("text/json"));
        assert_eq!((image.written(), Media::XML.written()), ("application/octet-stream", "application/xml"));
    }
}
