//! An endpoint: its request, its table, and the implementation of the runtime's trait.

use groupwright_engine::table;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::context::ident;
use super::record::Owner;
use super::{Context, docs, endpoint_table, outcome, structure};
use crate::model::Endpoint;

/// The items of an endpoint's module, without its own types.
pub(crate) fn items(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<TokenStream> {
    let Some(tables) = cx.tables else { return Vec::new() };
    let Some((shape, row)) = tables.shapes.first().zip(tables.endpoints.first()) else { return Vec::new() };
    let what = structure::Emitted {
        id: None,
        name: &endpoint.rust,
        rust: &endpoint.rust,
        doc: &docs::request(endpoint),
        structure: &endpoint.request,
    };
    let mut items = structure::items(cx, &what, shape);
    let owner = Owner::generated(&endpoint.rust, &endpoint.request);
    items.extend(implementations(cx, &owner, endpoint, row));
    items.push(methods(cx, endpoint));
    items.extend(outcome::items(cx, endpoint));
    items
}

/// The implementations of the runtime's traits, with the table of the endpoint.
pub(crate) fn implementations(
    cx: &Context<'_>,
    owner: &Owner,
    endpoint: &Endpoint,
    row: &table::Endpoint,
) -> Vec<TokenStream> {
    let mut items = vec![client_half(cx, owner, endpoint, row)];
    if cx.options.server {
        items.push(server_half(cx, owner, endpoint));
    }
    items
}

fn client_half(cx: &Context<'_>, owner: &Owner, endpoint: &Endpoint, row: &table::Endpoint) -> TokenStream {
    let (name, runtime) = (&owner.name, &cx.runtime);
    let (parameters, arguments, bounds) = owner.generics.split_for_impl();
    let (row, api) = (endpoint_table::endpoint(cx, owner, row), endpoint_table::of_api(cx));
    let (response, error) = (outcome::response_type(cx, endpoint), outcome::error_type(cx, endpoint));
    let functions = outcome::functions(cx, endpoint);
    // What is wrong with a user's type is said of its token.
    let response = quote_spanned! { start(&response) => type Response = #response; };
    let error = quote_spanned! { start(&error) => type Error = #error; };
    quote! {
        impl #parameters #runtime::Endpoint for #name #arguments #bounds {
            #response
            #error

            fn endpoint() -> &'static #runtime::table::Endpoint {
                static ENDPOINT: #runtime::table::Endpoint = #row;
                &ENDPOINT
            }

            fn api() -> &'static #runtime::table::Api {
                #api
            }

            #functions
        }
    }
}

/// Where a type stands.
fn start(tokens: &TokenStream) -> Span {
    let first = tokens.clone().into_iter().next();
    first.map_or_else(Span::call_site, |token| Span::call_site().located_at(token.span()))
}

fn server_half(cx: &Context<'_>, owner: &Owner, endpoint: &Endpoint) -> TokenStream {
    let (name, runtime) = (&owner.name, &cx.runtime);
    let (parameters, arguments, bounds) = owner.generics.split_for_impl();
    let function = outcome::value_function(cx, endpoint);
    quote! { impl #parameters #runtime::Serve for #name #arguments #bounds { #function } }
}

/// The functions that a user calls without naming the trait.
fn methods(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let (name, runtime) = (ident(&endpoint.rust), &cx.runtime);
    let (response, error) = (outcome::response_type(cx, endpoint), outcome::error_type(cx, endpoint));
    quote! {
        impl #name {
            #[doc = " Holds the request against every rule of the page."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " All the rules that it breaks."]
            pub fn validate(&self) -> ::core::result::Result<(), #runtime::Violations> {
                #runtime::Endpoint::validate(self)
            }

            #[doc = " Reads a response: what the vendor gives, the documented failure, or what else came."]
            #[doc = ""]
            #[doc = " # Errors"]
            #[doc = ""]
            #[doc = " A documented failure, a status that the page does not list, or a body that cannot be read."]
            pub fn response(
                response: #runtime::http::Response<::std::vec::Vec<u8>>,
            ) -> ::core::result::Result<#response, #runtime::ResponseError<#error>> {
                <Self as #runtime::Endpoint>::response(response)
            }
        }
    }
}
