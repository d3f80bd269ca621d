//! Emits an API's table and the type of its client configuration.

use groupwright_engine::table::Scheme;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::ident;
use super::server::{ApiItem, Chosen};
use super::{Context, docs, endpoint_table, server, server_docs};
use crate::model::SigningSecret;
use crate::tables;

/// Returns the items of an API's module, except its types.
pub(crate) fn items(cx: &Context<'_>) -> Vec<TokenStream> {
    all(cx).into_iter().map(ApiItem::into_tokens).collect()
}

/// Returns the items beside a user's type, except those for the variables of servers: nothing but the types has a name in the
/// user's module.
pub(crate) fn derived(cx: &Context<'_>) -> TokenStream {
    let (mut definitions, mut implementations) = (Vec::new(), Vec::new());
    for item in all(cx) {
        match item {
            ApiItem::Definition(tokens) => definitions.push(tokens),
            ApiItem::Implementation(tokens) => implementations.push(tokens),
        }
    }
    quote! { #(#definitions)* const _: () = { #(#implementations)* }; }
}

fn all(cx: &Context<'_>) -> Vec<ApiItem> {
    let row = tables::of_api(cx.api);
    let (runtime, table) = (&cx.runtime, endpoint_table::api(cx, row));
    let (name, visibility) = (cx.api_type(), &cx.visibility);
    let mut items = vec![ApiItem::Implementation(quote! { static API: #runtime::table::Api = #table; })];
    let mut doc = docs::client_config(cx.api);
    doc.extend(server_docs::list(cx.api));
    let doc = docs::outer(&doc);
    items.push(ApiItem::Definition(quote! {
        #doc
        #[derive(#runtime::Clone, #runtime::Debug)]
        #visibility struct #name(#runtime::ClientConfig);
    }));
    let constructors = row.auth().iter().enumerate().map(|(index, scheme)| constructor(cx, index, scheme));
    let mut constructors: Vec<TokenStream> = constructors.collect();
    if row.auth().is_empty() {
        constructors.push(open(cx));
    }
    let mut setters = server::setters(cx);
    setters.extend(cx.api.optional_secrets().map(|secret| secret_setter(cx, secret)));
    items.push(ApiItem::Implementation(quote! {
        impl #name {
            #(#constructors)*
            #(#setters)*
        }
    }));
    let signed = row.auth().iter().any(|scheme| scheme.sigv4().is_some()).then(|| quote! { , signed });
    items.push(ApiItem::Implementation(quote! { #runtime::client_config!(#name #signed); }));
    items.extend(server::items(cx));
    if row.auth().is_empty() && server::chosen(cx).parameters.is_empty() {
        items.push(ApiItem::Implementation(quote! {
            impl #runtime::Default for #name {
                fn default() -> Self {
                    Self::new()
                }
            }
        }));
    }
    items
}

/// Returns the constructor for an authentication scheme, which is named `new` for the preferred one.
fn constructor(cx: &Context<'_>, index: usize, scheme: &Scheme) -> TokenStream {
    let runtime = &cx.runtime;
    let Chosen { parameters: of_server, value: server } = server::chosen(cx);
    let method = if index == 0 { format_ident!("new") } else { format_ident!("with_{}", scheme.name()) };
    let names: Vec<&str> = scheme.credentials().collect();
    let (signer, signed) = if scheme.signature().is_empty() || scheme.sigv4().is_some() {
        (None, None)
    } else {
        (Some(quote! { signer: impl #runtime::Signer + 'static }), Some(quote! { .with_signer(signer) }))
    };
    let parameters: Vec<_> = names.iter().map(|name| ident(name)).collect();
    let said = cx.api.auth.get(index).map(docs::scheme).unwrap_or_default();
    let (doc, name) = (docs::outer(&said), scheme.name());
    quote! {
        #doc
        #[must_use]
        pub fn #method(#of_server #(#parameters: impl #runtime::Into<#runtime::String>,)* #signer) -> Self {
            let credentials = #runtime::Credentials::new(#name) #(.with(#names, #parameters))*;
            Self(#runtime::ClientConfig::new(&API, #server, #runtime::Some(credentials)) #signed)
        }
    }
}

/// Returns the setter of a secret that a caller need not have.
fn secret_setter(cx: &Context<'_>, secret: &SigningSecret) -> TokenStream {
    let (runtime, name) = (&cx.runtime, &secret.name.value);
    let (setter, parameter) = (format_ident!("with_{name}"), ident(name));
    let doc = docs::outer(&docs::signing_secret(secret));
    quote! {
        #doc
        #[must_use]
        pub fn #setter(self, #parameter: impl #runtime::Into<#runtime::String>) -> Self {
            Self(self.0.with_secret(#name, #parameter))
        }
    }
}

/// Returns the constructor of an API that requires no authentication.
fn open(cx: &Context<'_>) -> TokenStream {
    let runtime = &cx.runtime;
    let Chosen { parameters: of_server, value: server } = server::chosen(cx);
    quote! {
        #[doc = " Creates a client configuration. This API requires no authentication."]
        #[must_use]
        pub fn new(#of_server) -> Self {
            Self(#runtime::ClientConfig::new(&API, #server, #runtime::None))
        }
    }
}
