//! Fields of structures: where they stand, when they are there, and what is said of them.

use groupwright_engine::format::Format;
use groupwright_engine::table::{Direction, FieldFormats, ParameterLocation, XmlNode};

use super::{Item, Literal, Located, Provenance, Said};
use crate::syntax::{Node, NodePath};

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its wire name.
    pub name: Located<String>,
    /// Its name in Rust.
    pub rust: Located<String>,
    /// What the page says of it.
    pub doc: String,
    /// Which part of the message carries it.
    pub location: ParameterLocation,
    /// Whether it must be present.
    pub required: bool,
    /// What it holds.
    pub item: Item,
    /// Other names under which it is accepted.
    pub aliases: Vec<Located<String>>,
    /// What the vendor takes when it is absent.
    pub default: FieldDefault,
    /// Whether that is written where it is absent, where this is said.
    pub send_default: Option<Located<bool>>,
    /// The value that stands for null.
    pub null_as: Option<Located<Literal>>,
    /// Whether its value must not be shown.
    pub secret: bool,
    /// That no two objects may have the same, where that is said, and how they are compared.
    pub unique: Option<Box<Unique>>,
    /// Whether it holds all members that the structure does not describe. Then it has no name on the wire.
    pub additional: bool,
    /// What the names start with of the query parameters or header fields that it holds, if it is a map of them.
    pub prefix: Option<Located<String>>,
    /// What follows its value if it is a cookie of a reply.
    pub cookie_attributes: Option<Located<String>>,
    /// How it is known.
    pub provenance: Provenance,
    /// Facts that have no effect on the bytes: key, text, how it is known.
    pub facts: Said,
    /// How it stands in XML, where that is said.
    pub xml: Located<Option<XmlNode>>,
    /// Its names in other formats.
    pub names: FormatNames,
    /// The formats that have it, where not all do, and whether it is required there.
    pub formats: Option<Located<FieldFormats>>,
    /// The messages that have it, where not all do.
    pub messages: Option<Box<FieldMessages>>,
}

/// That no two objects may have the same value of a field.
#[derive(Clone, Debug)]
pub struct Unique {
    /// The wire names of the fields that the compared objects have in common.
    pub within: Vec<Located<String>>,
    /// Where it is said that the case of letters does not matter, if it does not.
    pub ignores_case: Option<NodePath>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
}

/// The messages that have a field, where not all with its structure do.
#[derive(Clone, Debug)]
pub struct FieldMessages {
    /// The direction in which they go, where it matters.
    pub direction: Option<Located<Direction>>,
    /// The endpoints whose messages they are, where that matters.
    pub endpoints: Vec<Located<String>>,
    /// The key `endpoints`, where it is given.
    pub endpoints_key: Option<NodePath>,
    /// Whether it is required there.
    pub required: bool,
}

/// The names of a field in formats other than XML, where they are not its wire name.
#[derive(Clone, Debug, Default)]
pub struct FormatNames {
    /// In JSON.
    pub json: Option<Located<String>>,
    /// In a form.
    pub form: Option<Located<String>>,
}

/// How a field may be missing: it decides the Rust type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is there.
    Required,
    /// It is there, or null.
    Nullable,
    /// It is there or not.
    Optional,
    /// It is there, or null, or not there.
    Patch,
}

impl Field {
    /// Whether a format has it.
    pub fn is_in(&self, format: Format) -> bool {
        self.formats.as_ref().is_none_or(|own| own.value.contains(format))
    }

    /// How it may be missing.
    pub fn presence(&self) -> Presence {
        match (self.required || self.additional, self.item.nullable) {
            (true, false) => Presence::Required,
            (true, true) => Presence::Nullable,
            (false, false) => Presence::Optional,
            (false, true) => Presence::Patch,
        }
    }
}

/// What the vendor takes when a field is absent.
#[derive(Clone, Debug)]
pub enum FieldDefault {
    /// Nothing is said.
    None,
    /// This value.
    Value(Node),
    /// The value of the field of this wire name.
    Field(Located<String>),
    /// What is only described.
    Words(Located<String>),
}
