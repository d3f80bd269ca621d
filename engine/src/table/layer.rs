//! Layers: how a whole value is written in the place of one of another kind, such as a list as one text.

use super::{Format, NodeKind, ScalarNode};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::spelling::Spelling;

/// How a whole value is written, in place of the representation that its kind has in a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    /// A text that contains the value as JSON.
    Json,
    /// A list of single values as one text, with this text between the items. An empty text is an empty list.
    Joined(&'static str),
    /// A list of one item as the item alone, in JSON. Both are read.
    OneOrMany,
    /// A structure as a list of the values of its members, in the order of the table, in JSON. Those at the end may
    /// be absent.
    Positional,
}

impl Layer {
    /// Returns the name in the spec language.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Joined(_) => "joined",
            Self::OneOrMany => "one_or_many",
            Self::Positional => "positional",
        }
    }

    /// Returns the kind of the text that contains the value, if it is one.
    pub(super) const fn text(self) -> Option<&'static NodeKind> {
        match self {
            Self::Json => Some(&JSON_TEXT),
            Self::Joined(_) => Some(&JOINED_TEXT),
            Self::OneOrMany | Self::Positional => None,
        }
    }

    /// Returns a description of the text, for use after "expected".
    pub(crate) fn expects(self) -> String {
        match self {
            Self::Json => "a text that contains JSON".to_owned(),
            Self::Joined(separator) => format!("a text of items with {separator:?} between them"),
            Self::OneOrMany => "a list, or one item".to_owned(),
            Self::Positional => "a list of values by their positions".to_owned(),
        }
    }
}

/// The layers of a value in each format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    json: Option<Layer>,
    xml: Option<Layer>,
    form: Option<Layer>,
    text: Option<Layer>,
}

impl Layers {
    /// No layer.
    pub const NONE: Self = Self { json: None, xml: None, form: None, text: None };

    /// Creates a layer that a value has in every format that has the layer.
    pub const fn everywhere(layer: Layer) -> Self {
        match layer {
            Layer::Json | Layer::Joined(_) => {
                Self { json: Some(layer), xml: Some(layer), form: Some(layer), text: Some(layer) }
            }
            Layer::OneOrMany | Layer::Positional => Self { json: Some(layer), ..Self::NONE },
        }
    }

    /// Sets the layer in JSON.
    pub const fn with_json(mut self, layer: Layer) -> Self {
        self.json = Some(layer);
        self
    }

    /// Sets the layer in XML.
    pub const fn with_xml(mut self, layer: Layer) -> Self {
        self.xml = Some(layer);
        self
    }

    /// Sets the layer in forms and queries.
    pub const fn with_form(mut self, layer: Layer) -> Self {
        self.form = Some(layer);
        self
    }

    /// Returns the layer of every format, if there is one. Text has no layer of its own.
    pub fn general(&self) -> Option<Layer> {
        let alone = self.json.filter(|layer| matches!(layer, Layer::OneOrMany | Layer::Positional));
        self.text.or(alone)
    }

    /// Returns the layers of single formats, where they differ from that of every format.
    pub fn own(&self) -> impl Iterator<Item = (Format, Layer)> {
        let usual = self.general().map_or(Self::NONE, Self::everywhere);
        let formats = [Format::Json, Format::Xml, Format::Form, Format::Text];
        let layers = formats.map(|format| Some((format, self.of(format)?)));
        layers.into_iter().flatten().filter(move |(format, layer)| usual.of(*format) != Some(*layer))
    }

    /// Returns the layer in a format.
    #[inline]
    pub const fn of(&self, format: Format) -> Option<Layer> {
        match format {
            Format::Json => self.json,
            Format::Xml => self.xml,
            Format::Form | Format::Multipart => self.form,
            Format::Text => self.text,
            Format::Bytes => None,
        }
    }
}

static JSON_TEXT: NodeKind = NodeKind::Scalar(ScalarNode::spelled(Domain::String, &JsonText));
static JOINED_TEXT: NodeKind = NodeKind::Scalar(ScalarNode::new(Domain::String));

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
        Layer::Json.expects()
    }

    fn canonical(&self) -> String {
        Layer::Json.name().to_owned()
    }

    fn constructor(&self) -> String {
        "JsonText".to_owned()
    }
}
