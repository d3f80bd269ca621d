//! Values of a type that is known only at run time: what generated code is for a type that was known when it was
//! compiled. They are read, filled and judged by the same walk.
//!
//! A field is held as a generated struct holds it. One that is required and never null is filled directly; every
//! other field is absent, null, or a value. A required value that nothing has filled yet is absent to a reader, so
//! that the validator can tell; a required list or map is there from the start, and empty.

mod record;
mod value;

pub use record::DynRecord;
pub use value::DynValue;

use crate::table::{Api, Endpoint, Shape};

/// The tables of one API.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// The API.
    pub api: &'static Api,
    /// Its endpoints.
    pub endpoints: &'static [Endpoint],
    /// The types that its endpoints and its types name, the request of the first endpoint first.
    pub shapes: &'static [&'static Shape],
}

impl Tables {
    /// The type with this name.
    pub fn shape(&self, name: &str) -> Option<&'static Shape> {
        self.shapes.iter().copied().find(|shape| shape.name() == name)
    }
}
