//! The model: what a spec says, in the spec's own terms, with the place of everything that can be wrong.

mod api;
mod arena;
mod endpoint;
pub(crate) mod graph;
mod spelled;
#[cfg(test)]
mod tests;
mod types;
mod usage;

pub(crate) use api::Offered;
pub use api::{Api, Scheme, Sent, Server};
pub use arena::{EndpointId, TypeId, Types};
pub use endpoint::{
    Body, Constant, Endpoint, Example, Exchange, Literal, Meaning, Note, PathPiece, Reply, ReplyBody, Wanted,
    WantedTest,
};
pub use spelled::{Spelled, Written};
pub use types::{
    Enum, EnumValue, Field, FieldDefault, Item, Kind, Order, Presence, Struct, Type, TypeBody, XmlType,
};

pub use usage::Usage;

use crate::syntax::Place;

/// Something with its place.
#[derive(Clone, Debug)]
pub struct Placed<T> {
    /// What it is.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

impl<T> Placed<T> {
    /// This thing at this place.
    pub fn new(value: T, place: &Place) -> Self {
        Self { value, place: place.clone() }
    }
}
