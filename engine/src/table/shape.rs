//! The table of a structure: its fields, and its representation in each format.

use super::{
    Field, FieldFact, FieldMessages, FormShape, Format, Message, ParameterLocation, Uniqueness, XmlForm,
    XmlShape, message,
};
use crate::rule::MemberRule;

/// The table of a structure: a request, a reply, or a type that is used in them.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    name: &'static str,
    doc: &'static str,
    fields: &'static [Field],
    open: bool,
    rules: &'static [MemberRule],
    facts: &'static [FieldFact],
    messages: &'static [FieldMessages],
    uniqueness: &'static [Uniqueness],
    /// The position of the field that holds all members which the table does not describe.
    additional: Option<usize>,
    xml: XmlShape,
    form: FormShape,
    /// Its representation as plain text.
    template: &'static [TextPiece],
    summary: Summary,
    xml_members: XmlMembers,
}

/// A piece of a template: of the representation of a structure as plain text, or of a value as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPiece {
    /// This text.
    Text(&'static str),
    /// The value of the member of this name.
    Member(&'static str),
    /// Any text when it is read, and nothing when it is written, at the start or the end.
    Anything,
}

/// What holds of the fields of a structure, so that they need not be searched.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Summary {
    /// Whether all belong to the body.
    is_all_body: bool,
    has_constants: bool,
    /// Whether the default of one is written where it is absent.
    sends_defaults: bool,
    /// Whether one is a union whose tag is another.
    has_siblings: bool,
    /// A bit for each that is required, where there are no more than a word has.
    required: Option<u64>,
    /// Whether each stands in every format, with no value but that of a record.
    is_plain: bool,
}

impl Summary {
    /// What holds without fields.
    const NONE: Self = Self {
        is_all_body: true,
        has_constants: false,
        sends_defaults: false,
        has_siblings: false,
        required: Some(0),
        is_plain: true,
    };
}

/// The members of a structure that are not elements in XML.
#[derive(Clone, Copy, Debug)]
struct XmlMembers {
    has_attributes: bool,
    has_text: bool,
}

impl Shape {
    /// A structure without a name and without fields.
    pub const EMPTY: Self = Self::new("", &[]);

    /// Creates a structure. `name` is its name in the spec, and `fields` are in the order of the
    /// documentation.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        let mut summary = Summary::NONE;
        if fields.len() > 64 {
            summary.required = None;
        }
        let mut xml_members = XmlMembers { has_attributes: false, has_text: false };
        let (mut additional, mut position) = (None, 0);
        let mut rest = fields;
        while let [field, others @ ..] = rest {
            if field.is_additional() {
                additional = Some(position);
            }
            if let (true, Some(required)) = (field.is_required(), summary.required) {
                summary.required = Some(required | 1 << position);
            }
            position += 1;
            summary.is_all_body &= matches!(field.location(), ParameterLocation::Body);
            summary.has_constants |= field.constant().is_some();
            summary.is_plain &= field.is_plain();
            summary.sends_defaults |= field.sends_default();
            summary.has_siblings |= field.node().sibling().is_some();
            xml_members.has_attributes |= matches!(field.node().hints().xml().form(), XmlForm::Attribute);
            xml_members.has_text |= matches!(field.node().hints().xml().form(), XmlForm::Text);
            rest = others;
        }
        Self {
            name,
            doc: "",
            fields,
            open: false,
            rules: &[],
            facts: &[],
            messages: &[],
            uniqueness: &[],
            additional,
            xml: XmlShape::DEFAULT,
            form: FormShape::DEFAULT,
            template: &[],
            summary,
            xml_members,
        }
    }

    /// Sets the documentation text.
    pub const fn with_doc(mut self, text: &'static str) -> Self {
        self.doc = text;
        self
    }

    /// Allows unknown members when a *request* is decoded. In responses they are always allowed.
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Sets the rules across the members.
    pub const fn with_rules(mut self, rules: &'static [MemberRule]) -> Self {
        self.rules = rules;
        self
    }

    /// Sets the facts about the fields that do not affect messages.
    pub const fn with_facts(mut self, facts: &'static [FieldFact]) -> Self {
        self.facts = facts;
        self
    }

    /// Sets the messages that have a field, for each field that not all messages have. Such a field must not be
    /// required in general.
    pub const fn with_messages(mut self, messages: &'static [FieldMessages]) -> Self {
        self.messages = messages;
        self.summary.is_plain &= messages.is_empty();
        self
    }

    /// Sets the representation in XML.
    pub const fn with_xml(mut self, xml: XmlShape) -> Self {
        self.xml = xml;
        self
    }

    /// Sets the representation in forms and queries.
    pub const fn with_form(mut self, form: FormShape) -> Self {
        self.form = form;
        self
    }

    /// Sets the representation as plain text.
    pub const fn with_template(mut self, template: &'static [TextPiece]) -> Self {
        self.template = template;
        self
    }

    /// Returns the representation as plain text. If empty, there is none.
    #[inline]
    pub const fn template(&self) -> &'static [TextPiece] {
        self.template
    }

    /// Returns the name of the type in the spec.
    #[inline]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the documentation text.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns the fields, in the order of the documentation.
    #[inline]
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// Returns whether unknown members are allowed when a request is decoded.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// Returns the rules across the members.
    #[inline]
    pub const fn rules(&self) -> &'static [MemberRule] {
        self.rules
    }

    /// Returns the messages that have a field, for each field that not all messages have.
    pub const fn messages(&self) -> &'static [FieldMessages] {
        self.messages
    }

    /// Returns whether a message has the field at a position.
    #[inline]
    pub(crate) fn has_in(&self, field: usize, message: Option<Message>) -> bool {
        message::has(self.messages, field, message)
    }

    /// Returns whether a message in a format, or in plain JSON, requires the field at a position.
    #[inline]
    pub(crate) fn requires_in(
        &self,
        (index, field): (usize, &Field),
        format: Option<Format>,
        message: Option<Message>,
    ) -> bool {
        if self.messages.is_empty() {
            return field.is_required_in(format);
        }
        field.is_required_in(format) && self.has_in(index, message)
            || message::requires(self.messages, index, message)
                && field.is_in(format)
                && (format.is_some() || field.formats().is_none())
    }

    /// Returns why a message does not have the field at a position: the key in the spec, and what it says.
    #[cold]
    pub(crate) fn exclusion(&self, field: usize, message: Option<Message>) -> Option<(&'static str, String)> {
        self.messages.iter().find(|row| row.field() == field)?.exclusion(message?)
    }

    /// Sets how the values of unique fields are compared, for each field of which not every value counts.
    pub const fn with_uniqueness(mut self, uniqueness: &'static [Uniqueness]) -> Self {
        self.uniqueness = uniqueness;
        self
    }

    /// Returns how the values of unique fields are compared, for each field of which not every value counts.
    pub const fn uniqueness(&self) -> &'static [Uniqueness] {
        self.uniqueness
    }

    /// Returns the facts about the fields that do not affect messages.
    pub const fn facts(&self) -> &'static [FieldFact] {
        self.facts
    }

    /// Returns the field that holds all members which the table does not describe, and its position.
    #[inline]
    pub fn additional(&self) -> Option<(usize, &'static Field)> {
        let index = self.additional?;
        Some((index, self.fields.get(index)?))
    }

    /// Returns the first field that is not constant, and its position: of a layer of an envelope, what it holds.
    pub(crate) fn content(&self) -> Option<(usize, &'static Field)> {
        self.fields.iter().enumerate().find(|(_, field)| field.constant().is_none())
    }

    /// Returns whether a member of this name, in any format, is that of a field.
    pub(crate) fn describes(&self, name: &str) -> bool {
        self.fields.iter().any(|field| field.is_called(name))
    }

    /// Returns the representation in XML.
    #[inline]
    pub const fn xml(&self) -> &XmlShape {
        &self.xml
    }

    /// Returns the local name of the XML element when the structure is the root.
    pub const fn xml_root(&self) -> &'static str {
        if self.xml.root().is_empty() { self.name } else { self.xml.root() }
    }

    /// Returns the representation in forms and queries.
    #[inline]
    pub const fn form(&self) -> FormShape {
        self.form
    }

    /// Returns whether every message in every format has all members, and none but those that a record has.
    #[inline]
    pub(crate) const fn is_plain(&self) -> bool {
        self.summary.is_plain
    }

    #[inline]
    pub(crate) const fn is_all_body(&self) -> bool {
        self.summary.is_all_body
    }

    /// Returns whether some members are constants.
    #[inline]
    pub const fn has_constants(&self) -> bool {
        self.summary.has_constants
    }

    /// Returns whether the default of a field is written where it is absent.
    #[inline]
    pub(crate) const fn sends_defaults(&self) -> bool {
        self.summary.sends_defaults
    }

    /// Returns a bit for each required field, if there are no more than 64 fields.
    #[inline]
    pub(crate) const fn required(&self) -> Option<u64> {
        self.summary.required
    }

    #[inline]
    pub(crate) const fn has_siblings(&self) -> bool {
        self.summary.has_siblings
    }

    #[inline]
    pub(crate) const fn has_attributes(&self) -> bool {
        self.xml_members.has_attributes
    }

    #[inline]
    pub(crate) const fn has_text(&self) -> bool {
        self.xml_members.has_text
    }

    /// Returns the field with this wire name or, failing that, with this Rust name, and its position.
    ///
    /// Two fields of a request may have the same wire name in different locations (`{name}` in the path and
    /// `name` in the body). Such a field is found only by its Rust name.
    pub fn find(&self, name: &str) -> Option<(usize, &'static Field)> {
        let mut named = self.fields.iter().enumerate().filter(|(_, field)| field.name() == name);
        match (named.next(), named.next()) {
            (Some(only), None) => Some(only),
            _ => self.fields.iter().enumerate().find(|(_, field)| field.rust() == name),
        }
    }

    /// Returns the fields at a location, with their positions.
    pub fn fields_in(&self, location: ParameterLocation) -> impl Iterator<Item = (usize, &'static Field)> {
        self.fields.iter().enumerate().filter(move |(_, field)| field.location() == location)
    }
}
