//! Ways through the model that several checks take.

use std::borrow::Cow;
use std::collections::BTreeSet;

use groupwright_engine::format::Format;
use groupwright_engine::table::{Packing, ParameterLocation};

use crate::model::{Api, Body, Endpoint, Field, Item, Kind, Struct, Tagging, Type, TypeBody, Union};
use crate::steps;

/// A structure and where it is known.
pub(crate) struct Seen<'m> {
    /// The endpoint whose request it is or to which it belongs; none: the API.
    pub(crate) endpoint: Option<&'m Endpoint>,
    /// Its name, as a person would say it.
    pub(crate) name: &'m str,
    /// The structure.
    pub(crate) structure: &'m Struct,
    /// The formats in which it is written or read; none where no message holds it.
    pub(crate) formats: Cow<'m, BTreeSet<Format>>,
    /// Whether it is the whole of a message, rather than only part of one.
    pub(crate) is_whole: bool,
}

impl Seen<'_> {
    /// The formats of the body: those of a request have also that of its query.
    pub(crate) fn formats_of_body(&self) -> Vec<Format> {
        match self.endpoint.filter(|endpoint| std::ptr::eq(self.structure, &raw const endpoint.request)) {
            Some(endpoint) => endpoint.body.iter().flat_map(Body::formats).collect(),
            None => self.formats.iter().copied().collect(),
        }
    }
}

/// Every structure of the model: the types and the requests.
pub(crate) fn structures(api: &Api) -> impl Iterator<Item = Seen<'_>> {
    let shared = api.shared().map(|named| (None, named));
    let own = api.endpoints.iter();
    let own = own.flat_map(|endpoint| api.own(endpoint).map(move |named| (Some(endpoint), named)));
    let named = shared.chain(own);
    let named = named.filter_map(|(endpoint, named)| {
        let usage = api.usage(named.id);
        Some(Seen {
            endpoint,
            name: &named.name.value,
            structure: named.structure()?,
            formats: Cow::Borrowed(&usage.formats),
            is_whole: !usage.whole.is_empty(),
        })
    });
    let requests = api.endpoints.iter().map(|endpoint| Seen {
        endpoint: Some(endpoint),
        name: &endpoint.rust,
        structure: &endpoint.request,
        formats: Cow::Owned(request_formats(endpoint)),
        is_whole: true,
    });
    let servers = api.servers.iter().map(|server| Seen {
        endpoint: None,
        name: "Server",
        structure: &server.variables,
        formats: Cow::Owned(BTreeSet::new()),
        is_whole: false,
    });
    named.chain(requests).chain(servers).inspect(|_| steps::step())
}

/// The formats of a request: those of its body, and that of its query.
fn request_formats(endpoint: &Endpoint) -> BTreeSet<Format> {
    let body = endpoint.body.iter().flat_map(Body::formats);
    let query = endpoint.request.fields.iter().any(|field| field.location == ParameterLocation::Query);
    body.chain(query.then_some(Format::Form)).collect()
}

/// What fields and replies hold, with the endpoint whose types it can name; none: the API.
pub(crate) fn wholes(api: &Api) -> impl Iterator<Item = (Option<&Endpoint>, &Item)> {
    let fields = structures(api)
        .flat_map(|seen| seen.structure.fields.iter().map(move |field| (seen.endpoint, &field.item)));
    let replies =
        api.endpoints.iter().flat_map(|endpoint| endpoint.received().map(move |item| (Some(endpoint), item)));
    let variants = unions(api)
        .flat_map(|(endpoint, _, union)| union.variants.iter().map(move |variant| (endpoint, &variant.item)));
    fields.chain(variants).chain(replies)
}

/// Every union of the model, with the endpoint whose types it can name; none: the API.
pub(crate) fn unions(api: &Api) -> impl Iterator<Item = (Option<&Endpoint>, &Type, &Union)> {
    let shared = api.shared().map(|named| (None, named));
    let own = api.endpoints.iter();
    let own = own.flat_map(|endpoint| api.own(endpoint).map(move |named| (Some(endpoint), named)));
    shared.chain(own).filter_map(|(endpoint, named)| Some((endpoint, named, named.union()?)))
}

/// The named values of the model, with the endpoint whose types they can name; none: the API.
fn values(api: &Api) -> impl Iterator<Item = (Option<&Endpoint>, &Item)> {
    api.values.iter().map(|value| {
        let owner = value.owner.and_then(|owner| api.endpoints.iter().find(|endpoint| endpoint.id == owner));
        (owner, &value.item)
    })
}

/// Every item of the model: what fields, replies, lists, maps and named values hold.
pub(crate) fn items(api: &Api) -> impl Iterator<Item = (Option<&Endpoint>, &Item)> {
    let items = wholes(api)
        .chain(values(api))
        .flat_map(|(endpoint, item)| item.levels().map(move |item| (endpoint, item)));
    items.inspect(|_| steps::step())
}

/// What a kind is like, as far as places and formats care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One value, or a union of such values.
    Single,
    /// A list of single values.
    Singles,
    /// A list of anything else.
    Several,
    /// A structure, a map or any other union.
    Structured,
    /// A JSON value of any kind.
    Any,
}

/// What that is like which stands for a value in a format: a text where the value is within one.
pub(crate) fn sort_in(api: &Api, item: &Item, format: Format) -> Sort {
    match item.own_packings().of(format) {
        Some(Packing::Json | Packing::Encoded(_) | Packing::Joined(_) | Packing::Template(_)) => Sort::Single,
        Some(Packing::Entries(_)) => Sort::Several,
        Some(Packing::OneOrMany | Packing::Positional) | None => sort(api, &item.kind),
    }
}

/// What a kind is like. What has been reported is like a single value.
pub(crate) fn sort(api: &Api, kind: &Kind) -> Sort {
    match kind {
        Kind::Scalar(_) | Kind::Missing(_) | Kind::Unknown => Sort::Single,
        Kind::List(inner) if sort(api, &inner.kind) == Sort::Single => Sort::Singles,
        Kind::List(_) => Sort::Several,
        Kind::Map(_) => Sort::Structured,
        Kind::Any => Sort::Any,
        Kind::Named(id) => match &api.ty(*id).body {
            TypeBody::Enum(_) => Sort::Single,
            TypeBody::Union(union) if is_single(api, union) => Sort::Single,
            TypeBody::Struct(_) | TypeBody::Union(_) => Sort::Structured,
        },
    }
}

/// Whether each variant of a union is a single value, and nothing is around it.
fn is_single(api: &Api, union: &Union) -> bool {
    let alone = match union.tagging.value {
        Tagging::Shape | Tagging::Sibling(_) => true,
        Tagging::Inside(_) | Tagging::Beside(..) | Tagging::Key => false,
    };
    alone
        && union.variants.iter().all(|variant| match &variant.item.kind {
            Kind::Scalar(_) => true,
            Kind::Named(id) => api.ty(*id).enumeration().is_some(),
            Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => false,
        })
}

/// The structure that an item is of.
pub(crate) fn structure<'m>(api: &'m Api, item: &Item) -> Option<&'m Struct> {
    api.ty(item.named()?).structure()
}

/// What the body of a reply holds: nothing where all that is read of it is outside the body.
pub(crate) fn body_item<'m>(api: &'m Api, item: &'m Item) -> Option<&'m Item> {
    let Some(structure) = structure(api, item) else { return Some(item) };
    let is_in_body =
        |field: &&Field| matches!(field.location, ParameterLocation::Body | ParameterLocation::Payload);
    let mut inside = structure.fields.iter().filter(is_in_body);
    match inside.next() {
        Some(field) if field.location == ParameterLocation::Payload => Some(&field.item),
        Some(_) => Some(item),
        None => None,
    }
}
