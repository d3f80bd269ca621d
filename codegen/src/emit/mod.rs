//! Model to tokens. Nothing here can fail: what could has been refused by the check.

mod api;
mod context;
pub(crate) mod docs;
pub(crate) mod endpoint;
pub(crate) mod enumeration;
pub(crate) mod outcome;
pub(crate) mod record;
mod structure;
mod table;

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

pub(crate) use context::{Context, Given, held_by};

use crate::check::Checked;
use crate::model::{Type, TypeBody};

/// A file to be printed: its path from the source folder, and its items.
#[derive(Debug)]
pub struct Emitted {
    /// The path.
    pub path: PathBuf,
    /// The inner attributes and the items, one a piece.
    pub items: Vec<TokenStream>,
}

/// How code is emitted.
#[derive(Clone, Debug)]
pub struct Options {
    /// The path of the runtime crate, without leading colons.
    pub runtime: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { runtime: "groupwright".to_owned() }
    }
}

/// The modules of an API: one for what its endpoints share, and one an endpoint.
pub fn emit(checked: &Checked, options: &Options) -> Vec<Emitted> {
    let api = checked.api();
    let cx = Context::new(checked, None, options);
    let modules = api.endpoints.iter().map(|endpoint| {
        let module = format_ident!("{}", endpoint.name);
        let names = outcome::public_names(endpoint);
        quote! { pub mod #module; pub use #module::{#(#names),*}; }
    });
    let mut items = vec![docs::inner(&docs::api(api))];
    items.extend(modules);
    items.extend(api::items(&cx));
    items.extend(api.types.iter().filter(|named| cx.is_used(named)).flat_map(|named| type_items(&cx, named)));
    let shared = Emitted { path: PathBuf::from(&api.name).join("mod.rs"), items };
    let endpoints = api.endpoints.iter().map(|endpoint| {
        let cx = Context::new(checked, Some(endpoint), options);
        let mut items = vec![docs::inner(&docs::endpoint(endpoint))];
        items.extend(endpoint::items(&cx, endpoint));
        let own = endpoint.types.iter().filter(|named| cx.is_used(named));
        items.extend(own.flat_map(|named| type_items(&cx, named)));
        let path = PathBuf::from(&api.name).join(format!("{}.rs", endpoint.name));
        Emitted { path, items }
    });
    std::iter::once(shared).chain(endpoints).collect()
}

/// The root of the generated crate: a module an API, each behind a feature of its name.
pub fn emit_root(names: &[&str]) -> Emitted {
    let doc = "Ready-made clients, one module a vendor, each behind a feature of its name.";
    let modules = names.iter().map(|name| {
        let module = format_ident!("{name}");
        quote! { #[cfg(feature = #name)] pub mod #module; }
    });
    let reason = "the words are the vendors' own";
    let mut items = vec![quote! { #![doc = #doc] #![allow(clippy::doc_markdown, reason = #reason)] }];
    items.extend(modules);
    Emitted { path: PathBuf::from("lib.rs"), items }
}

/// The items of a named type.
pub(crate) fn type_items(cx: &Context<'_>, named: &Type) -> Vec<TokenStream> {
    match &named.body {
        TypeBody::Struct(structure) => {
            structure::items(cx, &named.rust, &docs::named(named), structure, &cx.shape_of(named))
        }
        TypeBody::Enum(enumeration) => enumeration::items(cx, named, enumeration),
    }
}
