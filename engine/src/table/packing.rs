//! Packings: how a whole value is written in the place of one of another kind, such as a list as one text.

use super::{Entries, Format, NodeKind, ScalarNode, TextPiece};
use crate::binary::{Binary, Padding};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::spelling::Spelling;

/// How a whole value is written, in place of the representation that its kind has in a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// A text that contains the value as JSON.
    Json,
    /// A text in base64 that contains the value as JSON.
    Encoded(Encoding),
    /// A list of single values as one text, with this text between the items. An empty text is an empty list.
    Joined(&'static str),
    /// A single value, or the members of a structure, within a text.
    Template(&'static [TextPiece]),
    /// A list of one item as the item alone, in JSON. Both are read.
    OneOrMany,
    /// A map or a structure as a list of entries with a key and a value, in JSON and in forms.
    Entries(&'static Entries),
    /// A structure as a list of the values of its members, in the order of the table, in JSON. Those at the end may
    /// be absent.
    Positional,
}

impl Packing {
    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json | Self::Encoded(_) => "json",
            Self::Joined(_) => "joined",
            Self::Template(_) => "template",
            Self::OneOrMany => "one_or_many",
            Self::Entries(_) => "entries",
            Self::Positional => "tuple",
        }
    }

    /// Returns whether the value is within a text that is never empty.
    pub(crate) fn is_never_empty(self) -> bool {
        match self {
            Self::Json | Self::Encoded(_) => true,
            Self::Template(template) => template.iter().any(|piece| matches!(piece, TextPiece::Text(_))),
            Self::Joined(_) | Self::OneOrMany | Self::Entries(_) | Self::Positional => false,
        }
    }

    /// Returns whether the value is within a text.
    pub const fn is_text(self) -> bool {
        match self {
            Self::Json | Self::Encoded(_) | Self::Joined(_) | Self::Template(_) => true,
            Self::OneOrMany | Self::Entries(_) | Self::Positional => false,
        }
    }

    /// Returns the format of what is within it, where it is in this format.
    pub const fn within(self, format: Format) -> Format {
        match self {
            Self::Json | Self::Encoded(_) => Format::Json,
            Self::Template(_) => Format::Text,
            Self::Joined(_) | Self::OneOrMany | Self::Entries(_) | Self::Positional => format,
        }
    }

    /// Returns the kind of what stands for the value, if it is of another: of the text that contains it, or of the list of its
    /// entries.
    pub(super) const fn kind(self) -> Option<&'static NodeKind> {
        match self {
            Self::Json | Self::Encoded(_) => Some(&JSON_TEXT),
            Self::Joined(_) | Self::Template(_) => Some(&TEXT),
            Self::Entries(entries) => Some(entries.list()),
            Self::OneOrMany | Self::Positional => None,
        }
    }

    /// Returns a description of the text, for use after "expected".
    pub(crate) fn expects(self) -> String {
        match self {
            Self::Json => "a text that contains JSON".to_owned(),
            Self::Encoded(encoding) => format!("a text in {} that contains JSON", encoding.name()),
            Self::Joined(separator) => format!("a text of items with {separator:?} between them"),
            Self::Template(template) => format!("a text such as {:?}", sketch(template)),
            Self::OneOrMany => "a list, or one item".to_owned(),
            Self::Entries(entries) => {
                format!("a list of entries with {:?} and {:?}", entries.key(), entries.value())
            }
            Self::Positional => "a list of values by their positions".to_owned(),
        }
    }
}

/// The packings of a value in each format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Packings {
    json: Option<Packing>,
    xml: Option<Packing>,
    form: Option<Packing>,
    text: Option<Packing>,
}

impl Packings {
    /// No packing.
    pub const NONE: Self = Self { json: None, xml: None, form: None, text: None };

    /// Creates a packing that a value has in every format that has the packing.
    pub const fn everywhere(packing: Packing) -> Self {
        match packing {
            Packing::Json | Packing::Encoded(_) | Packing::Joined(_) | Packing::Template(_) => {
                Self { json: Some(packing), xml: Some(packing), form: Some(packing), text: Some(packing) }
            }
            Packing::Entries(_) => Self { json: Some(packing), form: Some(packing), ..Self::NONE },
            Packing::OneOrMany | Packing::Positional => Self { json: Some(packing), ..Self::NONE },
        }
    }

    /// Sets the packing in JSON.
    pub const fn with_json(mut self, packing: Packing) -> Self {
        self.json = Some(packing);
        self
    }

    /// Sets the packing in XML.
    pub const fn with_xml(mut self, packing: Packing) -> Self {
        self.xml = Some(packing);
        self
    }

    /// Sets the packing in forms and queries.
    pub const fn with_form(mut self, packing: Packing) -> Self {
        self.form = Some(packing);
        self
    }

    /// Returns the packing of every format, if there is one. Text has no packing of its own.
    pub fn general(&self) -> Option<Packing> {
        let is_alone = |packing: &Packing| match packing {
            Packing::OneOrMany | Packing::Positional => true,
            Packing::Entries(_) => self.form == self.json,
            Packing::Json | Packing::Encoded(_) | Packing::Joined(_) | Packing::Template(_) => false,
        };
        self.text.or(self.json.filter(is_alone))
    }

    /// Returns the packings of single formats, where they differ from that of every format.
    pub fn own(&self) -> impl Iterator<Item = (Format, Packing)> {
        let usual = self.general().map_or(Self::NONE, Self::everywhere);
        let packings = [Format::Json, Format::Xml, Format::Form, Format::Text]
            .map(|format| Some((format, self.of(format)?)));
        packings.into_iter().flatten().filter(move |(format, packing)| usual.of(*format) != Some(*packing))
    }

    /// Returns the packing in a format.
    #[inline]
    pub const fn of(&self, format: Format) -> Option<Packing> {
        match format {
            Format::Json => self.json,
            Format::Xml => self.xml,
            Format::Form | Format::Multipart => self.form,
            Format::Text => self.text,
            Format::Bytes => None,
        }
    }
}

/// Returns a template as a spec has it.
fn sketch(template: &[TextPiece]) -> String {
    let pieces = template.iter().map(|piece| match piece {
        TextPiece::Text(text) => text.replace('{', "{{").replace('}', "}}"),
        TextPiece::Member(name) => format!("{{{name}}}"),
        TextPiece::Anything => "{*}".to_owned(),
    });
    pieces.collect()
}

/// How a text that contains JSON is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    is_url: bool,
    padded: bool,
}

impl Encoding {
    /// Base64 (RFC 4648 section 4), with padding.
    pub const BASE64: Self = Self { is_url: false, padded: true };
    /// The base64 for URLs and file names (RFC 4648 section 5), with padding.
    pub const BASE64URL: Self = Self { is_url: true, padded: true };

    /// Leaves out the padding.
    pub const fn unpadded(mut self) -> Self {
        self.padded = false;
        self
    }

    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        if self.is_url { "base64url" } else { "base64" }
    }

    /// Returns whether texts are padded.
    pub const fn is_padded(self) -> bool {
        self.padded
    }

    const fn padding(self) -> Padding {
        if self.padded { Padding::Required } else { Padding::Forbidden }
    }

    /// Returns a text that contains JSON, encoded.
    pub(crate) fn encoded(self, json: &str) -> String {
        let mut text = String::new();
        Binary::Bytes(json.as_bytes()).push_base64(self.is_url, self.padding(), &mut text);
        text
    }

    /// Returns the JSON that a text contains. A tolerant reader accepts either alphabet, with or without padding.
    pub(crate) fn decoded(self, text: &str, strict: bool) -> Option<String> {
        let binary = Binary::base64(text, self.is_url, self.padding())
            .or_else(|| (!strict).then(|| Binary::tolerant_base64(text)).flatten())?;
        String::from_utf8(binary.bytes().into_owned()).ok()
    }
}

static JSON_TEXT: NodeKind = NodeKind::Scalar(ScalarNode::spelled(Domain::String, &JsonText));
static TEXT: NodeKind = NodeKind::Scalar(ScalarNode::new(Domain::String));

/// A text that contains JSON, so that it is never empty.
#[derive(Debug)]
struct JsonText;

impl Spelling for JsonText {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        out.push_str(value.string().ok_or("the value is not a text")?);
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        let is_text = json.is_none_or(|json| json == JsonType::String);
        (is_text && !text.trim_ascii().is_empty()).then_some(Scalar::String(text))
    }

    fn expects(&self) -> String {
        Packing::Json.expects()
    }

    fn canonical(&self) -> String {
        Packing::Json.name().to_owned()
    }

    fn constructor(&self) -> String {
        "JsonText".to_owned()
    }
}
