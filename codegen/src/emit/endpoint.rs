//! An endpoint: its request, its table, and the implementation of the runtime's trait.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::ident;
use super::{Context, docs, outcome, structure, table};
use crate::model::Endpoint;

/// The items of an endpoint's module, without its own types.
pub(crate) fn items(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<TokenStream> {
    let Some(tables) = cx.tables else { return Vec::new() };
    let shape = tables.shapes.iter().find(|shape| shape.name == endpoint.rust);
    let Some((shape, row)) = shape.zip(tables.endpoints.first()) else { return Vec::new() };
    let runtime = &cx.runtime;
    let row = table::endpoint(cx, row);
    let mut items = structure::items(cx, &endpoint.rust, &docs::request(endpoint), &endpoint.request, shape);
    items.push(quote! { static ENDPOINT: #runtime::table::Endpoint = #row; });
    items.push(implementation(cx, endpoint));
    if cx.options.server {
        items.push(server_half(cx, endpoint));
    }
    items.push(methods(cx, endpoint));
    items.extend(outcome::items(cx, endpoint));
    items
}

fn implementation(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let (name, runtime) = (ident(&endpoint.rust), &cx.runtime);
    let (response, error) = (outcome::response_type(cx, endpoint), outcome::error_type(endpoint));
    let functions = outcome::functions(cx, endpoint);
    quote! {
        impl #runtime::Endpoint for #name {
            type Response = #response;
            type Error = #error;

            fn endpoint() -> &'static #runtime::table::Endpoint {
                &ENDPOINT
            }

            fn api() -> &'static #runtime::table::Api {
                &super::API
            }

            #functions
        }
    }
}

fn server_half(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let (name, runtime) = (ident(&endpoint.rust), &cx.runtime);
    let function = outcome::value_function(cx, endpoint);
    quote! { impl #runtime::Serve for #name { #function } }
}

/// The functions that a user calls without naming the trait.
fn methods(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let (name, runtime) = (ident(&endpoint.rust), &cx.runtime);
    let (response, error) = (outcome::response_type(cx, endpoint), outcome::error_type(endpoint));
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
