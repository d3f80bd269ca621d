//! The features of the runtime that code needs. A feature that is off is one compiler error that names it.

use groupwright_engine::format::Charset;
use groupwright_engine::rule::{Keys, Rule};
use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use crate::model::{Endpoint, Item, Reply};

/// Returns the items that require the features for these endpoints and values. Each part of the code that is
/// compiled on its own has them once.
pub(crate) fn required<'i>(
    cx: &Context<'_>,
    endpoints: &[&Endpoint],
    mut items: impl Iterator<Item = &'i Item>,
) -> TokenStream {
    let runtime = &cx.runtime;
    let has_pattern =
        |item: &Item| item.levels().any(|item| item.rules.iter().any(|rule| is_pattern(&rule.value)));
    let on_pattern = |reply: &Reply| reply.conditions().any(|when| when.test.pattern().is_some());
    let mut replies = endpoints.iter().flat_map(|endpoint| &endpoint.replies);
    let pattern = (replies.any(on_pattern) || items.any(has_pattern)).then(|| quote! { pattern });
    let charsets = endpoints.iter().any(|endpoint| has_charset(endpoint)).then(|| quote! { charsets });
    let is_signed = |endpoint: &&Endpoint| {
        cx.api.auth.iter().any(|scheme| scheme.sigv4.is_some() && endpoint.takes(scheme))
    };
    let sigv4 = endpoints.iter().any(is_signed).then(|| quote! { sigv4 });
    let needed = pattern.into_iter().chain(charsets).chain(sigv4);
    needed.map(|feature| quote! { #runtime::feature! { #feature } }).collect()
}

/// Returns whether a rule, or a rule of the keys of a map, is a pattern.
fn is_pattern(rule: &Rule) -> bool {
    let of_keys = rule.limit().keys().map_or(&[][..], Keys::rules);
    rule.limit().pattern().is_some() || of_keys.iter().any(|rule| rule.limit().pattern().is_some())
}

/// Returns whether a body is in a charset that needs the feature.
fn has_charset(endpoint: &Endpoint) -> bool {
    let replies = endpoint.replies.iter().flat_map(|reply| &reply.media);
    let mut media = endpoint.body.iter().flat_map(|body| &body.media).chain(replies);
    media.any(|(_, media_type)| {
        let charset = Charset::of_media_type(&media_type.text).ok().flatten();
        charset.is_some_and(Charset::needs_feature)
    })
}
