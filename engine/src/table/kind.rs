//! The kinds of values that nodes describe.

use super::{Enumeration, Field, Node, ScalarNode, Shape, ShapeRef, Tagging, Union, UnionRef};
use crate::domain::Domain;

/// The kind of a value.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub enum NodeKind {
    /// A single value.
    Scalar(ScalarNode),
    /// A value of an enumeration.
    Enum(&'static Enumeration),
    /// A structure.
    Record(ShapeRef),
    /// A list, with the node of its items.
    List(&'static Node),
    /// A map from text to values, with the node of its values.
    Map(&'static Node),
    /// One of several variants.
    Union(UnionRef),
    /// A JSON value of any kind.
    Any,
}

impl NodeKind {
    /// Returns whether the value is written as one text: a single value or a value of an enumeration.
    pub const fn is_single(&self) -> bool {
        match self {
            Self::Scalar(_) | Self::Enum(_) => true,
            Self::Record(_) | Self::List(_) | Self::Map(_) | Self::Union(_) | Self::Any => false,
        }
    }

    /// Returns whether the value is bytes.
    #[inline]
    pub fn is_bytes(&self) -> bool {
        match self {
            Self::Scalar(scalar) => scalar.domain() == Domain::Bytes,
            Self::Enum(_) | Self::Record(_) | Self::List(_) | Self::Map(_) | Self::Union(_) | Self::Any => {
                false
            }
        }
    }

    /// Returns whether the value is a structure.
    #[inline]
    pub const fn is_record(&self) -> bool {
        match self {
            Self::Record(_) => true,
            Self::Scalar(_) | Self::Enum(_) | Self::List(_) | Self::Map(_) | Self::Any | Self::Union(_) => {
                false
            }
        }
    }

    /// Returns whether the value is a JSON value of any kind.
    #[inline]
    pub const fn is_any(&self) -> bool {
        match self {
            Self::Any => true,
            Self::Scalar(_)
            | Self::Enum(_)
            | Self::Record(_)
            | Self::List(_)
            | Self::Map(_)
            | Self::Union(_) => false,
        }
    }

    /// Returns the enumeration, if it is one.
    #[inline]
    pub const fn enumeration(&self) -> Option<&'static Enumeration> {
        match self {
            Self::Enum(enumeration) => Some(enumeration),
            Self::Scalar(_) | Self::Record(_) | Self::List(_) | Self::Map(_) | Self::Union(_) | Self::Any => {
                None
            }
        }
    }

    /// Returns the table of the structure, if it is one.
    pub fn shape(&self) -> Option<&'static Shape> {
        match self {
            Self::Record(shape) => Some(shape.get()),
            Self::Scalar(_) | Self::Enum(_) | Self::List(_) | Self::Map(_) | Self::Union(_) | Self::Any => {
                None
            }
        }
    }

    /// Returns the node of the items, if it is a list.
    #[inline]
    pub const fn item(&self) -> Option<&'static Node> {
        match self {
            Self::List(item) => Some(item),
            Self::Scalar(_) | Self::Enum(_) | Self::Record(_) | Self::Map(_) | Self::Union(_) | Self::Any => {
                None
            }
        }
    }

    /// Returns the node of the values, if it is a map.
    #[inline]
    pub const fn entry(&self) -> Option<&'static Node> {
        match self {
            Self::Map(entry) => Some(entry),
            Self::Scalar(_)
            | Self::Enum(_)
            | Self::Record(_)
            | Self::List(_)
            | Self::Union(_)
            | Self::Any => None,
        }
    }

    /// Returns a description of the kind, with its article: `a list`.
    pub const fn noun(&self) -> &'static str {
        match self {
            Self::Scalar(_) | Self::Enum(_) => "a single value",
            Self::Record(_) => "a structure",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Union(_) => "one of several variants",
            Self::Any => "a JSON value",
        }
    }

    /// Returns a description for use after "expected": `an object`.
    pub fn expects(&self) -> String {
        match self {
            Self::Scalar(scalar) => scalar.expects(),
            Self::Enum(enumeration) => enumeration.scalar().expects(),
            Self::Record(_) | Self::Map(_) => "an object".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Any => "a JSON value".to_owned(),
            Self::Union(union) => match union.get().tagging() {
                Tagging::Inside | Tagging::Beside | Tagging::Key => "an object".to_owned(),
                Tagging::Shape | Tagging::Sibling => {
                    let variants = union.get().variants().iter();
                    let expects = |variant: &Field| match variant.node().kind() {
                        Self::Union(inner) => inner.get().name().to_owned(),
                        kind @ (Self::Scalar(_)
                        | Self::Enum(_)
                        | Self::Record(_)
                        | Self::List(_)
                        | Self::Map(_)
                        | Self::Any) => kind.expects(),
                    };
                    let mut all: Vec<String> = variants.map(expects).collect();
                    all.dedup();
                    all.join(" or ")
                }
            },
        }
    }

    /// Returns whether the value is one of several variants.
    #[inline]
    pub const fn is_union(&self) -> bool {
        match self {
            Self::Union(_) => true,
            Self::Scalar(_) | Self::Enum(_) | Self::Record(_) | Self::List(_) | Self::Map(_) | Self::Any => {
                false
            }
        }
    }

    /// Returns the table of the union, if it is one.
    #[inline]
    pub fn union(&self) -> Option<&'static Union> {
        match self {
            Self::Union(union) => Some(union.get()),
            Self::Scalar(_) | Self::Enum(_) | Self::Record(_) | Self::List(_) | Self::Map(_) | Self::Any => {
                None
            }
        }
    }

    /// Returns the table of the members that are known without looking at the value: those of a structure, or
    /// those by which the variant of a union is found.
    pub fn members(&self) -> Option<&'static Shape> {
        match self {
            Self::Record(shape) => Some(shape.get()),
            Self::Union(union) => Some(union.get().members()),
            Self::Scalar(_) | Self::Enum(_) | Self::List(_) | Self::Map(_) | Self::Any => None,
        }
    }
}
