//! The spec language: the one table of its words.
//!
//! The structure check, the JSON Schema and the reference are all made from it, so they cannot disagree.

pub(crate) mod attribute;
mod checking;
mod comment;
mod cut;
mod dependency;
mod fitting;
mod foreign;
mod listing;
mod reference;
mod retired;
mod schema;
mod sections;
mod sourced;
mod structure;
mod table;

use std::sync::LazyLock;

use groupwright_engine::domain::Domain;

pub use attribute::{ATTRIBUTES, Argument, Attribute, AttributeTarget};
pub use dependency::Dependency;
pub(crate) use foreign::foreign_type;
pub use reference::reference;
pub(crate) use reference::spelling_help;
pub(crate) use retired::retired;
pub use schema::schema;
pub(crate) use sections::METHODS;
pub(crate) use structure::admits;
pub use structure::structure;
pub use table::{Key, Keys, Need, Section, Value};

/// Every word that is a type of its own, and no name of one.
pub(crate) fn type_words<'w>() -> impl Iterator<Item = &'w str> {
    Domain::ALL.map(Domain::name).into_iter().chain(["list", "map", "any"])
}

/// The section that an `api.yaml` is.
pub const API: &str = "api";

/// The section that every other file is.
pub const ENDPOINT: &str = "endpoint";

/// Every section, in the order of the reference.
pub fn sections() -> &'static [Section] {
    static SECTIONS: LazyLock<Vec<Section>> = LazyLock::new(sections::sections);
    &SECTIONS
}

/// The section of this name.
pub fn section(name: &str) -> Option<&'static Section> {
    sections().iter().find(|section| section.name == name)
}
