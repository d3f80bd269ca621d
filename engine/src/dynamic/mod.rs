//! Values of types that are known only at run time. They correspond to the structs that are generated at
//! compile time, and are encoded, decoded and validated by the same traversal.
//!
//! A field is represented as in a generated struct. A required field that is never null is filled directly;
//! every other field is absent, null, or a value. A required single value that has not been filled reads as
//! absent, so that validation reports it. A required list or map is initially empty.

mod map;
mod record;
mod union;
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
    /// The request of the first endpoint, followed by the types that only that endpoint uses.
    pub shapes: &'static [&'static Shape],
}

impl Tables {
    /// Returns the type with this name.
    pub fn shape(&self, name: &str) -> Option<&'static Shape> {
        self.shapes.iter().copied().find(|shape| shape.name() == name)
    }
}
