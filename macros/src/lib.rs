//! The derive macros of Groupwright, as `groupwright` re-exports them under its feature `derive`.
//!
//! This crate is a door: what the derives do is in `groupwright_codegen::derive`.

use std::env;
use std::path::PathBuf;

use groupwright_codegen::derive::{Derive, expand};
use proc_macro::TokenStream;

#[doc = include_str!("endpoint.md")]
#[proc_macro_derive(GroupEndpoint, attributes(groupwright))]
pub fn group_endpoint(input: TokenStream) -> TokenStream {
    derive(Derive::Endpoint, input)
}

#[doc = include_str!("response.md")]
#[proc_macro_derive(GroupResponse, attributes(groupwright))]
pub fn group_response(input: TokenStream) -> TokenStream {
    derive(Derive::Response, input)
}

#[doc = include_str!("enum.md")]
#[proc_macro_derive(GroupEnum, attributes(groupwright))]
pub fn group_enum(input: TokenStream) -> TokenStream {
    derive(Derive::Enum, input)
}

#[doc = include_str!("union.md")]
#[proc_macro_derive(GroupUnion, attributes(groupwright))]
pub fn group_union(input: TokenStream) -> TokenStream {
    derive(Derive::Union, input)
}

#[doc = include_str!("value.md")]
#[proc_macro_derive(GroupValue, attributes(groupwright))]
pub fn group_value(input: TokenStream) -> TokenStream {
    derive(Derive::Value, input)
}

/// Opens the door. The folder of the user's manifest is known only here.
fn derive(derive: Derive, input: TokenStream) -> TokenStream {
    let root = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default();
    expand(derive, input.into(), &root).tokens().into()
}
