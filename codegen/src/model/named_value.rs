//! Named values: what several fields hold under one name, which is no type in Rust.

use std::sync::OnceLock;

use super::{EndpointId, Item, Located};

/// A value that has a name in the spec. What is of it has its rules and its spellings, and those of its own.
#[derive(Clone, Debug)]
pub struct NamedValue {
    /// The endpoint that it belongs to; none: the API, whose endpoints share it.
    pub owner: Option<EndpointId>,
    /// Its name in the spec.
    pub name: Located<String>,
    /// What it is, what is said of it, and whether it is secret.
    pub item: Item,
    /// Set if something is of it.
    pub(crate) used: OnceLock<()>,
}
