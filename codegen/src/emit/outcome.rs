//! Emits the response type and the error type of an endpoint, and the functions that fill and read them.
//! The implementations of their enums are in [`replies`].

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::code::{Code, CodeItem, code};
use super::context::ident;
use super::replies::{self, Held, Variant};
use super::{Context, docs, endpoint_table, fingerprint};
use crate::model::{Endpoint, Item, Reply, joined};

fn error_name(endpoint: &Endpoint) -> Ident {
    ident(&joined(&endpoint.rust, "Error"))
}

pub(crate) fn response_name(endpoint: &Endpoint) -> Ident {
    ident(&joined(&endpoint.rust, "Response"))
}

pub(crate) fn successes(endpoint: &Endpoint) -> impl Iterator<Item = (usize, &Reply)> {
    endpoint.replies.iter().enumerate().filter(|(_, reply)| !reply.error)
}

fn failures(endpoint: &Endpoint) -> impl Iterator<Item = (usize, &Reply)> {
    endpoint.replies.iter().enumerate().filter(|(_, reply)| reply.error)
}

/// Returns the type of a reply's value. `None` if the reply has no value.
fn held(cx: &Context<'_>, reply: &Reply) -> Option<TokenStream> {
    let item = reply.item()?;
    if let Some(given) = cx.given.response.as_ref().filter(|_| !reply.error) {
        return Some(given.ty.clone());
    }
    let ty = cx.element(item);
    let runtime = &cx.runtime;
    Some(if reply.optional {
        quote! { #runtime::Option<#ty> }
    } else {
        ty.to_token_stream()
    })
}

/// Returns the response type.
pub(crate) fn response_type(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    if let Some(given) = cx.given.response.as_ref().filter(|_| cx.given.unknown) {
        return given.ty.clone();
    }
    let mut all = successes(endpoint);
    match (all.next(), all.next()) {
        (Some((_, only)), None) => held(cx, only).unwrap_or_else(|| quote! { () }),
        _ => match &cx.given.response {
            Some(given) => given.ty.clone(),
            None => response_name(endpoint).to_token_stream(),
        },
    }
}

/// Returns the error type.
pub(crate) fn error_type(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    cx.given.error.as_ref().map_or_else(|| error_name(endpoint).to_token_stream(), |given| given.ty.clone())
}

/// Returns the error type and, if there are several successes, the response type.
pub(crate) fn items(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<CodeItem> {
    let mut items = Vec::new();
    if successes(endpoint).count() > 1 && cx.given.response.is_none() {
        let (name, doc) =
            (response_name(endpoint), format!("The documented successes of `{}`.", endpoint.rust));
        items.push(CodeItem::Definition(definition(cx, &name, &doc, successes(endpoint))));
        items.push(implementations(cx, endpoint, &name, false).into());
    }
    if cx.given.error.is_none() {
        items.extend(errors(cx, endpoint));
    }
    items
}

/// Returns the names of the enums that [`items`] emits.
pub(crate) fn emitted(cx: &Context<'_>, endpoint: &Endpoint) -> impl Iterator<Item = Ident> {
    let response = successes(endpoint).count() > 1 && cx.given.response.is_none();
    let response = response.then(|| response_name(endpoint));
    response.into_iter().chain(cx.given.error.is_none().then(|| error_name(endpoint)))
}

/// Returns the documented replies for the documentation of a request, with links to their variants.
pub(crate) fn section(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<String> {
    let several = successes(endpoint).count() > 1;
    let successes: Vec<String> = successes(endpoint)
        .map(|(_, reply)| row(cx, reply, several.then(|| response_name(endpoint))))
        .collect();
    let failures: Vec<String> =
        failures(endpoint).map(|(_, reply)| row(cx, reply, Some(error_name(endpoint)))).collect();
    let mut section = Vec::new();
    for (heading, rows) in [("# Replies", successes), ("# Errors", failures)] {
        if !rows.is_empty() {
            section.extend([heading.to_owned(), rows.join("\n")]);
        }
    }
    section
}

/// Returns a list item for a reply: its variant, status, meaning and value type.
fn row(cx: &Context<'_>, reply: &Reply, of: Option<Ident>) -> String {
    let (name, status) = (&reply.name.value, docs::status(reply));
    // If there is a variant, the rest is in its own documentation.
    let is_alone = of.is_none();
    let name = match of {
        Some(of) => format!("[`{name}`]({of}::{})", ident(name)),
        None => format!("`{name}`"),
    };
    let held = reply.item().and_then(Item::held).map(|id| {
        let (rust, path) = (cx.api.rust_name(id), cx.named(id).to_string().replace(' ', ""));
        if path == rust { format!(" Value: [`{rust}`].") } else { format!(" Value: [`{rust}`]({path}).") }
    });
    let doc = docs::paragraphs(&reply.doc).join(" ");
    let mut parts = vec![format!("- {name} ({status}): {doc}{}", held.unwrap_or_default())];
    if is_alone {
        parts.extend(docs::items(reply.item()));
        parts.extend(docs::constant_headers(reply));
        parts.extend(docs::provenance(&reply.provenance));
    }
    parts.join(" ")
}

fn errors(cx: &Context<'_>, endpoint: &Endpoint) -> [CodeItem; 3] {
    let (name, runtime) = (error_name(endpoint), &cx.runtime);
    let doc = format!("The documented failures of `{}`.", endpoint.rust);
    let definition = definition(cx, &name, &doc, failures(endpoint));
    let meanings = failures(endpoint).map(|(_, reply)| {
        let variant = ident(&reply.name.value);
        let value = reply.item().map(|_| code! { (_) });
        let text = docs::one_line(&reply.doc);
        code! { ; #variant #value = #text }
    });
    let messages = messages(cx, endpoint);
    let meanings = code! { #runtime::meanings!(#name #messages #(#meanings)*); };
    [CodeItem::Definition(definition), implementations(cx, endpoint, &name, true).into(), meanings.into()]
}

/// Returns where the vendor's own words are in each reply, if they are anywhere.
fn messages(cx: &Context<'_>, endpoint: &Endpoint) -> Option<Code> {
    let (runtime, table) = (&cx.runtime, cx.tables?.endpoints.first()?);
    let rows = table.replies().iter().map(|reply| match reply.message() {
        Some(message) => {
            let message = endpoint_table::message(cx, message);
            code! { #runtime::Some(#message) }
        }
        None => code! { #runtime::None },
    });
    endpoint.replies.iter().any(|reply| reply.message.is_some()).then(|| code! { messages [#(#rows),*] })
}

fn definition<'m>(
    cx: &Context<'_>,
    name: &Ident,
    doc: &str,
    replies: impl Iterator<Item = (usize, &'m Reply)>,
) -> Code {
    let (doc, owner, visibility) = (docs::outer(&[doc.to_owned()]), name.to_string(), &cx.visibility);
    let runtime = &cx.runtime;
    let variants = replies.map(|(_, reply)| {
        let (doc, variant) = (docs::outer(&docs::reply(reply)), ident(&reply.name.value));
        let attributes = cx.field_attributes(&owner, &reply.name.value);
        match held(cx, reply) {
            Some(ty) => code! { #doc #attributes #variant(#ty) },
            None => code! { #doc #attributes #variant },
        }
    });
    let attributes = cx.type_attributes(&owner, super::user_attributes::OUTCOME);
    code! {
        #doc
        #[derive(#runtime::Clone, #runtime::Debug, #runtime::PartialEq)]
        #attributes
        #[non_exhaustive]
        #visibility enum #name { #(#variants,)* }
    }
}

/// Returns the implementations of the response or error enum.
fn implementations(cx: &Context<'_>, endpoint: &Endpoint, name: &Ident, error: bool) -> TokenStream {
    let side = || endpoint.replies.iter().enumerate().filter(move |(_, reply)| reply.error == error);
    let number = fingerprint::of_replies(cx.written, side());
    replies::call(cx, name, &number, &variants(cx, side()))
}

/// Returns the variants for replies.
fn variants<'m>(cx: &Context<'_>, replies: impl Iterator<Item = (usize, &'m Reply)>) -> Vec<Variant> {
    let variant = |(index, reply): (usize, &'m Reply)| Variant {
        name: ident(&reply.name.value),
        replies: vec![index],
        others: false,
        held: held(cx, reply).map(|ty| Held { ty, local_trait: None }),
    };
    replies.map(variant).collect()
}

/// Returns the macro argument for the successes: the position of the only one, in brackets if it has no
/// value, or the word `several`.
pub(crate) fn success(endpoint: &Endpoint) -> TokenStream {
    let mut all = successes(endpoint);
    match (all.next(), all.next()) {
        (Some((index, only)), None) => {
            let index = Literal::usize_unsuffixed(index);
            if only.item().is_some() {
                quote! { #index }
            } else {
                quote! { [#index] }
            }
        }
        _ => quote! { several },
    }
}

/// Returns the macro arguments for the response type and the error type, each with a constructor function
/// if it is a user type.
pub(crate) fn types(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let (response, error) = (response_type(cx, endpoint), error_type(cx, endpoint));
    let index = quote! { ::core::primitive::usize };
    let mut all = successes(endpoint);
    let made = match (&cx.given.response, all.next(), all.next()) {
        (None, ..) => None,
        (Some(given), Some((_, only)), None) => {
            let local_trait = given.local_trait.as_ref().filter(|_| only.item().is_some());
            local_trait.map(|local_trait| local_trait.function("placeholder", &TokenStream::new()))
        }
        (Some(given), ..) => {
            given.local_trait.as_ref().map(|local_trait| local_trait.function("reply", &index))
        }
    };
    let failed = cx.given.error.as_ref().and_then(|given| given.local_trait.as_ref());
    let failed = failed.map(|local_trait| local_trait.function("reply", &index));
    let (made, failed) = (made.map(|made| quote! { = (#made) }), failed.map(|made| quote! { = (#made) }));
    quote! { #response #made; #error #failed }
}
