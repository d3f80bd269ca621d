//! Tables: everything a walk has to know about a type, an endpoint or an API.
//!
//! Every table is `Copy` and lives as long as the program: generated code holds it in a `static`, and a spec that is read
//! at run time is kept once, however often it is read. Tables are made by constructors and setters alone, all of them
//! `const`, so that code that was generated for this version compiles with one that has more to say.

mod api;
mod charset;
mod constant;
mod endpoint;
mod enumeration;
mod evidence;
mod field;
mod form;
mod format;
mod hints;
mod media;
mod node;
mod note;
mod reply;
mod scalar;
mod shape;
mod shape_ref;
mod xml;

pub use api::{Api, Carrier, Part, Scheme, Server};
pub use charset::Charset;
pub use constant::{Constant, Text};
pub use endpoint::{Endpoint, Segment};
pub use enumeration::{Enumeration, Openness};
pub use evidence::Evidence;
pub use field::{Default, Field, ParameterLocation};
pub use form::{FormLists, FormObjects, FormShape};
pub use format::Format;
pub use hints::{Hints, SpellingHint};
pub use media::Media;
pub use node::{Node, NodeKind};
pub use note::{Fact, Note};
pub use reply::{Condition, Reply, Retry, StatusRange, Test};
pub use scalar::ScalarNode;
pub use shape::Shape;
pub use shape_ref::ShapeRef;
pub use xml::{Nil, XmlForm, XmlNode, XmlShape};
