//! Where messages hold a type.

use std::collections::{BTreeMap, BTreeSet};

use groupwright_engine::format::Format;
use groupwright_engine::table::ParameterLocation;

use super::{Api, Body, Endpoint, Field, Item, MediaType, TypeId};

/// Where messages hold a type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The formats in which it is written or read; none where it stands only in paths, queries, headers and cookies.
    pub formats: BTreeSet<Format>,
    /// Whether a request holds it, or has taken over its members.
    pub sent: bool,
    /// Whether a reply holds it, or has taken over its members.
    pub received: bool,
    /// Whether a message holds it, rather than only its members.
    pub held: bool,
    /// The formats of the bodies that are of it, rather than only have it as a part.
    pub whole: BTreeSet<Format>,
}

impl Usage {
    /// Whether any message has to do with it.
    pub fn is_used(&self) -> bool {
        self.sent || self.received
    }

    /// That of what a field of it holds, which not all formats may have.
    fn of(&self, field: &Field) -> Self {
        let mut of_field = self.clone();
        of_field.formats.retain(|format| field.is_in(*format));
        of_field
    }

    /// Takes over what holds of a message or a type that holds it; whether that is new. A part of a body is not the whole.
    fn take(&mut self, from: &Self) -> bool {
        let before = self.clone();
        self.formats.extend(&from.formats);
        self.sent |= from.sent;
        self.received |= from.received;
        self.held |= from.held;
        *self != before
    }
}

/// The usages of the types of an API; those that have none are not among them.
#[derive(Clone, Debug)]
pub(super) struct Usages {
    all: BTreeMap<TypeId, Usage>,
    none: Usage,
}

impl Usages {
    /// That of a type.
    pub(super) fn of_type(&self, id: TypeId) -> &Usage {
        self.all.get(&id).unwrap_or(&self.none)
    }

    /// Those of an API. A type is looked at again only when something new is known of it, of which there are few things:
    /// so the time is in the size of the API.
    pub(super) fn of(api: &Api) -> Self {
        let mut usages = Self { all: BTreeMap::new(), none: Usage::default() };
        let mut open = Vec::new();
        for endpoint in &api.endpoints {
            for (usage, id) in messages(endpoint) {
                usages.add(id, &usage, &mut open);
            }
            for (formats, id) in wholes(endpoint) {
                usages.all.entry(id).or_default().whole.extend(formats);
            }
        }
        for id in api.variables().filter_map(|variable| variable.item.held()) {
            usages.add(id, &Usage { sent: true, held: true, ..Usage::default() }, &mut open);
        }
        while let Some(id) = open.pop() {
            let usage = usages.of_type(id).clone();
            for field in api.ty(id).fields() {
                usages.part(&field.item, &usage.of(field), &mut open);
            }
            let variants = api.ty(id).union().map_or(&[][..], |union| &union.variants);
            for variant in variants {
                usages.part(&variant.item, &usage, &mut open);
            }
        }
        usages
    }

    /// Adds what holds of a type to the type that one of its parts holds.
    fn part(&mut self, item: &Item, usage: &Usage, open: &mut Vec<TypeId>) {
        if let Some(held) = item.held() {
            let formats = item.formats_within(usage.formats.iter().copied());
            self.add(held, &Usage { formats, ..usage.clone() }, open);
        }
    }

    fn add(&mut self, id: TypeId, usage: &Usage, open: &mut Vec<TypeId>) {
        if self.all.entry(id).or_default().take(usage) {
            open.push(id);
        }
    }
}

/// The types that the messages of an endpoint are of or hold first, each with what holds of the message.
fn messages(endpoint: &Endpoint) -> Vec<(Usage, TypeId)> {
    let formats = |media: &[(Format, MediaType)]| media.iter().map(|(format, _)| *format).collect();
    let sent = endpoint.body.iter().flat_map(Body::formats).collect();
    let sent = Usage { sent: true, formats: sent, ..Usage::default() };
    let held = Usage { held: true, ..sent.clone() };
    let items = endpoint.request.fields.iter().filter_map(|field| {
        let item = &field.item;
        let outside = match field.location {
            ParameterLocation::Query | ParameterLocation::Parameters => Some(Format::Form),
            ParameterLocation::Path
            | ParameterLocation::Header
            | ParameterLocation::Cookie
            | ParameterLocation::Headers
            | ParameterLocation::Status => Some(Format::Text),
            ParameterLocation::Body | ParameterLocation::Payload => None,
        };
        let held = held.of(field);
        let formats = match outside.filter(|format| item.is_text_in(*format)) {
            Some(format) => item.formats_within([format]),
            None => item.formats_within(held.formats.iter().copied()),
        };
        Some((Usage { formats, ..held }, item.held()?))
    });
    // A structure whose members are taken over is used as well.
    let body = endpoint.body.as_ref().and_then(|body| body.named);
    let request = items.chain(body.map(|id| (sent, id)));
    let replies = endpoint.replies.iter().flat_map(|reply| {
        let received = Usage { received: true, formats: formats(&reply.media), ..Usage::default() };
        let held = Usage { held: true, ..received.clone() };
        let item = reply.item().and_then(|item| {
            let formats = item.formats_within(held.formats.iter().copied());
            Some((Usage { formats, ..held }, item.held()?))
        });
        reply.named.map(|id| (received, id)).into_iter().chain(item)
    });
    request.chain(replies).collect()
}

/// The types that the bodies of an endpoint are of, each with the formats of the body.
fn wholes(endpoint: &Endpoint) -> impl Iterator<Item = (Vec<Format>, TypeId)> {
    let payload = endpoint.request.fields.iter().filter(|field| field.location == ParameterLocation::Payload);
    let request = endpoint.body.iter().flat_map(move |body| {
        let payload = payload.clone().filter_map(|field| field.item.named());
        body.named.into_iter().chain(payload).map(|id| (body.formats().collect(), id))
    });
    request.chain(endpoint.replies.iter().filter_map(|reply| {
        let id = reply.named.or_else(|| reply.item()?.named())?;
        Some((reply.media.iter().map(|(format, _)| *format).collect(), id))
    }))
}
