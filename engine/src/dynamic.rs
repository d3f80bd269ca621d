//! Values of a type known only at run time.

use crate::table::{Api, Endpoint, Shape};

/// The tables of a spec.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// The API.
    pub api: Api,
    /// Its endpoints.
    pub endpoints: &'static [Endpoint],
    /// The shapes of the structures.
    pub shapes: &'static [Shape],
}
