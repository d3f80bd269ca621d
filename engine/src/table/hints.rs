//! Format-specific properties of a value, with one reference for each format.

use super::{FormNode, Format, Packings, Text, Usual, XmlNode};
use crate::spelling::Spelling;

/// The format-specific properties of a value.
#[derive(Clone, Copy, Debug)]
pub struct Hints {
    json: Option<&'static SpellingHint>,
    xml: Option<&'static XmlNode>,
    form: Option<&'static SpellingHint>,
    form_layout: Option<&'static FormNode>,
    packings: Option<&'static Packings>,
    /// What stands for null.
    null_as: Option<&'static Text<'static>>,
    /// Whether the value may be null, and whether it is secret. Both are of the node, and here so that it is small.
    pub(super) nullable: bool,
    pub(super) secret: bool,
    /// What the value is, if it is one of the usual. It is of the node too.
    pub(super) usual: Usual,
}

/// The spelling of a single value in one format, where it differs from that in other formats.
#[derive(Clone, Copy, Debug)]
pub struct SpellingHint(&'static dyn Spelling);

impl SpellingHint {
    /// Creates a hint for this spelling.
    pub const fn new(spelling: &'static dyn Spelling) -> Self {
        Self(spelling)
    }
}

impl Hints {
    /// No hints.
    pub(super) const NONE: Self = Self {
        json: None,
        xml: None,
        form: None,
        form_layout: None,
        packings: None,
        null_as: None,
        nullable: false,
        secret: false,
        usual: Usual::Other,
    };

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

    pub(super) const fn with_form_layout(mut self, layout: &'static FormNode) -> Self {
        self.form_layout = Some(layout);
        self
    }

    pub(super) const fn with_packings(mut self, packings: Option<&'static Packings>) -> Self {
        self.packings = packings;
        self
    }

    pub(super) const fn with_null_as(mut self, text: &'static Text<'static>) -> Self {
        self.null_as = Some(text);
        self
    }

    /// Null is allowed where something represented it.
    pub(super) const fn without_null_as(mut self) -> Self {
        self.nullable = self.nullable || self.null_as.is_some();
        self.null_as = None;
        self
    }

    /// Returns what represents null, both in requests and in replies, if it is a single value.
    #[inline]
    pub const fn null_as(&self) -> Option<&'static Text<'static>> {
        self.null_as
    }

    /// Returns whether an empty text represents null.
    #[inline]
    pub(crate) const fn empty_is_null(&self) -> bool {
        match self.null_as {
            Some(text) => text.text().is_empty(),
            None => false,
        }
    }

    /// Returns the representation in XML.
    #[inline]
    pub const fn xml(&self) -> &'static XmlNode {
        match self.xml {
            Some(hint) => hint,
            None => &XmlNode::ELEMENT,
        }
    }

    /// Returns the representation of a list or a map in forms and queries, if it differs from that of others.
    #[inline]
    pub const fn form_layout(&self) -> Option<&'static FormNode> {
        self.form_layout
    }

    /// Returns how the value is written in place of its usual representation, in each format.
    #[inline]
    pub const fn packings(&self) -> Option<&'static Packings> {
        self.packings
    }

    /// Returns the spelling of a single value in a format, if it differs from that in other formats.
    #[inline]
    pub fn spelling(&self, format: Format) -> Option<&'static dyn Spelling> {
        match format {
            Format::Json => self.json.map(|hint| hint.0),
            Format::Xml => self.xml.and_then(XmlNode::spelling),
            Format::Form | Format::Multipart => self.form.map(|hint| hint.0),
            Format::Text | Format::Bytes => None,
        }
    }

    /// Returns the spellings in those formats whose only hint is a spelling.
    pub fn spellings(&self) -> impl Iterator<Item = (Format, &'static dyn Spelling)> {
        let formats = [(Format::Json, self.json), (Format::Form, self.form)];
        formats.into_iter().filter_map(|(format, hint)| Some((format, hint?.0)))
    }

    /// Returns whether any format has a spelling of its own.
    #[inline]
    pub(super) const fn has_spellings(&self) -> bool {
        self.json.is_some() || self.form.is_some() || self.xml().spelling().is_some()
    }

    /// Returns whether there is a hint for XML.
    pub const fn has_xml(&self) -> bool {
        self.xml.is_some()
    }
}
