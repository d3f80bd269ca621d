//! The body of a request: its media types, and where its members can be.

use groupwright_engine::format::Format;
use groupwright_engine::table::BodyPlace;

use super::{Envelope, Located, Provenance, TypeId};
use crate::syntax::NodePath;

/// A media type, or a range of them.
#[derive(Clone, Debug)]
pub struct MediaType {
    /// Its text.
    pub text: String,
    /// Whether it is the only one that is read of its format.
    pub is_only: bool,
    /// Where it stands, or the format whose usual one it is.
    pub place: NodePath,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// Its formats and their media types, the preferred one first.
    pub media: Vec<(Format, MediaType)>,
    /// The layers around it, in each format that has some.
    pub envelopes: Vec<Envelope>,
    /// Whether a request may have none, with the key that says so.
    pub optional: Option<NodePath>,
    /// Where a request can have its members, the preferred place first; nothing where that is not said.
    pub places: Vec<Located<BodyPlace>>,
    /// The structure whose members the request has taken over as its own.
    pub named: Option<TypeId>,
    /// The list of these places, where it is given.
    pub list: Option<NodePath>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
    /// Where it stands.
    pub place: NodePath,
}

impl Body {
    /// Where it is said that its members can be in the query, if it is.
    pub fn in_query(&self) -> Option<&NodePath> {
        self.places.iter().find(|place| place.value == BodyPlace::Query).map(|place| &place.place)
    }

    /// The formats in which its members are written: in the query, they are those of a form.
    pub fn formats(&self) -> impl Iterator<Item = Format> {
        self.media.iter().map(|(format, _)| *format).chain(self.in_query().map(|_| Format::Form))
    }
}

/// Whether a parameter of a query is a member of this name, or a value within it, whatever layout structures have.
pub(crate) fn is_part_of(parameter: &str, member: &str) -> bool {
    parameter.strip_prefix(member).is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
}
