//! Tables: everything a walk has to know about a type, an endpoint or an API.
//!
//! Every table is `Copy` and lives as long as the program: generated code holds it in a `static`, and a spec that is read
//! at run time is kept once, however often it is read.

mod api;
mod endpoint;
mod shape;

pub use api::{Api, Carrier, Part, Scheme, Server};
pub use endpoint::{
    Condition, Endpoint, Fact, Media, Member, Note, Reply, Retry, Segment, StatusRange, Test,
};
pub use shape::{
    Default, Enumeration, Evidence, Field, Form, FormLists, FormObjects, Item, Kind, Nil, Openness, Place,
    Shape, XmlForm, XmlItem, XmlShape,
};
