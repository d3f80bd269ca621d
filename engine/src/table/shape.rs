//! The table of a structure: its fields and how it stands in each format.

use super::{Field, FormShape, ParameterLocation, XmlForm, XmlShape};

/// A structure: a request, a reply, or a type that either of them names.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    name: &'static str,
    doc: &'static str,
    fields: &'static [Field],
    open: bool,
    xml: XmlShape,
    form: FormShape,
    /// Whether all fields lie in the body, so that no walk has to choose.
    is_all_body: bool,
    xml_members: XmlMembers,
}

/// What the members of a structure are in XML, other than elements.
#[derive(Clone, Copy, Debug)]
struct XmlMembers {
    has_attributes: bool,
    has_text: bool,
}

impl Shape {
    /// A structure without a name and without fields.
    pub const EMPTY: Self = Self::new("", &[]);

    /// A structure of this name in the spec and these members, in the page's order.
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        let mut is_all_body = true;
        let mut xml_members = XmlMembers { has_attributes: false, has_text: false };
        let mut rest = fields;
        while let [field, others @ ..] = rest {
            is_all_body &= matches!(field.location(), ParameterLocation::Body);
            xml_members.has_attributes |= matches!(field.node().hints().xml().form(), XmlForm::Attribute);
            xml_members.has_text |= matches!(field.node().hints().xml().form(), XmlForm::Text);
            rest = others;
        }
        Self {
            name,
            doc: "",
            fields,
            open: false,
            xml: XmlShape::DEFAULT,
            form: FormShape::DEFAULT,
            is_all_body,
            xml_members,
        }
    }

    /// What the page says of it.
    pub const fn with_doc(mut self, text: &'static str) -> Self {
        self.doc = text;
        self
    }

    /// Members that the table does not name are passed over when a *request* is read. A response's always are.
    pub const fn open(mut self) -> Self {
        self.open = true;
        self
    }

    /// How it is written as XML.
    pub const fn with_xml(mut self, xml: XmlShape) -> Self {
        self.xml = xml;
        self
    }

    /// How it is written as a form or a query.
    pub const fn with_form(mut self, form: FormShape) -> Self {
        self.form = form;
        self
    }

    /// The name of the type in the spec.
    #[inline]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// What the page says of it.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// The members, in the page's order.
    #[inline]
    pub const fn fields(&self) -> &'static [Field] {
        self.fields
    }

    /// Whether members that the table does not name are passed over when a request is read.
    pub const fn is_open(&self) -> bool {
        self.open
    }

    /// How it is written as XML.
    #[inline]
    pub const fn xml(&self) -> &XmlShape {
        &self.xml
    }

    /// The local name of its XML element where it is the root.
    pub const fn xml_root(&self) -> &'static str {
        if self.xml.root().is_empty() { self.name } else { self.xml.root() }
    }

    /// How it is written as a form or a query.
    #[inline]
    pub const fn form(&self) -> FormShape {
        self.form
    }

    #[inline]
    pub(crate) const fn is_all_body(&self) -> bool {
        self.is_all_body
    }

    #[inline]
    pub(crate) const fn has_attributes(&self) -> bool {
        self.xml_members.has_attributes
    }

    #[inline]
    pub(crate) const fn has_text(&self) -> bool {
        self.xml_members.has_text
    }

    /// The field with this wire name, or else with this Rust name, and its position.
    ///
    /// Two fields of a request may share a wire name in different places (`{name}` in the path and `name` in
    /// the body); then only the Rust name tells them apart and the wire name finds nothing.
    pub fn find(&self, name: &str) -> Option<(usize, &'static Field)> {
        let mut named = self.fields.iter().enumerate().filter(|(_, field)| field.name() == name);
        match (named.next(), named.next()) {
            (Some(only), None) => Some(only),
            _ => self.fields.iter().enumerate().find(|(_, field)| field.rust() == name),
        }
    }

    /// The fields that lie in a place, with their positions.
    pub fn fields_in(&self, location: ParameterLocation) -> impl Iterator<Item = (usize, &'static Field)> {
        self.fields.iter().enumerate().filter(move |(_, field)| field.location() == location)
    }
}
