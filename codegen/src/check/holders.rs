//! What has the members of structures: the types and the requests, and the messages that they are in.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Api, Endpoint, EndpointId, Item, Struct, TypeId};

/// What has the members of a structure.
pub(crate) struct Holder<'m> {
    /// The type; none: it is a request.
    pub(crate) id: Option<TypeId>,
    /// The endpoint that it belongs to; none: the API.
    pub(crate) owner: Option<EndpointId>,
    /// Its name, as a person would say it.
    pub(crate) name: &'m str,
    /// The members.
    pub(crate) structure: &'m Struct,
    /// Whether a request has them.
    pub(crate) sent: bool,
    /// Whether a response has them.
    pub(crate) received: bool,
    /// The type from which it has taken over those of the body.
    pub(crate) taken: Option<TypeId>,
}

impl Holder<'_> {
    /// Whether it can also be in messages of endpoints that are not here.
    pub(crate) fn may_be_elsewhere(&self, api: &Api) -> bool {
        self.owner.is_none() && !api.is_whole
    }
}

/// Everything that has members, the types first.
pub(crate) fn holders(api: &Api) -> Vec<Holder<'_>> {
    let replies = api.endpoints.iter().flat_map(|endpoint| &endpoint.replies);
    let replies = replies.filter_map(|reply| Some((reply.item().and_then(Item::named)?, reply.named?)));
    let taken: BTreeMap<TypeId, TypeId> = replies.filter(|(id, named)| id != named).collect();
    let named = api.types().iter().filter_map(|named| {
        let usage = api.usage(named.id);
        Some(Holder {
            id: Some(named.id),
            owner: named.owner,
            name: &named.name.value,
            structure: named.structure()?,
            sent: usage.sent,
            received: usage.received,
            taken: taken.get(&named.id).copied(),
        })
    });
    let requests = api.endpoints.iter().map(|endpoint| Holder {
        id: None,
        owner: Some(endpoint.id),
        name: &endpoint.rust,
        structure: &endpoint.request,
        sent: true,
        received: false,
        taken: endpoint.body.as_ref().and_then(|body| body.named),
    });
    named.chain(requests).collect()
}

/// The types that the messages of endpoints have, of those endpoints that were asked for.
#[derive(Default)]
pub(crate) struct Held(BTreeMap<EndpointId, BTreeSet<TypeId>>);

impl Held {
    /// Those of an endpoint, also the types whose members its messages have taken over.
    pub(crate) fn by(&mut self, api: &Api, endpoint: &Endpoint) -> &BTreeSet<TypeId> {
        self.0.entry(endpoint.id).or_insert_with(|| {
            let taken = endpoint.replies.iter().filter_map(|reply| reply.named);
            let taken = taken.chain(endpoint.body.iter().filter_map(|body| body.named));
            api.reachable(endpoint.items()).into_iter().chain(taken).collect()
        })
    }
}
