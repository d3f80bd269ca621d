//! The client configuration of an API: its table, and the type that holds server and credentials.

use groupwright_engine::table::{Carrier, Scheme};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::ident;
use super::{Context, docs, endpoint_table};
use crate::tables;

/// The items of an API's module, without its types.
pub(crate) fn items(cx: &Context<'_>) -> Vec<TokenStream> {
    let row = tables::of_api(cx.api);
    let (runtime, table) = (&cx.runtime, endpoint_table::api(cx, row));
    let mut items = vec![quote! { static API: #runtime::table::Api = #table; }];
    let doc = docs::outer(&docs::client_config(cx.api));
    items.push(quote! {
        #doc
        #[derive(#runtime::Clone, #runtime::Debug)]
        pub struct Api(#runtime::ClientConfig);
    });
    let constructors = row.auth().iter().enumerate().map(|(index, scheme)| constructor(cx, index, scheme));
    let mut constructors: Vec<TokenStream> = constructors.collect();
    if row.auth().is_empty() {
        constructors.push(open(cx));
    }
    items.push(quote! {
        impl Api {
            #(#constructors)*
        }
    });
    items.push(quote! { #runtime::client_config!(Api); });
    if row.auth().is_empty() && !row.servers().is_empty() {
        items.push(quote! {
            impl #runtime::Default for Api {
                fn default() -> Self {
                    Self::new()
                }
            }
        });
    }
    items
}

/// The parameter and the value of the server: a parameter where the API documents none.
fn server(cx: &Context<'_>) -> (Option<TokenStream>, TokenStream) {
    let runtime = &cx.runtime;
    match cx.api.servers.first() {
        Some(server) => {
            let url = server.url.value.trim_end_matches('/');
            (None, quote! { #url })
        }
        None => {
            let parameter = quote! { server: impl #runtime::Into<#runtime::String>, };
            (Some(parameter), quote! { server })
        }
    }
}

/// The constructor of a way to authenticate: `new` for the preferred one.
fn constructor(cx: &Context<'_>, index: usize, scheme: &Scheme) -> TokenStream {
    let runtime = &cx.runtime;
    let (parameter, server) = server(cx);
    let method = if index == 0 { format_ident!("new") } else { format_ident!("with_{}", scheme.name()) };
    let names: Vec<&str> = scheme
        .parts()
        .iter()
        .flat_map(|part| {
            let user = match part.carrier() {
                Carrier::Basic { username } => Some(username),
                Carrier::Bearer
                | Carrier::Header { .. }
                | Carrier::Query { .. }
                | Carrier::Body { .. }
                | Carrier::Cookie { .. } => None,
            };
            user.into_iter().chain([part.secret()])
        })
        .collect();
    let parameters: Vec<_> = names.iter().map(|name| ident(name)).collect();
    let said = cx.api.auth.get(index).map(docs::scheme).unwrap_or_default();
    let (doc, name) = (docs::outer(&said), scheme.name());
    quote! {
        #doc
        #[must_use]
        pub fn #method(#parameter #(#parameters: impl #runtime::Into<#runtime::String>),*) -> Self {
            let credentials = #runtime::Credentials::new(#name) #(.with(#names, #parameters))*;
            Self(#runtime::ClientConfig::new(&API, #server, #runtime::Some(credentials)))
        }
    }
}

/// The constructor of an API that needs no authentication.
fn open(cx: &Context<'_>) -> TokenStream {
    let runtime = &cx.runtime;
    let (parameter, server) = server(cx);
    quote! {
        #[doc = " A client configuration. This API needs no authentication."]
        #[must_use]
        pub fn new(#parameter) -> Self {
            Self(#runtime::ClientConfig::new(&API, #server, #runtime::None))
        }
    }
}
