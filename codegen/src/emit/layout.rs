//! The files of generated code: their paths, how they include each other, and their headers.

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::quote;

use super::code::CodeItem;
use super::context::{ident, runtime_alias};
use super::{Context, Emitted, Layout, Options, docs};
use crate::model::Endpoint;

/// The first version of the runtime that supports all items that emitted code refers to. Generated code
/// states this version, and an older runtime rejects it. When emitted code needs something new, raise it to
/// the version of the next release. `tests/kept` contains the code that was generated for each version, and
/// its test detects new names.
pub const CONTRACT: &str = "0.1.0";

/// The folder of vendors, for included files.
const VENDORS: &str = "vendors";

/// Returns the folder of an API's files.
pub(crate) fn folder(cx: &Context<'_>) -> PathBuf {
    match cx.options.layout {
        Layout::Crate => PathBuf::from(&cx.api.module.value),
        Layout::Included => PathBuf::from(VENDORS).join(&cx.api.module.value),
    }
}

/// Returns the header of a file: its documentation, if the layout allows inner attributes, and the alias of
/// the runtime.
pub(crate) fn head(cx: &Context<'_>, doc: &[String]) -> Vec<TokenStream> {
    let (runtime, words) = (&cx.options.runtime, runtime_alias());
    let alias = quote! { use #runtime::__codegen as #words; };
    match cx.options.layout {
        Layout::Crate => vec![docs::inner(doc), alias],
        Layout::Included => vec![alias],
    }
}

/// Returns the module of an endpoint, and its re-exports from the API's module.
pub(crate) fn module(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let module = ident(&endpoint.name);
    let names = cx.api.offers(endpoint).into_iter().map(|(name, _)| ident(&name));
    let body = match cx.options.layout {
        Layout::Crate => quote! { pub mod #module; },
        Layout::Included => {
            let doc = docs::outer(&docs::endpoint(endpoint));
            let file = format!("{}.rs", endpoint.name);
            quote! { #doc pub mod #module { ::core::include!(#file); } }
        }
    };
    quote! { #body #[doc(inline)] pub use #module::{#(#names),*}; }
}

/// Returns the file that includes an API, which checks the version of the runtime.
pub(crate) fn doors(cx: &Context<'_>) -> Vec<Emitted> {
    if cx.options.layout == Layout::Crate {
        return Vec::new();
    }
    let name = &cx.api.module.value;
    let (module, runtime, file) = (ident(name), &cx.options.runtime, format!("{name}/mod.rs"));
    let (doc, allowed) = (docs::outer(&docs::api(cx.api)), allowed(cx.options));
    let door = quote! {
        #runtime::generated_by! { #CONTRACT => #doc pub mod #module { #allowed ::core::include!(#file); } }
    };
    vec![Emitted { path: PathBuf::from(VENDORS).join(format!("{name}.rs")), items: vec![door.into()] }]
}

/// Returns the lints that are allowed in generated code: names and texts are the vendor's, not all
/// documented items are used, and some may be deprecated.
fn allowed(options: &Options) -> TokenStream {
    if !options.allow_lints {
        return TokenStream::new();
    }
    let undocumented = (!options.docs).then(|| quote! { missing_docs, });
    quote! {
        #![allow(
            dead_code, deprecated, unreachable_pub, unused_imports, unused_qualifications, #undocumented
            clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction,
            reason = "generated: change the spec or the generator instead",
        )]
    }
}

/// Returns the file that includes all APIs.
pub fn root(names: &[&str], options: &Options) -> Emitted {
    match options.layout {
        Layout::Crate => crate_root(names, options),
        Layout::Included => {
            let doors = names.iter().map(|name| {
                let file = format!("{VENDORS}/{name}.rs");
                quote! { ::core::include!(#file); }
            });
            Emitted { path: PathBuf::from("groupwright.rs"), items: doors.map(CodeItem::from).collect() }
        }
    }
}

/// Returns the root of a generated crate, with one module for each API behind a feature with the same name.
fn crate_root(names: &[&str], options: &Options) -> Emitted {
    let doc = " Typed clients of documented vendor APIs, with one module for each vendor behind a feature with the same name.";
    let reason =
        "names and texts are the vendors' own, and a vendor's type may have the name of an item in scope";
    let runtime = &options.runtime;
    let modules = names.iter().map(|name| {
        let module = ident(name);
        quote! { #[cfg(feature = #name)] pub mod #module; }
    });
    let items = vec![
        quote! { #![doc = #doc] #![allow(unused_qualifications, clippy::doc_markdown, reason = #reason)] },
        quote! { #runtime::generated_by! { #CONTRACT => #(#modules)* } },
    ];
    Emitted { path: PathBuf::from("lib.rs"), items: items.into_iter().map(CodeItem::from).collect() }
}
