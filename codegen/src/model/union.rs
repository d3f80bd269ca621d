//! Unions: types whose values are one of several variants.

use groupwright_engine::domain::Domain;
use groupwright_engine::table::{FormShape, Openness, XmlNode};

use super::{Item, Literal, Located, Provenance, Said, TypeId, XmlType};
use crate::syntax::NodePath;

/// A union.
#[derive(Clone, Debug)]
pub struct Union {
    /// Its variants, in the page's order.
    pub variants: Vec<Variant>,
    /// How the variant of a value is found.
    pub tagging: Located<Tagging>,
    /// What is to be thought of other variants.
    pub openness: Openness,
    /// Where that is said, if it is.
    pub open: Option<NodePath>,
    /// How it is written as XML.
    pub xml: Box<XmlType>,
    /// How it is written as a form.
    pub form: Located<Option<FormShape>>,
}

impl Union {
    /// The types of its variants.
    pub fn types(&self) -> impl Iterator<Item = TypeId> {
        self.variants.iter().filter_map(|variant| variant.item.held())
    }

    /// The name of the member that is the tag, where the enclosing structure has it.
    pub fn sibling(&self) -> Option<&Located<String>> {
        match &self.tagging.value {
            Tagging::Sibling(name) => Some(name),
            Tagging::Inside(_) | Tagging::Beside(..) | Tagging::Key | Tagging::Shape => None,
        }
    }

    /// The name in Rust of the variant that keeps unknown ones, as JSON, if there can be some.
    pub fn unknown(&self) -> Option<String> {
        let is_decided = matches!(self.tagging.value, Tagging::Shape) || self.openness == Openness::Closed;
        let is_free = |name: &String| self.variants.iter().all(|variant| variant.rust.value != *name);
        // There is one more candidate than there are variants, so one of them is unused.
        let numbered = (2..self.variants.len() + 3).map(|number| format!("Unlisted{number}"));
        let mut names = ["Unknown", "Unlisted"].map(str::to_owned).into_iter().chain(numbered);
        names.find(is_free).filter(|_| !is_decided)
    }

    /// The tag, where it is a member of the value.
    pub fn tag(&self) -> Option<&Tag> {
        match &self.tagging.value {
            Tagging::Inside(tag) | Tagging::Beside(tag, _) => Some(tag),
            Tagging::Key | Tagging::Shape | Tagging::Sibling(_) => None,
        }
    }
}

/// A variant of a union.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name: the value of the tag, or the name of the member.
    pub name: Located<String>,
    /// Its name in Rust.
    pub rust: Located<String>,
    /// What the page says of it.
    pub doc: String,
    /// What it holds.
    pub item: Item,
    /// How it is known.
    pub provenance: Provenance,
    /// Facts that have no effect on the bytes: key, text, how it is known.
    pub facts: Said,
    /// What it always is, where its variant in Rust holds nothing.
    pub unit: Option<Unit>,
}

/// A variant that holds nothing in Rust.
#[derive(Clone, Debug)]
pub enum Unit {
    /// A single value that is always the same.
    Constant(Located<Literal>),
    /// The tag alone, with a structure without members where the union has one around or beside it.
    Tag,
}

impl Variant {
    /// The one value that it has, where it is a constant.
    pub fn constant(&self) -> Option<&Located<Literal>> {
        match &self.unit {
            Some(Unit::Constant(constant)) => Some(constant),
            Some(Unit::Tag) | None => None,
        }
    }
}

/// How the variant of a value is found.
#[derive(Clone, Debug)]
pub enum Tagging {
    /// By a member of the variant's own structure.
    Inside(Tag),
    /// By a member beside that of this name, which is the variant.
    Beside(Tag, Located<String>),
    /// By the name of the one member that is there.
    Key,
    /// By the value itself.
    Shape,
    /// By the member of this name of the enclosing structure.
    Sibling(Located<String>),
}

/// A member that names the variant.
#[derive(Clone, Debug)]
pub struct Tag {
    /// Its wire name.
    pub name: Located<String>,
    /// What its values are on the wire.
    pub domain: Domain,
    /// How it stands in XML, where that is said.
    pub xml: Located<Option<XmlNode>>,
}
