//! A vendor's API.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use groupwright_engine::table::{Evidence, FormShape, Part};

use super::finite::{self, Finite};
use super::graph::{self, Parts};
use super::usage::{Usage, Usages};
use super::{
    Endpoint, EndpointId, Field, Item, Located, NamedValue, Note, Provenance, Reply, Struct, Type, TypeId,
    Types, Union, XmlType, joined,
};
use crate::steps;
use crate::syntax::NodePath;

/// A vendor's API and its endpoints.
#[derive(Clone, Debug)]
pub struct Api {
    /// The name of its folder, in `snake_case`.
    pub name: String,
    /// The name of its module in Rust.
    pub module: Located<String>,
    /// Its name as the vendor writes it.
    pub title: String,
    /// What it is.
    pub description: String,
    /// Where it is documented.
    pub source: String,
    /// How it is known.
    pub evidence: Evidence,
    /// How its types are written as XML, as far as it is said for all.
    pub xml: Box<XmlType>,
    /// The documented servers, the usual one first.
    pub servers: Vec<Server>,
    /// The ways to authenticate, the preferred one first.
    pub auth: Vec<Scheme>,
    /// The text before the JSON of every reply.
    pub guard: Option<Located<String>>,
    /// Whether requests may have what is not described, unless it is said otherwise.
    pub open: bool,
    /// Whether requests may have null for optional members that are never null.
    pub ignores_null: bool,
    /// How lists, maps and structures are written in forms and queries of messages that do not say it.
    pub form: Located<Option<FormShape>>,
    /// All types. They are not changed once something is known of them.
    pub(crate) types: Types,
    /// The types that its endpoints share.
    pub(crate) shared: Vec<TypeId>,
    /// Values that have names, but no types in Rust.
    pub values: Vec<NamedValue>,
    /// The replies that every endpoint has, unless it says itself what its status means.
    pub replies: Vec<Reply>,
    /// Remarks.
    pub notes: Vec<Note>,
    /// The endpoints, by name.
    pub endpoints: Vec<Endpoint>,
    /// Whether these are all endpoints of its folder. What endpoints share may otherwise be used by one that is not here.
    pub is_whole: bool,
    /// The document.
    pub place: NodePath,
    /// What has been found out about the types.
    pub(crate) known: OnceLock<Known>,
}

impl Api {
    /// The structure that is the body of a request, if it is one.
    pub(crate) fn body_of_request<'m>(&'m self, endpoint: &'m Endpoint) -> Option<&'m Struct> {
        match endpoint.request.payload() {
            Some(whole) => self.ty(whole.item.named()?).structure(),
            None => Some(&endpoint.request),
        }
    }

    /// The structure that is the body of a reply which holds this, if it is one.
    pub(crate) fn body_of_reply(&self, item: &Item) -> Option<&Struct> {
        let structure = self.ty(item.named()?).structure()?;
        match structure.payload() {
            Some(whole) => self.ty(whole.item.named()?).structure(),
            None => Some(structure),
        }
    }

    /// How lists, maps and structures are written in forms and queries of messages that do not say it.
    pub(crate) fn form_shape(&self) -> FormShape {
        self.form.value.unwrap_or(FormShape::DEFAULT)
    }

    /// The type with this id.
    pub fn ty(&self, id: TypeId) -> &Type {
        steps::step();
        &self.types[id]
    }

    /// Its name in Rust.
    pub fn rust_name(&self, id: TypeId) -> &str {
        &self.ty(id).rust
    }

    /// All types: those that the endpoints share, then those of each endpoint.
    pub fn types(&self) -> &Types {
        &self.types
    }

    /// The types that the endpoints share.
    pub fn shared(&self) -> impl Iterator<Item = &Type> {
        self.shared.iter().map(|id| self.ty(*id))
    }

    /// The variables of the servers.
    pub fn variables(&self) -> impl Iterator<Item = &Field> {
        self.servers.iter().flat_map(|server| &server.variables.fields)
    }

    /// Whether servers have names, by which they are chosen.
    pub fn has_named_servers(&self) -> bool {
        self.servers.iter().any(|server| server.name.is_some())
    }

    /// The optional secrets of signatures, the first of each name: one setter is for all.
    pub fn optional_secrets(&self) -> impl Iterator<Item = &SigningSecret> {
        let mut seen = BTreeSet::new();
        let secrets = self.auth.iter().flat_map(|scheme| &scheme.secrets);
        secrets.filter(move |secret| secret.optional && seen.insert(&secret.name.value))
    }

    /// The variables that have a default, the first of each name in Rust: one setter is for all.
    pub fn setters_of_servers(&self) -> impl Iterator<Item = &Field> {
        let mut seen = BTreeSet::new();
        self.variables().filter(move |variable| !variable.required && seen.insert(&variable.rust.value))
    }

    /// The types of an endpoint.
    pub fn own<'m>(&'m self, endpoint: &'m Endpoint) -> impl Iterator<Item = &'m Type> {
        endpoint.types.iter().map(|id| self.ty(*id))
    }

    /// The types that an endpoint can name: its own before those that it shares. Without one, what `api.yaml` can.
    pub fn seen_by<'m>(&'m self, endpoint: Option<&'m Endpoint>) -> impl Iterator<Item = &'m Type> {
        let own = endpoint.map_or(&[][..], |endpoint| &endpoint.types);
        own.iter().chain(&self.shared).map(|id| self.ty(*id))
    }

    /// The type that a person means by a name, as an endpoint sees it. What the spec names has been looked up already.
    pub fn find<'m>(&'m self, endpoint: Option<&'m Endpoint>, name: &str) -> Option<&'m Type> {
        let named = &self.known().named;
        let of = |owner: Option<EndpointId>| named.get(&owner)?.get(name);
        let own = endpoint.and_then(|endpoint| of(Some(endpoint.id)));
        own.or_else(|| of(None)).map(|id| self.ty(*id))
    }

    /// The types that values of these items hold: each once, those that are nearer first.
    pub fn reachable<'m>(&self, items: impl IntoIterator<Item = &'m Item>) -> Vec<TypeId> {
        graph::reachable(items.into_iter().filter_map(Item::held), |id| self.ty(id).children())
    }

    /// Whether a value of the type can hold another of its type, within lists and maps or not.
    pub fn is_recursive(&self, id: TypeId) -> bool {
        self.known().held.is_in_ring(id)
    }

    /// Whether each value of the type would have to hold another of its type.
    pub fn is_endless(&self, id: TypeId) -> bool {
        self.known().endless.is_in_ring(id)
    }

    /// The variant of a union of which a value can be made without one of the union itself.
    pub fn least_variant(&self, union: &Union) -> usize {
        let finite = &self.known().finite;
        let number = |item: &Item| match item.named() {
            None => Some(0),
            Some(id) => finite.number(id).map(|number| number + 1),
        };
        let variants = union.variants.iter().enumerate();
        let numbered = variants.filter_map(|(index, variant)| Some((number(&variant.item)?, index)));
        numbered.min().map_or(0, |(_, index)| index)
    }

    /// Whether what a field of the type holds can hold another value of the type, with no list or map in between, so that
    /// it has no size in Rust without a box.
    pub fn needs_box(&self, owner: TypeId, item: &Item) -> bool {
        item.named().is_some_and(|held| self.known().direct.are_in_ring(owner, held))
    }

    /// How many earlier types of its module have its name in Rust but for capitals.
    pub(crate) fn earlier_alike(&self, id: TypeId) -> usize {
        self.known().alike.get(&id).copied().unwrap_or(0)
    }

    /// Where messages hold the type.
    pub fn usage(&self, id: TypeId) -> &Usage {
        self.known().usage.of_type(id)
    }

    /// The number of what a type stands for, once those of all types are found.
    pub(crate) fn fingerprint(&self, id: TypeId, all: impl FnOnce(&Self) -> BTreeMap<TypeId, u64>) -> u64 {
        self.known().fingerprints.get_or_init(|| all(self)).get(&id).copied().unwrap_or_default()
    }

    /// What the API's module offers of an endpoint's, by the names in Rust.
    pub(crate) fn offers<'m>(&'m self, endpoint: &'m Endpoint) -> Vec<(String, Offered<'m>)> {
        let name = |suffix: &str| joined(&endpoint.rust, suffix);
        let mut offered = vec![(endpoint.rust.clone(), Offered::Request), (name("Error"), Offered::Error)];
        let response = name("Response");
        let of_its_name = || {
            let mut own = self.own(endpoint).filter(|named| self.usage(named.id).held);
            own.find(|named| named.rust == response)
        };
        let held = if endpoint.replies.iter().filter(|reply| !reply.error).count() > 1 {
            Some(Offered::Response)
        } else {
            of_its_name().map(Offered::Type)
        };
        offered.extend(held.map(|held| (response, held)));
        offered
    }

    /// The types in parts that hold each other.
    pub(crate) fn parts(&self) -> &Parts {
        &self.known().held
    }

    /// Keeps one endpoint alone, in the place of which stands this one, and changes the types.
    pub(crate) fn with(&self, endpoint: Endpoint, change: impl FnOnce(&mut Types)) -> Self {
        let mut types = self.types.clone();
        change(&mut types);
        Self { types, endpoints: vec![endpoint], known: OnceLock::new(), ..self.clone() }
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| Known::of(self))
    }
}

/// What the module of an endpoint offers to that of the API.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Offered<'m> {
    /// The request.
    Request,
    /// The documented failures.
    Error,
    /// The successes, of which there are several.
    Response,
    /// The type that has the name of the response, which often is what the one success holds.
    Type(&'m Type),
}

/// What is found out about the types as a whole, once it is asked for.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    usage: Usages,
    /// The types by what they hold, within lists and maps or not.
    held: Parts,
    /// The types by what they hold within no list or map.
    direct: Parts,
    /// The types that have values.
    finite: Finite,
    /// The types without values, by what each of their values would have to hold.
    endless: Parts,
    /// What each type stands for, as a number.
    fingerprints: OnceLock<BTreeMap<TypeId, u64>>,
    /// The first type of each name, by what it belongs to.
    named: BTreeMap<Option<EndpointId>, BTreeMap<String, TypeId>>,
    /// Of each type whose name differs from that of an earlier one in nothing but capitals, how many there are.
    alike: BTreeMap<TypeId, usize>,
}

impl Known {
    fn of(api: &Api) -> Self {
        let ids = || api.types.iter().map(|named| named.id);
        let parts = |next: &dyn Fn(&Item) -> Option<TypeId>| {
            graph::parts(ids(), |id| api.ty(id).items().filter_map(next).collect())
        };
        let finite = Finite::of(api);
        let endless = graph::parts(ids().filter(|id| !finite.contains(*id)), |id| {
            let needed = finite::needed(api.ty(id)).into_iter();
            needed.filter(|needed| !finite.contains(*needed)).collect()
        });
        Self {
            fingerprints: OnceLock::new(),
            named: named(api),
            alike: alike(api),
            usage: Usages::of(api),
            held: parts(&Item::held),
            direct: parts(&Item::named),
            finite,
            endless,
        }
    }
}

/// The first type of each name, by what it belongs to.
fn named(api: &Api) -> BTreeMap<Option<EndpointId>, BTreeMap<String, TypeId>> {
    let mut all: BTreeMap<Option<EndpointId>, BTreeMap<String, TypeId>> = BTreeMap::new();
    for named in api.types.iter() {
        all.entry(named.owner).or_default().entry(named.name.value.clone()).or_insert(named.id);
    }
    all
}

/// Of each type, how many earlier ones of its module have its name but for capitals, where there are some.
fn alike(api: &Api) -> BTreeMap<TypeId, usize> {
    let mut counts: BTreeMap<(Option<EndpointId>, String), usize> = BTreeMap::new();
    let numbered = api.types.iter().map(|named| {
        let count = counts.entry((named.owner, named.rust.to_lowercase())).or_default();
        *count += 1;
        (named.id, *count - 1)
    });
    numbered.filter(|(_, earlier)| *earlier > 0).collect()
}

/// A server.
#[derive(Clone, Debug)]
pub struct Server {
    /// Its base URL, in which variables are in braces.
    pub url: Located<String>,
    /// The name by which it is chosen.
    pub name: Option<Located<String>>,
    /// The variables of the URL. One that has a default is optional.
    pub variables: Struct,
    /// What it is.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
}

/// A way to authenticate.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its name.
    pub name: Located<String>,
    /// What the page says of it.
    pub doc: String,
    /// How it is known.
    pub provenance: Provenance,
    /// What is sent.
    pub parts: Vec<AuthPart>,
    /// The name of the signature that is made of the finished request.
    pub signature: Option<Located<String>>,
    /// What the signature is made with, if it is Signature Version 4.
    pub sigv4: Option<Sigv4>,
    /// The secrets of the signature.
    pub secrets: Vec<SigningSecret>,
}

/// A secret of a signature.
#[derive(Clone, Debug)]
pub struct SigningSecret {
    /// Its name.
    pub name: Located<String>,
    /// What it is.
    pub doc: String,
    /// Whether a caller need not have it.
    pub optional: bool,
}

/// What Signature Version 4 is made with.
#[derive(Clone, Debug)]
pub struct Sigv4 {
    /// The name of the service.
    pub service: Located<String>,
    /// The region.
    pub region: SigningRegion,
    /// Whether the hash of the body is sent.
    pub payload_hash: bool,
    /// Whether the path is signed as it is sent.
    pub plain_path: bool,
}

/// The region of a signature.
#[derive(Clone, Debug)]
pub enum SigningRegion {
    /// Always the same.
    Fixed(Located<String>),
    /// The variable of the server with this name.
    Variable(Located<String>),
    /// One for each server, by its name.
    OfServers(Vec<(Located<String>, String)>),
}

/// A secret that is sent, and what carries it.
#[derive(Clone, Debug)]
pub struct AuthPart {
    /// What it is.
    pub part: Part,
    /// What its text has to be.
    pub item: Item,
    /// Where the name of the header field, parameter, member or cookie stands, if it is given.
    pub name: Option<NodePath>,
    /// Where the name of the secret stands, if it is given.
    pub secret: Option<NodePath>,
    /// Where the name of the user name stands, if it is given.
    pub username: Option<NodePath>,
    /// Where the formats of the body with which it is sent stand, if they are given.
    pub formats: Option<NodePath>,
}
