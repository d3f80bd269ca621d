//! Formats: how a value becomes the bytes of a body, and back.
//!
//! A new format is a new file or folder here and a row in [`Format::ALL`] and `codec`.

mod digits;
mod form;
mod json;
mod lines;
mod octets;
mod reader;
mod text;
mod xml;

use std::fmt;

use crate::error::{DecodeError, EncodeError};
use crate::table::{Field, Item, Member, Place};
use crate::value::{Slot, Value};

pub(crate) use digits::write_integer;
pub use form::{parse_pairs, read_pairs, write_pairs};
pub(crate) use reader::{Members, Reader, Step, escape, shown};
pub use xml::is_xml_name;

/// A format of bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

    /// The word of the spec language.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Form => "form",
            Self::Text => "text",
        }
    }

    /// The format with this word.
    pub fn by_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.word() == word)
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

/// Which fields of the outermost structure a walk visits. Structures within it are visited whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those that lie in the body.
    Body,
    /// Those that lie in the query.
    Query,
    /// All of them: the values of a request as one object.
    Whole,
}

impl Scope {
    /// Whether the field is visited.
    #[inline]
    pub fn visits(self, field: &Field) -> bool {
        match self {
            Self::Body => field.place == Place::Body,
            Self::Query => field.place == Place::Query,
            Self::Whole => true,
        }
    }
}

/// How much a decoder takes before it refuses a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The octets of the body.
    pub bytes: usize,
    /// How deep structures, lists and maps may be nested.
    pub depth: usize,
    /// The items of all lists and maps together.
    pub items: usize,
}

impl Default for Limits {
    /// 16 MiB, 64 levels, a million items.
    fn default() -> Self {
        Self { bytes: 16 << 20, depth: 64, items: 1_000_000 }
    }
}

/// How a body is read.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// How much is taken.
    pub limits: Limits,
    /// Whether the body is held to the letter, as a server holds a request: unknown members (of a structure that is not
    /// open) and scalars of another JSON type than the kind's are problems. Otherwise they are passed over or converted.
    pub strict: bool,
    /// Which fields of the outermost structure are read.
    pub scope: Scope,
    /// Whether scalars and nulls are spelt as in plain JSON rather than as the vendor spells them.
    pub canonical: bool,
}

impl Reading {
    /// How a response is read: tolerantly.
    pub const RESPONSE: Self = Self {
        limits: Limits { bytes: 16 << 20, depth: 64, items: 1_000_000 },
        strict: false,
        scope: Scope::Body,
        canonical: false,
    };
    /// How a request is read: strictly.
    pub const REQUEST: Self = Self { strict: true, ..Self::RESPONSE };
    /// How the values of a request are read from a JSON object of all its fields.
    pub const VALUES: Self = Self { strict: true, scope: Scope::Whole, canonical: true, ..Self::RESPONSE };
}

/// How a body is written.
#[derive(Clone, Copy, Debug)]
pub struct Writing<'w> {
    /// Which fields of the outermost structure are written.
    pub scope: Scope,
    /// Whether scalars and nulls are spelt as in plain JSON rather than as the vendor spells them.
    pub canonical: bool,
    /// Members added to the outermost structure, before its own: constants, and credentials that travel in the body.
    pub extra: &'w [Member<'w>],
}

impl Writing<'_> {
    /// How the body of a message is written.
    pub const BODY: Self = Self { scope: Scope::Body, canonical: false, extra: &[] };
    /// How all the fields of a structure are written as one plain JSON object.
    pub const VALUES: Self = Self { scope: Scope::Whole, canonical: true, extra: &[] };
}

/// What stands at a path of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing, or the body cannot be read that far.
    Nothing,
    /// Null, or an element that is nil.
    Null,
    /// A single value, as text.
    Text(String),
    /// A structure or a list.
    Structure,
}

/// The functions of a format.
struct Codec {
    encode: fn(&Value<'_>, &Item, &Writing<'_>) -> Result<Vec<u8>, EncodeError>,
    decode: fn(&[u8], &Item, Slot<'_>, &Reading) -> Result<(), DecodeError>,
    probe: fn(&[u8], &[&str], &Limits) -> Found,
    difference: fn(&[u8], &[u8]) -> Option<String>,
}

const fn codec(format: Format) -> Codec {
    match format {
        Format::Json => Codec {
            encode: json::encode,
            decode: json::decode,
            probe: json::probe,
            difference: json::difference,
        },
        Format::Xml => {
            Codec { encode: xml::encode, decode: xml::decode, probe: xml::probe, difference: xml::difference }
        }
        Format::Form => Codec {
            encode: form::encode,
            decode: form::decode,
            probe: form::probe,
            difference: form::difference,
        },
        Format::Text => Codec {
            encode: text::encode,
            decode: text::decode,
            probe: text::probe,
            difference: text::difference,
        },
    }
}

/// Writes a value as the bytes of a body. A member that the format cannot express is an error, never left out.
pub fn encode(
    format: Format,
    value: &Value<'_>,
    item: &Item,
    writing: &Writing<'_>,
) -> Result<Vec<u8>, EncodeError> {
    (codec(format).encode)(value, item, writing)
}

/// Reads the bytes of a body into a slot. On an error the slot holds what could be read.
pub fn decode(
    format: Format,
    body: &[u8],
    item: &Item,
    slot: Slot<'_>,
    reading: &Reading,
) -> Result<(), DecodeError> {
    (codec(format).decode)(body, item, slot, reading)
}

/// What stands at a path of member names, without reading the whole body.
pub fn probe(format: Format, body: &[u8], path: &[&str], limits: &Limits) -> Found {
    (codec(format).probe)(body, path, limits)
}

/// Where two bodies first differ in what they say: JSON by value, XML by infoset (without the order of attributes,
/// the choice of prefixes, comments, and white space between elements), forms by pairs, text by text.
/// Nothing where they say the same. A body that cannot be read differs.
pub fn difference(format: Format, expected: &[u8], found: &[u8]) -> Option<String> {
    (codec(format).difference)(expected, found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_with_suffixes_and_parameters() {
        for (media_type, format) in [
            ("application/json; charset=utf-8", Some(Format::Json)),
            ("application/vnd.api+json", Some(Format::Json)),
            ("text/xml; charset=utf-8", Some(Format::Xml)),
            ("Application/XML", Some(Format::Xml)),
            ("application/atom+xml", Some(Format::Xml)),
            ("text/plain", Some(Format::Text)),
            ("text/html", None),
            ("", None),
        ] {
            assert_eq!(Format::by_media_type(media_type), format, "{media_type}");
        }
    }
}
