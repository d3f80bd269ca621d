//! Ways through the model that several checks take.

use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::format::Format;
use groupwright_engine::table::Place;

use crate::model::{Api, Endpoint, Item, Kind, ReplyBody, Struct, Type, TypeBody};
use crate::syntax;

/// A structure and where it is known.
pub(crate) struct Seen<'m> {
    /// The endpoint that it belongs to; none: the API.
    pub(crate) endpoint: Option<&'m Endpoint>,
    /// Its name, as a person would say it.
    pub(crate) name: String,
    /// The structure.
    pub(crate) structure: &'m Struct,
    /// The formats in which it is written or read; none where no message holds it.
    pub(crate) formats: BTreeSet<Format>,
    /// Whether it is the whole of a message, rather than only part of one.
    pub(crate) is_whole: bool,
}

/// Every type of the model, with the endpoint that it belongs to.
pub(crate) fn types(api: &Api) -> impl Iterator<Item = (Option<&Endpoint>, &Type)> {
    let shared = api.types.iter().map(|named| (None, named));
    let own = api
        .endpoints
        .iter()
        .flat_map(|endpoint| endpoint.types.iter().map(move |named| (Some(endpoint), named)));
    shared.chain(own)
}

/// Every structure of the model: the types and the requests.
pub(crate) fn structures(api: &Api) -> Vec<Seen<'_>> {
    let formats = formats(api);
    let named = types(api).filter_map(|(endpoint, named)| match &named.body {
        TypeBody::Struct(structure) => Some(Seen {
            endpoint,
            name: named.name.value.clone(),
            structure,
            formats: formats.get(&key(endpoint, &named.name.value)).cloned().unwrap_or_default(),
            is_whole: is_whole(api, endpoint, &named.name.value),
        }),
        TypeBody::Enum(_) => None,
    });
    let requests = api.endpoints.iter().map(|endpoint| Seen {
        endpoint: Some(endpoint),
        name: endpoint.rust.clone(),
        structure: &endpoint.request,
        formats: request_formats(endpoint),
        is_whole: true,
    });
    named.chain(requests).collect()
}

/// The formats of a request: those of its body, and that of its query.
fn request_formats(endpoint: &Endpoint) -> BTreeSet<Format> {
    let body = endpoint.body.iter().flat_map(|body| body.media.iter().map(|(format, _)| *format));
    let query = endpoint.request.fields.iter().any(|field| field.location == Place::Query);
    body.chain(query.then_some(Format::Form)).collect()
}

/// Whether a body is of this type.
fn is_whole(api: &Api, owner: Option<&Endpoint>, name: &str) -> bool {
    let endpoints =
        api.endpoints.iter().filter(|endpoint| owner.is_none_or(|owner| owner.name == endpoint.name));
    endpoints.flat_map(wholes).any(|whole| whole == name)
}

/// The types that the bodies of an endpoint are of.
fn wholes(endpoint: &Endpoint) -> impl Iterator<Item = &str> {
    let request = endpoint.body.iter().filter_map(|body| body.named.as_deref());
    request.chain(endpoint.replies.iter().filter_map(|reply| match &reply.body {
        _ if reply.named.is_some() => reply.named.as_deref(),
        ReplyBody::Item(Item { kind: Kind::Named(name), .. }) => Some(name.as_str()),
        ReplyBody::Item(_) | ReplyBody::Nothing => None,
    }))
}

/// Every item of the model: what fields, list items and replies hold.
pub(crate) fn items(api: &Api) -> Vec<(Option<&Endpoint>, &Item)> {
    let fields = structures(api)
        .into_iter()
        .flat_map(|seen| seen.structure.fields.iter().map(move |field| (seen.endpoint, &field.item)));
    let replies = api.endpoints.iter().flat_map(|endpoint| {
        endpoint.replies.iter().filter_map(move |reply| match &reply.body {
            ReplyBody::Item(item) => Some((Some(endpoint), item)),
            ReplyBody::Nothing => None,
        })
    });
    let mut open: Vec<_> = fields.chain(replies).collect();
    let mut all = Vec::new();
    while let Some((endpoint, item)) = open.pop() {
        if let Kind::List(inner) | Kind::Map(inner) = &item.kind {
            open.push((endpoint, inner));
        }
        all.push((endpoint, item));
    }
    all
}

/// What a kind is like, as far as places and formats care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// One value.
    Single,
    /// A list of single values.
    Singles,
    /// A list of anything else.
    Several,
    /// A structure or a map.
    Structured,
}

/// What a kind is like. What has been reported is like a single value.
pub(crate) fn sort(api: &Api, endpoint: Option<&Endpoint>, kind: &Kind) -> Sort {
    match kind {
        Kind::Scalar(_) | Kind::Unknown => Sort::Single,
        Kind::List(inner) if sort(api, endpoint, &inner.kind) == Sort::Single => Sort::Singles,
        Kind::List(_) => Sort::Several,
        Kind::Map(_) => Sort::Structured,
        Kind::Named(name) => match api.find(endpoint, name).map(|found| &found.body) {
            Some(TypeBody::Struct(_)) => Sort::Structured,
            Some(TypeBody::Enum(_)) | None => Sort::Single,
        },
    }
}

/// What the body of a reply holds: nothing where all that is read of it are header fields.
pub(crate) fn body_item<'m>(api: &'m Api, endpoint: &'m Endpoint, item: &'m Item) -> Option<&'m Item> {
    let Kind::Named(name) = &item.kind else { return Some(item) };
    let Some(TypeBody::Struct(structure)) = api.find(Some(endpoint), name).map(|found| &found.body) else {
        return Some(item);
    };
    let mut inside = structure.fields.iter().filter(|field| field.location != Place::Header);
    match inside.next() {
        Some(field) if field.location == Place::Payload => Some(&field.item),
        Some(_) => Some(item),
        None => None,
    }
}

/// A type by the endpoint that it belongs to, if any, and its name.
type TypeKey = (Option<String>, String);

fn key(endpoint: Option<&Endpoint>, name: &str) -> TypeKey {
    (endpoint.map(|endpoint| endpoint.name.clone()), name.to_owned())
}

/// The types that messages hold, and in which formats.
pub(crate) fn formats(api: &Api) -> BTreeMap<TypeKey, BTreeSet<Format>> {
    let mut all: BTreeMap<TypeKey, BTreeSet<Format>> = BTreeMap::new();
    for endpoint in &api.endpoints {
        for (formats, items) in messages(endpoint) {
            for name in api.held_by(endpoint, &items) {
                let own = endpoint.types.iter().any(|named| named.name.value == name);
                all.entry(key(own.then_some(endpoint), &name)).or_default().extend(&formats);
            }
        }
    }
    all
}

/// The structures that stand within messages or are replies: those whose members a request takes over as its own are not
/// among them.
pub(crate) fn held(api: &Api) -> Vec<&Struct> {
    let held = api.endpoints.iter().flat_map(|endpoint| {
        let replies = endpoint.replies.iter().filter_map(|reply| match &reply.body {
            ReplyBody::Item(item) => Some(item),
            ReplyBody::Nothing => None,
        });
        let items = endpoint.request.fields.iter().map(|field| &field.item).chain(replies);
        let names = api.held_by(endpoint, items);
        names.into_iter().filter_map(move |name| match &api.find(Some(endpoint), &name)?.body {
            TypeBody::Struct(structure) => Some(structure),
            TypeBody::Enum(_) => None,
        })
    });
    held.collect()
}

/// The types that no message holds are those without an entry here.
pub(crate) fn is_used(
    formats: &BTreeMap<TypeKey, BTreeSet<Format>>,
    endpoint: Option<&Endpoint>,
    name: &str,
) -> bool {
    formats.contains_key(&key(endpoint, name))
}

/// The messages of an endpoint: their formats and what they hold.
fn messages(endpoint: &Endpoint) -> Vec<(BTreeSet<Format>, Vec<Item>)> {
    let media = endpoint.body.as_ref().map_or(&[][..], |body| &body.media);
    let mut held: Vec<Item> = endpoint.request.fields.iter().map(|field| field.item.clone()).collect();
    // A structure whose members are taken over is held as well.
    let taken_over = |name: &Option<String>, place: &syntax::Place| {
        let kind = Kind::Named(name.clone()?);
        Some(Item { kind, nullable: false, rules: Vec::new(), place: place.clone() })
    };
    held.extend(endpoint.body.as_ref().and_then(|body| taken_over(&body.named, &body.place)));
    let request = (media.iter().map(|(format, _)| *format).collect(), held);
    let replies = endpoint.replies.iter().map(|reply| {
        let mut held: Vec<Item> = taken_over(&reply.named, &reply.name.place).into_iter().collect();
        if let ReplyBody::Item(item) = &reply.body {
            held.push(item.clone());
        }
        (reply.media.iter().map(|(format, _)| *format).collect(), held)
    });
    std::iter::once(request).chain(replies).collect()
}
