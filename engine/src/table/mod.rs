//! Tables: static descriptions of types, endpoints and APIs, which drive encoding, decoding and validation.
//!
//! Every table is `Copy` and lives as long as the program. Generated code stores it in a `static`; the
//! table of a spec that is loaded at run time is leaked once, however often the spec is loaded. Tables are
//! constructed only with `const` constructors and setters, so that code generated for this version also
//! compiles with a later version that has more properties.

mod api;
mod charset;
mod constant;
mod endpoint;
mod enumeration;
mod evidence;
mod field;
mod field_formats;
mod form;
mod format;
mod hints;
mod media;
mod node;
mod note;
mod reply;
mod scalar;
mod server;
mod shape;
mod shape_ref;
mod xml;
mod xml_node;

pub use api::{Api, Carrier, Part, Scheme};
pub use charset::Charset;
pub use constant::{Constant, Text};
pub use endpoint::{Endpoint, Segment};
pub use enumeration::{Enumeration, Openness};
pub use evidence::Evidence;
pub use field::{Default, Field, ParameterLocation};
pub use field_formats::FieldFormats;
pub use form::{FormEntries, FormList, FormLists, FormMap, FormNode, FormObjects, FormShape};
pub use format::Format;
pub use hints::{Hints, SpellingHint};
pub use media::Media;
pub use node::{Node, NodeKind};
pub use note::{Fact, Note};
pub use reply::{Condition, Reply, Retry, StatusRange, Test};
pub use scalar::ScalarNode;
pub use server::Server;
pub use shape::Shape;
pub use shape_ref::ShapeRef;
pub use xml::{Nil, XmlShape};
pub use xml_node::{XmlContent, XmlForm, XmlMap, XmlNode};
