//! Syntax to model. Nothing stops at the first mistake, and what has been reported is passed over.

mod api;
mod condition;
mod constant;
mod endpoint;
mod envelope;
mod example;
mod field;
mod form;
mod hints;
mod member_rules;
mod names;
mod read;
mod reply;
mod reply_fields;
mod request;
mod request_line;
mod spelled;
mod template;
mod types;
mod xml;
mod xml_type;

use std::collections::BTreeMap;

use crate::model::{
    Api, Endpoint, EndpointId, Item, Kind, Located, NamedValue, Provenance, Reply, ReplyBody, Struct, Type,
    TypeBody, TypeId, Types, XmlType, joined,
};
use crate::report::{Report, Reported};
use crate::syntax::{Node, NodePath};

pub(crate) use names::{is_module, is_pascal, is_snake, refuse};
pub(crate) use request_line::is_path;

/// A vendor's documents: its name, its `api.yaml`, and its endpoints with their names.
pub struct Documents {
    /// The name of the folder.
    pub name: String,
    /// The document `api.yaml`.
    pub api: Node,
    /// The names and documents of the endpoints.
    pub endpoints: Vec<(String, Node)>,
    /// Whether these are all endpoints of the API.
    pub is_whole: bool,
}

/// Lowers a vendor's documents.
pub fn lower(documents: &Documents) -> Reported<Api> {
    let (mut scope, mut report) = (Scope::default(), Report::default());
    let mut api = api::api(&documents.api, &documents.name, &mut scope, &mut report);
    api.is_whole = documents.is_whole;
    scope.share();
    let variables = api.servers.iter_mut().flat_map(|server| &mut server.variables.fields);
    variables.for_each(|variable| scope.resolve_item(&mut variable.item));
    scope.resolve_replies(&mut api.replies);
    for (name, node) in &documents.endpoints {
        let id = EndpointId(api.endpoints.len());
        scope.owner = Some(id);
        let mut endpoint = endpoint::endpoint(node, name, id, &mut scope, &mut report);
        scope.resolve(&mut endpoint);
        api.values.extend(scope.own_values());
        let own: Vec<_> = endpoint.replies.iter().flat_map(Reply::statuses).collect();
        endpoint.replies.extend(api.replies.iter().filter_map(|reply| reply.without(&own)));
        endpoint.types = std::mem::take(&mut scope.own).ids;
        api.endpoints.push(endpoint);
    }
    if documents.is_whole {
        scope.envelopes.unused(&mut report);
    }
    api.values.extend(scope.shared_values());
    api.shared = scope.shared.ids;
    api.types = scope.types;
    Reported::new(api, report)
}

/// Types that are defined.
#[derive(Default)]
struct Defined {
    ids: Vec<TypeId>,
    /// The first of each name; a second one is reported by the check.
    by_name: BTreeMap<String, TypeId>,
}

/// What is known while a document is lowered.
#[derive(Default)]
struct Scope {
    /// All types so far.
    types: Types,
    /// Those of the API.
    shared: Defined,
    /// Those of the document, which come before the API's.
    own: Defined,
    /// The name of the endpoint in Rust, and the one that it would have by its file, if it is another.
    renamed: Option<(String, String)>,
    /// Its named values, and those of the API.
    values: field::named_value::Values,
    /// The endpoint that the document describes; none: the API.
    owner: Option<EndpointId>,
    /// The XML hints that hold for every type of the API.
    xml: XmlType,
    /// Whether requests may have what is not described, unless it is said otherwise.
    open: bool,
    /// The envelopes of all messages that have none of their own.
    envelopes: envelope::Defaults,
    /// The text before the JSON of every reply of the API.
    guard: Option<Located<String>>,
}

impl Scope {
    /// Adds a type of the document.
    fn add(&mut self, named: impl FnOnce(TypeId, Option<EndpointId>) -> Type) -> TypeId {
        let id = self.types.add(|id| named(id, self.owner));
        self.own.ids.push(id);
        self.own.by_name.entry(self.types[id].name.value.clone()).or_insert(id);
        id
    }

    /// Adds a type that has no name in the spec, and gives its kind.
    fn inline(&mut self, rust: &str, doc: &str, body: TypeBody, place: &NodePath) -> Kind {
        // On the wire, where it may be the root of a document, it has the name that its file gives it.
        let name = self
            .renamed
            .as_ref()
            .and_then(|(renamed, usual)| Some(joined(usual, rust.strip_prefix(renamed.as_str())?)));
        let name = name.unwrap_or_else(|| rust.to_owned());
        Kind::Named(self.add(|id, owner| Type {
            id,
            owner,
            name: Located::new(name, place),
            rust: rust.to_owned(),
            doc: doc.to_owned(),
            provenance: Provenance::default(),
            body,
            inline: true,
            renamed: None,
        }))
    }

    /// The type of this name, as far as the document has been lowered.
    fn find(&self, name: &str) -> Option<TypeId> {
        self.own.by_name.get(name).or_else(|| self.shared.by_name.get(name)).copied()
    }

    /// The structure of this name, as far as the document has been lowered.
    fn structure(&self, name: &str) -> Option<(TypeId, &Struct)> {
        let id = self.find(name)?;
        Some((id, self.types[id].structure()?))
    }

    /// Whether the type of this name is a union.
    fn is_union(&self, name: &str) -> bool {
        self.find(name).is_some_and(|id| self.types[id].union().is_some())
    }

    /// Ends the document of the API, whose types all others can name from here on.
    fn share(&mut self) {
        self.resolve_types();
        self.shared = std::mem::take(&mut self.own);
        self.values.share();
    }

    /// Ends the document of an endpoint: a type can be named before it is defined.
    fn resolve(&mut self, endpoint: &mut Endpoint) {
        self.resolve_types();
        self.resolve_replies(&mut endpoint.replies);
        let fields = endpoint.request.fields.iter_mut().map(|field| &mut field.item);
        fields.for_each(|item| self.resolve_item(item));
    }

    /// The named values of the API.
    fn shared_values(&self) -> Vec<NamedValue> {
        self.resolved(self.values.all_shared())
    }

    /// The named values of the document.
    fn own_values(&self) -> Vec<NamedValue> {
        self.resolved(self.values.all())
    }

    fn resolved(&self, values: impl Iterator<Item = NamedValue>) -> Vec<NamedValue> {
        let mut values: Vec<NamedValue> = values.collect();
        for value in &mut values {
            self.resolve_item(&mut value.item);
        }
        values
    }

    fn resolve_replies(&self, replies: &mut [Reply]) {
        for reply in replies {
            match &mut reply.body {
                ReplyBody::Item(item) => self.resolve_item(item),
                ReplyBody::Nothing => {}
            }
        }
    }

    fn resolve_types(&mut self) {
        let mut types = std::mem::take(&mut self.types);
        for id in &self.own.ids {
            match &mut types[*id].body {
                TypeBody::Struct(structure) => {
                    structure.fields.iter_mut().for_each(|field| self.resolve_item(&mut field.item));
                }
                TypeBody::Union(union) => {
                    union.variants.iter_mut().for_each(|variant| self.resolve_item(&mut variant.item));
                }
                TypeBody::Enum(_) => {}
            }
        }
        self.types = types;
    }

    /// Puts the type of a name in its place. A name that no type has stays, to be reported by the check.
    fn resolve_item(&self, item: &mut Item) {
        match &mut item.kind {
            Kind::List(inner) | Kind::Map(inner) => self.resolve_item(inner),
            Kind::Missing(name) => {
                if let Some(id) = self.find(name) {
                    item.kind = Kind::Named(id);
                }
            }
            Kind::Scalar(_) | Kind::Named(_) | Kind::Any | Kind::Unknown => {}
        }
    }
}
