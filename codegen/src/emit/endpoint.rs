//! Emits an endpoint: its request, its table, and the implementations of the runtime's traits.

use groupwright_engine::table;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::code::{Code, CodeItem, code};
use super::context::ident;
use super::record::Owner;
use super::{
    Context, docs, endpoint_table, example, outcome, request_docs, server_docs, statics, structure, stub,
};
use crate::model::Endpoint;
use crate::tables;

/// Returns the items of an endpoint's module, except its types.
pub(crate) fn items(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<CodeItem> {
    let Some(tables) = cx.tables else { return Vec::new() };
    let Some((shape, row)) = tables.shapes.first().zip(tables.endpoints.first()) else { return Vec::new() };
    let what = structure::Emitted {
        id: None,
        name: &endpoint.rust,
        rust: &endpoint.rust,
        table: &statics::of_request(endpoint),
        doc: &request_doc(cx, endpoint),
        structure: &endpoint.request,
    };
    let mut items = structure::items(cx, &what, shape);
    let (name, table) = (ident(&endpoint.rust), statics::of_endpoint(endpoint));
    items.extend(calls(cx, &name, &table, endpoint, row).into_iter().map(CodeItem::from));
    let (runtime, types) = (&cx.runtime, outcome::types(cx, endpoint));
    items.push(code! { #runtime::methods!(#name; #types); }.into());
    items.extend(outcome::items(cx, endpoint));
    items
}

/// Returns the documentation of a request: the texts of the spec, an example, and links to the replies.
fn request_doc(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<String> {
    let mut doc = docs::request(endpoint);
    doc.extend(server_docs::of_endpoint(endpoint));
    doc.extend(request_docs::body(cx.api, endpoint));
    doc.extend(endpoint.body.as_ref().and_then(|body| docs::envelopes(&body.envelopes)));
    doc.extend(request_docs::constants(endpoint));
    doc.extend(request_docs::examples(endpoint));
    doc.extend(example::section(cx, endpoint).into_iter().flatten());
    doc.extend(outcome::section(cx, endpoint));
    doc
}

/// Returns the implementations for a user's request. They are emitted even if the request is invalid, to
/// avoid errors at its uses.
pub(crate) fn derived(
    cx: &Context<'_>,
    owner: &Owner,
    endpoint: &Endpoint,
    row: &table::Endpoint,
) -> TokenStream {
    let Owner { name, generics, .. } = owner;
    if cx.given.unknown || !generics.params.is_empty() {
        let (response, error) = (outcome::response_type(cx, endpoint), outcome::error_type(cx, endpoint));
        return stub::endpoint(&cx.runtime, name, generics, &response, &error);
    }
    let calls = calls(cx, name, &ident("__GROUPWRIGHT_ENDPOINT"), endpoint, row);
    quote! { const _: () = { #(#calls)* }; }
}

/// Returns the `static`s of the tables, and the macro calls that implement the runtime's traits.
fn calls(
    cx: &Context<'_>,
    name: &Ident,
    table: &Ident,
    endpoint: &Endpoint,
    row: &table::Endpoint,
) -> Vec<Code> {
    let (runtime, row) = (&cx.runtime, endpoint_table::endpoint(cx, name, row));
    let mut items = vec![code! { static #table: #runtime::table::Endpoint = #row; }];
    let api = if cx.has_api_module {
        code! { super::API }
    } else {
        let api = endpoint_table::api(cx, tables::of_api(cx.api));
        items.push(code! { static __GROUPWRIGHT_API: #runtime::table::Api = #api; });
        code! { __GROUPWRIGHT_API }
    };
    let (success, types) = (outcome::success(endpoint), outcome::types(cx, endpoint));
    items.push(code! { #runtime::endpoint!(#name, #table, #api; #success => #types); });
    if cx.options.server {
        items.push(code! { #runtime::serve!(#name); });
    }
    items
}
