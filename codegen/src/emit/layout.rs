//! The files of generated code: how they find each other, and what stands at the head of each.

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::quote;

use super::context::{ident, runtime_alias};
use super::{Context, Emitted, Layout, Options, docs};
use crate::model::Endpoint;

/// The first version of the runtime that has all that emitted code names. Code says it, and the runtime compiles what it
/// knows: an older one refuses code that may name what it lacks. It is raised to the version of the next release when
/// emitted code needs something new; `tests/kept` holds what was generated then, and its test sees
/// names that are new.
pub const CONTRACT: &str = "0.1.0";

/// The folder, among those of included files, that holds the vendors.
const VENDORS: &str = "vendors";

/// The folder of an API's files.
pub(crate) fn folder(cx: &Context<'_>) -> PathBuf {
    match cx.options.layout {
        Layout::Crate => PathBuf::from(&cx.api.name),
        Layout::Included => PathBuf::from(VENDORS).join(&cx.api.name),
    }
}

/// What stands first in a file: its documentation, where that may stand within it, and how it calls what it names.
pub(crate) fn head(cx: &Context<'_>, doc: &[String]) -> Vec<TokenStream> {
    let (runtime, words) = (&cx.options.runtime, runtime_alias());
    let alias = quote! { use #runtime::__codegen as #words; };
    match cx.options.layout {
        Layout::Crate => vec![docs::inner(doc), alias],
        Layout::Included => vec![alias],
    }
}

/// The module of an endpoint, and what of it the API's module offers.
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

/// The file by which an API is included: its module, where the runtime is of the right version.
pub(crate) fn doors(cx: &Context<'_>) -> Vec<Emitted> {
    if cx.options.layout == Layout::Crate {
        return Vec::new();
    }
    let name = &cx.api.name;
    let (module, runtime, file) = (ident(name), &cx.options.runtime, format!("{name}/mod.rs"));
    let (doc, allowed) = (docs::outer(&docs::api(cx.api)), allowed(cx.options));
    let door = quote! {
        #runtime::generated_by! { #CONTRACT => #doc pub mod #module { #allowed ::core::include!(#file); } }
    };
    vec![Emitted { path: PathBuf::from(VENDORS).join(format!("{name}.rs")), items: vec![door] }]
}

/// The lints that say nothing of generated code: the names and the words are the vendors', a user need not use all that a
/// page documents, and may well deprecate some of it.
fn allowed(options: &Options) -> TokenStream {
    let undocumented = (!options.docs).then(|| quote! { missing_docs, });
    quote! {
        #![allow(
            dead_code, deprecated, unreachable_pub, unused_imports, unused_qualifications, #undocumented
            clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction,
            reason = "generated: change the spec or the generator instead",
        )]
    }
}

/// The file that leads to all APIs of these names.
pub fn root(names: &[&str], options: &Options) -> Emitted {
    match options.layout {
        Layout::Crate => crate_root(names, options),
        Layout::Included => {
            let doors = names.iter().map(|name| {
                let file = format!("{VENDORS}/{name}.rs");
                quote! { ::core::include!(#file); }
            });
            Emitted { path: PathBuf::from("groupwright.rs"), items: doors.collect() }
        }
    }
}

/// The root of a generated crate: a module an API, each behind a feature of its name.
fn crate_root(names: &[&str], options: &Options) -> Emitted {
    let doc = " Ready-made clients, one module a vendor, each behind a feature of its name.";
    let reason =
        "the words are the vendors' own, and a vendor's type may have the name of one that is in scope";
    let runtime = &options.runtime;
    let modules = names.iter().map(|name| {
        let module = ident(name);
        quote! { #[cfg(feature = #name)] pub mod #module; }
    });
    let items = vec![
        quote! { #![doc = #doc] #![allow(unused_qualifications, clippy::doc_markdown, reason = #reason)] },
        quote! { #runtime::generated_by! { #CONTRACT => #(#modules)* } },
    ];
    Emitted { path: PathBuf::from("lib.rs"), items }
}
