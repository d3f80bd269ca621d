//! The table of a structure: its fields, and its representation in each format.

use super::summary::Summary;
use super::{
    Field, FieldFact, FieldMessages, FormShape, Format, Message, ParameterLocation, Uniqueness, XmlShape,
    message,
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
    xml: XmlShape,
    form: FormShape,
    /// Its representation as plain text.
    template: &'static [TextPiece],
    summary: Summary,
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

impl Shape {
    /// A structure without a name and without fields.
    pub const EMPTY: Self = Self::new("", &[]);

    /// Creates a structure. `name` is its name in the spec, and `fields` are in the order of the
    /// documentation.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name,
            doc: "",
            fields,
            open: false,
            rules: &[],
            facts: &[],
            messages: &[],
            uniqueness: &[],
            xml: XmlShape::DEFAULT,
            form: FormShape::DEFAULT,
            template: &[],
            summary: Summary::of(fields),
        }
    }

    /// Creates a structure of at most 64 fields, all of which are in the body and in every format, with no value but that of
    /// a record, no tag of another, and none of them an attribute or the text in XML. `required` has a bit for each field, from
    /// the lowest: whether it is required.
    ///
    /// It is the same as [`Shape::new`] would make of the fields, but nothing is computed: it is for generated code.
    pub const fn plain(name: &'static str, required: u64, fields: &'static [Field]) -> Self {
        let summary = Summary { required: Some(required), ..Summary::NONE };
        Self { name, fields, summary, ..Self::EMPTY }
    }

    /// States that a structure which is otherwise plain has fields that are not in the body.
    pub const fn with_parameters(mut self) -> Self {
        self.summary.is_all_body = false;
        self
    }

    /// Returns the bits of the required fields, if [`Shape::plain`] makes the same of the fields.
    pub fn plain_required(&self) -> Option<u64> {
        let summary = Summary::of(self.fields);
        let required = summary.required?;
        (Summary { is_all_body: true, ..summary } == Summary { required: Some(required), ..Summary::NONE })
            .then_some(required)
    }

    /// Returns whether all fields belong to the body.
    #[inline]
    pub const fn is_all_body(&self) -> bool {
        self.summary.is_all_body
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
        let index = self.summary.additional?;
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
        self.summary.has_attributes
    }

    #[inline]
    pub(crate) const fn has_text(&self) -> bool {
        self.summary.has_text
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
