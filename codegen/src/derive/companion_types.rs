//! The types that stand beside a user's request: those of its replies, named for it.

use std::collections::BTreeSet;

use quote::quote;

use crate::emit::context::ident;
use crate::emit::{CodeItem, Context, outcome, serde, type_items};
use crate::model::{Api, Endpoint, Item, Reply, Type, TypeId};

/// The names of the types that an endpoint can hold, each made for a request of this name, so that two in one module do
/// not meet.
pub(super) fn renamed(api: &Api, endpoint: &Endpoint, request: &str) -> Vec<(TypeId, String)> {
    let mut taken = vec![format!("{request}Error")];
    let response = format!("{request}Response");
    let held = held_by_success(endpoint);
    let all = api.seen_by(Some(endpoint)).map(|named| {
        let rust = if held == Some(named.id) {
            response.clone()
        } else {
            let own = named.rust.strip_prefix(&endpoint.rust).filter(|_| named.inline);
            let mut rust = format!("{request}{}", own.unwrap_or(&named.rust));
            while taken.contains(&rust) || rust == response {
                rust.push_str("Body");
            }
            rust
        };
        taken.push(rust.clone());
        (named.id, rust)
    });
    all.collect()
}

/// The type that the one success is of.
fn held_by_success(endpoint: &Endpoint) -> Option<TypeId> {
    let mut successes = outcome::successes(endpoint);
    match (successes.next(), successes.next()) {
        (Some((_, only)), None) => only.item()?.named(),
        _ => None,
    }
}

/// What the replies hold whose types the user does not give, and the variables of the servers where these have a type.
fn held<'e>(cx: &'e Context<'_>, endpoint: &'e Endpoint) -> impl Iterator<Item = &'e Item> {
    let (response, error) = (cx.given.response.is_some(), cx.given.error.is_some());
    let is_given = move |reply: &Reply| if reply.error { error } else { response };
    let replies = endpoint.replies.iter().filter(move |reply| !is_given(reply)).filter_map(Reply::item);
    let variables = cx.given.api.is_some().then(|| cx.api.variables().map(|variable| &variable.item));
    replies.chain(variables.into_iter().flatten())
}

/// What the request holds, and what the replies do whose types stand beside it.
pub(super) fn items<'e>(cx: &'e Context<'_>, endpoint: &'e Endpoint) -> impl Iterator<Item = &'e Item> {
    let types = cx.api.reachable(held(cx, endpoint)).into_iter();
    let fields = types.flat_map(|id| cx.api.ty(id).fields()).map(|field| &field.item);
    endpoint.sent().chain(held(cx, endpoint)).chain(fields)
}

/// The types of the replies that the user does not give.
pub(super) fn types(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<CodeItem> {
    let (mut items, given) = (outcome::items(cx, endpoint), &cx.given);
    let held: BTreeSet<TypeId> = cx.api.reachable(held(cx, endpoint)).into_iter().collect();
    let emitted: Vec<&Type> =
        cx.api.seen_by(Some(endpoint)).filter(|named| held.contains(&named.id)).collect();
    items.extend(emitted.iter().flat_map(|named| type_items(cx, named)));
    let mut serialized = serde::Types::default();
    serialized.named(cx, &emitted);
    serialized.replies(cx, endpoint);
    items.extend(serialized.call(cx, Some(&ident(&endpoint.rust))).map(CodeItem::from));
    let response = outcome::response_name(endpoint);
    let exists = outcome::successes(endpoint).count() > 1 || held_by_success(endpoint).is_some();
    if given.response.is_none() && !exists {
        let (ty, visibility) = (outcome::response_type(cx, endpoint), &cx.visibility);
        let doc = format!(" The documented success of `{}`.", endpoint.rust);
        items.push(quote! { #[doc = #doc] #visibility type #response = #ty; }.into());
    }
    items
}
