//! The rows of the table of a structure: its fields, and the constants among them.

use groupwright_engine::format::Format;
use groupwright_engine::table::{FieldFormats, ParameterLocation, XmlNode};

use super::{ConstantMember, Field, Located, Struct};
use crate::syntax::NodePath;

/// A row of the table of a structure.
#[derive(Clone, Copy, Debug)]
pub enum Row<'s> {
    /// A field.
    Field(&'s Field),
    /// A constant member.
    Constant(&'s ConstantMember),
}

impl<'s> Row<'s> {
    /// Its wire name.
    pub fn name(&self) -> &'s Located<String> {
        match self {
            Self::Field(field) => &field.name,
            Self::Constant(constant) => &constant.name,
        }
    }

    /// Its name in forms.
    pub fn form_name(&self) -> &'s Located<String> {
        match self {
            Self::Field(field) => field.names.form.as_ref().unwrap_or(&field.name),
            Self::Constant(constant) => &constant.name,
        }
    }

    /// How it stands in XML, where that is said.
    pub fn xml(&self) -> Option<XmlNode> {
        match self {
            Self::Field(field) => field.xml.value,
            Self::Constant(constant) => constant.xml.value,
        }
    }

    /// Where it is said how it stands in XML.
    pub fn xml_place(&self) -> &'s NodePath {
        match self {
            Self::Field(field) => &field.xml.place,
            Self::Constant(constant) => &constant.xml.place,
        }
    }

    /// Which part of the message carries it.
    pub fn location(&self) -> ParameterLocation {
        match self {
            Self::Field(field) => field.location,
            Self::Constant(_) => ParameterLocation::Body,
        }
    }

    /// Whether a format has it.
    pub fn is_in(&self, format: Format) -> bool {
        match self {
            Self::Field(field) => field.is_in(format),
            Self::Constant(constant) => constant.is_in(format),
        }
    }

    /// The formats that have it, where not all do.
    pub fn formats(&self) -> Option<&'s Located<FieldFormats>> {
        match self {
            Self::Field(field) => field.formats.as_ref(),
            Self::Constant(constant) => constant.formats.as_ref(),
        }
    }

    /// Whether it is a member of the body that has a name: it does not hold the additional members.
    pub fn is_member(&self) -> bool {
        match self {
            Self::Field(field) => field.location == ParameterLocation::Body && !field.additional,
            Self::Constant(_) => true,
        }
    }
}

impl Struct {
    /// The field that is the whole body, if one is.
    pub(crate) fn payload(&self) -> Option<&Field> {
        self.fields.iter().find(|field| field.location == ParameterLocation::Payload)
    }

    /// The rows of its table: its fields, and the constants among them.
    pub fn rows(&self) -> Vec<Row<'_>> {
        let mut constants = self.constants.iter().peekable();
        let mut rows = Vec::with_capacity(self.fields.len() + self.constants.len());
        for (position, field) in self.fields.iter().enumerate() {
            while let Some(constant) = constants.next_if(|constant| constant.position <= position) {
                rows.push(Row::Constant(constant));
            }
            rows.push(Row::Field(field));
        }
        rows.extend(constants.map(Row::Constant));
        rows
    }

    /// Puts fields before all others.
    pub fn prepend(&mut self, fields: Vec<Field>) {
        for constant in &mut self.constants {
            constant.position += fields.len();
        }
        self.fields.splice(0..0, fields);
    }
}
