//! Constant members of structures, and what they are.

use std::fmt;

use groupwright_engine::domain::{Domain, JsonType};
use groupwright_engine::format::Format;
use groupwright_engine::table::{FieldFormats, XmlNode};

use super::{Located, Provenance};
use crate::syntax::quoted;

/// A member of a structure that is always the same, which is no field.
#[derive(Clone, Debug)]
pub struct ConstantMember {
    /// Its wire name.
    pub name: Located<String>,
    /// Its value.
    pub value: FixedValue,
    /// What its value is of.
    pub kind: FixedKind,
    /// How it stands in XML, where that is said.
    pub xml: Located<Option<XmlNode>>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
    /// The formats that have it, where not all do.
    pub formats: Option<Located<FieldFormats>>,
    /// How many fields stand before it.
    pub position: usize,
}

impl ConstantMember {
    /// Whether a format has it.
    pub fn is_in(&self, format: Format) -> bool {
        self.formats.as_ref().is_none_or(|own| own.value.contains(format))
    }
}

/// A value that is always the same.
#[derive(Clone, Debug, PartialEq)]
pub enum FixedValue {
    /// Null.
    Null,
    /// A single value of a domain, as text in its default spelling.
    Single(Domain, String),
    /// A list.
    List(Vec<Self>),
    /// A structure, by the wire names of its members.
    Record(Vec<(String, Self)>),
}

/// What a constant value is of.
#[derive(Clone, Debug, PartialEq)]
pub struct FixedKind {
    /// Whether it is null, or may be among the items of a list.
    pub nullable: bool,
    /// What it is where it is not null.
    pub shape: FixedShape,
}

/// What a constant value is of where it is not null.
#[derive(Clone, Debug, PartialEq)]
pub enum FixedShape {
    /// Nothing is known: it is null, or an item of an empty list.
    Unknown,
    /// A single value.
    Single(Domain),
    /// A list of these.
    List(Box<FixedKind>),
    /// A structure with these members.
    Record(Vec<(String, FixedKind)>),
}

impl FixedValue {
    /// What it is of; nothing where the items of a list have no kind in common.
    pub fn kind(&self) -> Option<FixedKind> {
        let shape = match self {
            Self::Null => return Some(FixedKind { nullable: true, shape: FixedShape::Unknown }),
            Self::Single(domain, _) => FixedShape::Single(*domain),
            Self::List(items) => {
                let unknown = FixedKind { nullable: false, shape: FixedShape::Unknown };
                let item = items.iter().try_fold(unknown, |all, item| all.and(item.kind()?))?;
                FixedShape::List(Box::new(item))
            }
            Self::Record(members) => {
                let members = members.iter().map(|(name, value)| Some((name.clone(), value.kind()?)));
                FixedShape::Record(members.collect::<Option<_>>()?)
            }
        };
        Some(FixedKind { nullable: false, shape })
    }
}

/// As JSON.
impl fmt::Display for FixedValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn separated<T>(
            f: &mut fmt::Formatter<'_>,
            all: &[T],
            mut each: impl FnMut(&mut fmt::Formatter<'_>, &T) -> fmt::Result,
        ) -> fmt::Result {
            for (index, one) in all.iter().enumerate() {
                f.write_str(if index > 0 { "," } else { "" })?;
                each(f, one)?;
            }
            Ok(())
        }
        match self {
            Self::Null => f.write_str("null"),
            Self::Single(domain, text) => match domain.json() {
                JsonType::String => f.write_str(&quoted(text)),
                JsonType::Number | JsonType::Boolean => f.write_str(text),
            },
            Self::List(items) => {
                f.write_str("[")?;
                separated(f, items, |f, item| item.fmt(f))?;
                f.write_str("]")
            }
            Self::Record(members) => {
                f.write_str("{")?;
                separated(f, members, |f, (name, value)| write!(f, "{}:{value}", quoted(name)))?;
                f.write_str("}")
            }
        }
    }
}

impl FixedKind {
    /// What both are of; nothing where they have nothing in common.
    fn and(self, other: Self) -> Option<Self> {
        let nullable = self.nullable || other.nullable;
        let shape = match (self.shape, other.shape) {
            (FixedShape::Unknown, shape) | (shape, FixedShape::Unknown) => shape,
            (FixedShape::Single(one), FixedShape::Single(other)) if one == other => FixedShape::Single(one),
            (
                FixedShape::Single(Domain::Integer | Domain::Number),
                FixedShape::Single(Domain::Integer | Domain::Number),
            ) => FixedShape::Single(Domain::Number),
            (FixedShape::List(one), FixedShape::List(other)) => FixedShape::List(Box::new(one.and(*other)?)),
            (FixedShape::Record(mut members), FixedShape::Record(others)) => {
                for (name, kind) in others {
                    match members.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, known)) => *known = known.clone().and(kind)?,
                        None => members.push((name, kind)),
                    }
                }
                FixedShape::Record(members)
            }
            (FixedShape::Single(_) | FixedShape::List(_) | FixedShape::Record(_), _) => return None,
        };
        Some(Self { nullable, shape })
    }
}
