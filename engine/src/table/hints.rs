//! What a format needs to know of a value, beyond what the value is: one reference a format.

use super::{Format, XmlNode};
use crate::spelling::Spelling;

/// How a value stands in each format. A format that says nothing of a value costs nothing.
#[derive(Clone, Copy, Debug)]
pub struct Hints {
    json: Option<&'static SpellingHint>,
    xml: Option<&'static XmlNode>,
    form: Option<&'static SpellingHint>,
    empty_is_null: bool,
}

/// How a single value is spelt in one format, other than elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct SpellingHint(&'static dyn Spelling);

impl SpellingHint {
    /// It is spelt so.
    pub const fn new(spelling: &'static dyn Spelling) -> Self {
        Self(spelling)
    }
}

impl Hints {
    /// Nothing is said.
    pub(super) const NONE: Self = Self { json: None, xml: None, form: None, empty_is_null: false };

    pub(super) const fn with_json(mut self, hint: &'static SpellingHint) -> Self {
        self.json = Some(hint);
        self
    }

    pub(super) const fn with_xml(mut self, hint: &'static XmlNode) -> Self {
        self.xml = Some(hint);
        self
    }

    pub(super) const fn with_form(mut self, hint: &'static SpellingHint) -> Self {
        self.form = Some(hint);
        self
    }

    pub(super) const fn with_empty_as_null(mut self) -> Self {
        self.empty_is_null = true;
        self
    }

    /// Whether an empty text stands for null, in both directions.
    #[inline]
    pub const fn empty_is_null(&self) -> bool {
        self.empty_is_null
    }

    /// How it stands in XML.
    #[inline]
    pub const fn xml(&self) -> &'static XmlNode {
        match self.xml {
            Some(hint) => hint,
            None => &XmlNode::ELEMENT,
        }
    }

    /// How a single value is spelt in this format, where that is not as elsewhere.
    #[inline]
    pub fn spelling(&self, format: Format) -> Option<&'static dyn Spelling> {
        match format {
            Format::Json => self.json.map(|hint| hint.0),
            Format::Xml => self.xml.and_then(XmlNode::spelling),
            Format::Form => self.form.map(|hint| hint.0),
            Format::Text => None,
        }
    }

    /// The formats of which nothing is said but how a single value is spelt.
    pub fn spellings(&self) -> impl Iterator<Item = (Format, &'static dyn Spelling)> {
        let formats = [(Format::Json, self.json), (Format::Form, self.form)];
        formats.into_iter().filter_map(|(format, hint)| Some((format, hint?.0)))
    }

    /// Whether any format spells it in its own way.
    #[inline]
    pub(super) const fn has_spellings(&self) -> bool {
        self.json.is_some() || self.form.is_some() || self.xml().spelling().is_some()
    }

    /// Whether anything is said of XML.
    pub const fn has_xml(&self) -> bool {
        self.xml.is_some()
    }
}
