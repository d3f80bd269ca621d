//! Syntax to model. Nothing stops at the first mistake, and what has been reported is passed over.

mod api;
mod constant;
mod endpoint;
mod example;
mod field;
mod names;
mod read;
mod reply;
mod request;
mod types;

use groupwright_engine::table::Evidence;

use crate::model::{Api, Kind, Placed, Struct, Type, TypeBody, XmlType};
use crate::report::Report;
use crate::syntax::{Node, Place};

pub(crate) use constant::misplaced as misplaced_constant;
pub(crate) use names::{is_module, is_pascal, is_snake, refuse};

/// A vendor's documents: its name, its `api.yaml`, and its endpoints with their names.
pub struct Documents {
    /// The name of the folder.
    pub name: String,
    /// The document `api.yaml`.
    pub api: Node,
    /// The names and documents of the endpoints.
    pub endpoints: Vec<(String, Node)>,
}

/// Lowers a vendor's documents.
pub fn lower(documents: &Documents, report: &mut Report) -> Api {
    let mut scope = Scope::default();
    let mut api = api::api(&documents.api, &documents.name, &mut scope, report);
    scope.shared.clone_from(&api.types);
    for (name, node) in &documents.endpoints {
        let endpoint = endpoint::endpoint(node, name, &mut scope, report);
        api.endpoints.push(endpoint);
    }
    api
}

/// What is known while a document is lowered.
#[derive(Default)]
struct Scope {
    /// The types of the API.
    shared: Vec<Type>,
    /// The types of the document so far.
    types: Vec<Type>,
    /// The XML hints that hold for every type of the API.
    xml: XmlType,
}

impl Scope {
    /// Adds a type that has no name in the spec, and gives its kind.
    fn inline(&mut self, rust: &str, doc: &str, body: TypeBody, place: &Place) -> Kind {
        self.types.push(Type {
            name: Placed::new(rust.to_owned(), place),
            rust: rust.to_owned(),
            doc: doc.to_owned(),
            evidence: Evidence::Documented,
            source: String::new(),
            body,
            inline: true,
        });
        Kind::Named(rust.to_owned())
    }

    /// The structure of this name.
    fn structure(&self, name: &str) -> Option<&Struct> {
        let found = self.types.iter().chain(&self.shared).find(|candidate| candidate.name.value == name)?;
        match &found.body {
            TypeBody::Struct(structure) => Some(structure),
            TypeBody::Enum(_) => None,
        }
    }
}
