//! The model: what a spec says, in the spec's own terms, with the place of everything that can be wrong.

mod api;
mod arena;
mod body;
mod condition;
mod constant;
mod endpoint;
mod envelope;
mod field;
mod finite;
pub(crate) mod graph;
mod member_rule;
mod named_value;
mod packings;
mod provenance;
mod row;
mod spelled;
mod template;
#[cfg(test)]
mod tests;
mod types;
mod union;
mod usage;
mod xml_order;
mod xml_type;

pub(crate) use api::Offered;
pub use api::{Api, AuthPart, Scheme, Server, SigningRegion, SigningSecret, Sigv4};
pub use arena::{EndpointId, TypeId, Types};
pub(crate) use body::is_part_of;
pub use body::{Body, MediaType};
pub use condition::{AnyOf, Condition, ConditionTest, PathStep, ReplyTest, Subject, path_text};
pub use constant::{ConstantMember, FixedKind, FixedShape, FixedValue};
pub use endpoint::{
    Constant, Endpoint, EndpointServers, Example, Exchange, Literal, Meaning, Note, PathPiece, Reply,
    ReplyBody, Select, SelectPart,
};
pub use envelope::{Envelope, EnvelopeConstant, EnvelopeStep};
pub use field::{Field, FieldDefault, FieldMessages, FormatNames, Presence, Unique};
pub use member_rule::{MemberCondition, MemberRule};
pub use named_value::NamedValue;
pub use provenance::{KeyEvidence, Provenance, Said};
pub use row::Row;
pub use spelled::{Spelled, Written};
pub(crate) use template::pieces;
pub use types::{Enum, EnumValue, Item, Kind, Struct, Type, TypeBody};
pub use union::{Tag, Tagging, Union, Unit, Variant};
pub use usage::Usage;
pub(crate) use xml_order::{xml_name, xml_order};
pub use xml_type::{Order, XmlType};

use crate::syntax::NodePath;

/// Something with its place.
#[derive(Clone, Debug)]
pub struct Located<T> {
    /// What it is.
    pub value: T,
    /// Where it stands.
    pub place: NodePath,
}

impl<T> Located<T> {
    /// This thing at this place.
    pub fn new(value: T, place: &NodePath) -> Self {
        Self { value, place: place.clone() }
    }
}

/// The name of a type in Rust that is made of another name: what keeps that from being a keyword, as in `Self_`, is not needed within.
pub(crate) fn joined(rust: &str, suffix: &str) -> String {
    format!("{}{suffix}", rust.trim_end_matches('_'))
}
