//! Tables: static descriptions of types, endpoints and APIs, which drive encoding, decoding and validation.
//!
//! Every table is `Copy` and lives as long as the program. Generated code stores it in a `static`; the
//! table of a spec that is loaded at run time is leaked once, however often the spec is loaded. Tables are
//! constructed only with `const` constructors and setters, so that code generated for this version also
//! compiles with a later version that has more properties.

mod api;
mod auth;
mod body_place;
mod boundary;
mod charset;
mod condition;
mod constant;
mod endpoint;
mod entries;
mod enumeration;
mod envelope;
mod evidence;
mod field;
mod field_formats;
mod form;
mod format;
mod group_role;
mod hints;
mod idempotence;
mod kind;
mod location;
mod media;
mod message;
mod node;
mod note;
mod null_text;
mod packing;
mod reply;
mod scalar;
mod select;
mod server;
mod shape;
mod sigv4;
mod summary;
mod table_ref;
mod union;
mod uniqueness;
mod unset;
mod usual;
mod xml;
mod xml_node;

pub use api::Api;
pub use auth::{Carrier, Fixed, Part, Scheme};
pub use body_place::BodyPlace;
pub use boundary::Boundary;
pub use charset::{Charset, StandardEncoding};
pub use condition::{AnyOf, Condition, JsonKind, Test};
pub use constant::{Constant, ConstantValue, Text};
pub use endpoint::{Endpoint, Segment};
pub use entries::Entries;
pub use enumeration::{Enumeration, Openness};
pub use envelope::Envelope;
pub use evidence::Evidence;
pub use field::Field;
pub use field_formats::FieldFormats;
pub use form::{FormEntries, FormList, FormLists, FormMap, FormNode, FormObjects, FormShape, PartNode};
pub use format::Format;
pub use group_role::GroupRole;
pub use hints::{Hints, SpellingHint};
pub use idempotence::Idempotence;
pub use kind::NodeKind;
pub use location::ParameterLocation;
pub use media::Media;
pub(crate) use media::essence;
pub use message::{Direction, FieldMessages, Message};
pub use node::Node;
pub use note::{Fact, FieldFact, Note};
pub use packing::{Encoding, Packing, Packings};
pub use reply::{MessagePath, Reply, Retry, StatusRange};
pub use scalar::ScalarNode;
pub use select::{Select, SelectPlace};
pub use server::Server;
pub use shape::{Shape, TextPiece};
pub use sigv4::{Region, Sigv4};
pub use table_ref::{Referred, ShapeRef, TableRef, UnionRef};
pub use union::{Tagging, Union};
pub use uniqueness::Uniqueness;
pub use unset::Default;
pub(crate) use usual::Usual;
pub use xml::{Nil, XmlShape};
pub use xml_node::{XmlContent, XmlForm, XmlMap, XmlNode};
