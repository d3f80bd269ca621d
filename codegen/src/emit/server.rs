//! Emits how the documented servers of an API are chosen: the parameters of constructors, the setters of variables,
//! and the type `Server` if the servers have names.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens as _, quote};

use super::context::ident;
use super::{Context, docs, server_docs};
use crate::model::{Field, Server};

/// An item of a client configuration.
pub(super) enum ApiItem {
    /// The definition of a type.
    Definition(TokenStream),
    /// What implements it: a table or an `impl`, which need not be where the type is.
    Implementation(TokenStream),
}

impl ApiItem {
    /// Returns the item, wherever it stands.
    pub(super) fn into_tokens(self) -> TokenStream {
        match self {
            Self::Definition(tokens) | Self::Implementation(tokens) => tokens,
        }
    }
}

/// What the constructors of `Api` do with the server.
pub(super) struct Chosen {
    /// Their parameters, each with a comma.
    pub(super) parameters: TokenStream,
    /// The base URL.
    pub(super) value: TokenStream,
}

/// Returns what constructors take for the server. There is a parameter for the base URL only if no server is
/// documented.
pub(super) fn chosen(cx: &Context<'_>) -> Chosen {
    let runtime = &cx.runtime;
    let Some(server) = cx.api.servers.first() else {
        let parameters = quote! { server: impl #runtime::Into<#runtime::String>, };
        return Chosen { parameters, value: quote! { server } };
    };
    if server.variables.fields.is_empty() {
        let url = server.url.value.trim_end_matches('/');
        return Chosen { parameters: TokenStream::new(), value: quote! { #url } };
    }
    if cx.api.has_named_servers() && required(server).next().is_some() {
        let ty = cx.server_type();
        return Chosen { parameters: quote! { server: #ty, }, value: quote! { server } };
    }
    Chosen { parameters: parameters(cx, server), value: documented(cx, 0, server) }
}

/// Returns the setters of the variables of the only server, which are those of `Api`.
pub(super) fn setters(cx: &Context<'_>) -> Vec<TokenStream> {
    let server = cx.api.servers.first().filter(|_| !cx.api.has_named_servers());
    let variables = server.into_iter().flat_map(|server| &server.variables.fields);
    let optional = variables.filter(|variable| !variable.required);
    optional.map(|variable| setter(cx, variable, &ident("with_server_variable"))).collect()
}

/// Returns the type `Server`, if the servers have names.
pub(super) fn items(cx: &Context<'_>) -> Vec<ApiItem> {
    if !cx.api.has_named_servers() {
        return Vec::new();
    }
    let (runtime, name, visibility) = (&cx.runtime, cx.server_type(), &cx.visibility);
    let constructors = cx.api.servers.iter().enumerate().filter_map(|(index, server)| {
        let (function, doc) =
            (ident(&server.name.as_ref()?.value), docs::outer(&server_docs::server(server)));
        let (parameters, value) = (parameters(cx, server), documented(cx, index, server));
        Some(quote! {
            #doc
            #[must_use]
            pub fn #function(#parameters) -> Self {
                Self(#value)
            }
        })
    });
    let setters = cx.api.setters_of_servers().map(|variable| setter(cx, variable, &ident("with")));
    vec![
        ApiItem::Definition(quote! {
            #[doc = " A documented server."]
            #[derive(#runtime::Clone, #runtime::Debug)]
            #visibility struct #name(#runtime::BaseUrl);
        }),
        ApiItem::Implementation(quote! {
            impl #name {
                #(#constructors)*
                #(#setters)*
            }
        }),
        ApiItem::Implementation(quote! {
            impl #runtime::From<#name> for #runtime::BaseUrl {
                fn from(server: #name) -> Self {
                    server.0
                }
            }
        }),
    ]
}

fn required(server: &Server) -> impl Iterator<Item = &Field> {
    server.variables.fields.iter().filter(|variable| variable.required)
}

/// Returns the parameters for the variables without a default.
fn parameters(cx: &Context<'_>, server: &Server) -> TokenStream {
    let parameters = required(server).map(|variable| {
        let (name, ty) = (ident(&variable.rust.value), parameter(cx, variable));
        quote! { #name: #ty, }
    });
    parameters.collect()
}

/// Returns the base URL of a server, with the values of the parameters.
fn documented(cx: &Context<'_>, index: usize, server: &Server) -> TokenStream {
    let (runtime, index) = (&cx.runtime, Literal::usize_unsuffixed(index));
    let values = required(server).map(|variable| {
        let (name, value) = (&variable.name.value, argument(cx, variable));
        quote! { .with(#name, &#value) }
    });
    quote! { #runtime::BaseUrl::documented(&API, #index) #(#values)* }
}

fn setter(cx: &Context<'_>, variable: &Field, method: &Ident) -> TokenStream {
    let (rust, name) = (&variable.rust.value, &variable.name.value);
    let (setter, parameter) = (ident(&format!("with_{rust}")), ident(rust));
    let (ty, value) = (self::parameter(cx, variable), argument(cx, variable));
    let doc = docs::outer(&docs::setter(variable));
    quote! {
        #doc
        #[must_use]
        pub fn #setter(self, #parameter: #ty) -> Self {
            Self(self.0.#method(#name, &#value))
        }
    }
}

fn parameter(cx: &Context<'_>, variable: &Field) -> TokenStream {
    let runtime = &cx.runtime;
    if cx.is_text(&variable.item.kind) {
        quote! { impl #runtime::Into<#runtime::String> }
    } else {
        cx.item(&variable.item).to_token_stream()
    }
}

fn argument(cx: &Context<'_>, variable: &Field) -> TokenStream {
    let (runtime, name) = (&cx.runtime, ident(&variable.rust.value));
    if cx.is_text(&variable.item.kind) {
        quote! { #runtime::into::<_, #runtime::String>(#name) }
    } else {
        quote! { #name }
    }
}
