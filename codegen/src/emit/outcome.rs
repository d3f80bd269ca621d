//! The outcomes of an endpoint: its response type, its error type, and how the runtime fills and reads them. What their
//! enums implement is in [`replies`].

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::context::ident;
use super::reach::By;
use super::replies::{self, Held, Variant};
use super::{Context, docs, fingerprint, reach, stub};
use crate::model::{Endpoint, Reply};

fn error_name(endpoint: &Endpoint) -> Ident {
    format_ident!("{}Error", endpoint.rust)
}

pub(crate) fn response_name(endpoint: &Endpoint) -> Ident {
    format_ident!("{}Response", endpoint.rust)
}

pub(crate) fn successes(endpoint: &Endpoint) -> impl Iterator<Item = (usize, &Reply)> {
    endpoint.replies.iter().enumerate().filter(|(_, reply)| !reply.error)
}

fn failures(endpoint: &Endpoint) -> impl Iterator<Item = (usize, &Reply)> {
    endpoint.replies.iter().enumerate().filter(|(_, reply)| reply.error)
}

/// The type of what a reply holds; none when nothing is read of it.
fn held(cx: &Context<'_>, reply: &Reply) -> Option<TokenStream> {
    let item = reply.item()?;
    if let Some(given) = cx.given.response.as_ref().filter(|_| !reply.error) {
        return Some(given.ty.clone());
    }
    let ty = cx.element(item);
    Some(if reply.optional {
        quote! { ::core::option::Option<#ty> }
    } else {
        ty
    })
}

/// The type of what a successful call gives.
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

/// The type of the documented errors.
pub(crate) fn error_type(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    cx.given.error.as_ref().map_or_else(|| error_name(endpoint).to_token_stream(), |given| given.ty.clone())
}

/// The error type, and the response type where there are several successes.
pub(crate) fn items(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if successes(endpoint).count() > 1 && cx.given.response.is_none() {
        let (name, doc) = (response_name(endpoint), format!("What a successful `{}` gives.", endpoint.rust));
        items.push(definition(cx, &name, &doc, successes(endpoint)));
        items.push(told(cx, endpoint, &name, false));
    }
    if cx.given.error.is_none() {
        items.extend(errors(cx, endpoint));
    }
    items
}

fn errors(cx: &Context<'_>, endpoint: &Endpoint) -> [TokenStream; 3] {
    let name = error_name(endpoint);
    let doc = format!("The failures that the page of `{}` documents.", endpoint.rust);
    let definition = definition(cx, &name, &doc, failures(endpoint));
    let arms = meanings(cx, endpoint);
    let show = if arms.is_empty() {
        quote! { let _ = f; match *self {} }
    } else {
        quote! { f.write_str(match self { #(#arms,)* }) }
    };
    let display = quote! {
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #show
            }
        }

        impl ::core::error::Error for #name {}
    };
    [definition, told(cx, endpoint, &name, true), display]
}

/// What each failure means; those that mean the same share an arm.
fn meanings(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<TokenStream> {
    let mut arms: Vec<(String, Vec<TokenStream>)> = Vec::new();
    for (_, reply) in failures(endpoint) {
        let variant = ident(&reply.name.value);
        let value = held(cx, reply).map(|_| quote! { (_) });
        let (text, pattern) = (docs::one_line(&reply.doc), quote! { Self::#variant #value });
        match arms.iter_mut().find(|(known, _)| *known == text) {
            Some((_, patterns)) => patterns.push(pattern),
            None => arms.push((text, vec![pattern])),
        }
    }
    arms.into_iter().map(|(text, patterns)| quote! { #(#patterns)|* => #text }).collect()
}

fn definition<'m>(
    cx: &Context<'_>,
    name: &Ident,
    doc: &str,
    replies: impl Iterator<Item = (usize, &'m Reply)>,
) -> TokenStream {
    let (doc, owner, visibility) = (docs::outer(&[doc.to_owned()]), name.to_string(), &cx.visibility);
    let variants = replies.map(|(_, reply)| {
        let (doc, variant) = (docs::outer(&docs::reply(reply)), ident(&reply.name.value));
        let attributes = cx.field_attributes(&owner, &reply.name.value);
        match held(cx, reply) {
            Some(ty) => quote! { #doc #attributes #variant(#ty) },
            None => quote! { #doc #attributes #variant },
        }
    });
    let attributes = cx.type_attributes(&owner, super::additions::OUTCOME);
    quote! {
        #doc
        #[derive(::core::clone::Clone, ::core::fmt::Debug, ::core::cmp::PartialEq)]
        #attributes
        #[non_exhaustive]
        #visibility enum #name { #(#variants,)* }
    }
}

/// What the enum of one side implements.
fn told(cx: &Context<'_>, endpoint: &Endpoint, name: &Ident, error: bool) -> TokenStream {
    let side = || endpoint.replies.iter().enumerate().filter(move |(_, reply)| reply.error == error);
    let number = fingerprint::of_replies(cx.written, side());
    replies::implementation(cx, name, &number, &variants(cx, side()))
}

/// The variants that stand for some replies.
fn variants<'m>(cx: &Context<'_>, replies: impl Iterator<Item = (usize, &'m Reply)>) -> Vec<Variant> {
    let variant = |(index, reply): (usize, &'m Reply)| Variant {
        name: ident(&reply.name.value),
        replies: vec![index],
        others: false,
        held: held(cx, reply).map(|ty| Held { ty, reached: None }),
    };
    replies.map(variant).collect()
}

/// The one success, its position and what it holds; nothing where there are several.
fn only_success(cx: &Context<'_>, endpoint: &Endpoint) -> Option<(usize, Option<Held>)> {
    let mut all = successes(endpoint);
    match (all.next(), all.next()) {
        (Some((index, only)), None) => {
            let reached = cx.given.response.as_ref().and_then(|given| given.reached.clone());
            Some((index, held(cx, only).map(|ty| Held { ty, reached })))
        }
        _ => None,
    }
}

/// A call that makes the reply at `index`.
fn reply(cx: &Context<'_>, given: Option<&Held>) -> TokenStream {
    let reached = given.and_then(|given| given.reached.as_ref());
    reach::made(&cx.runtime, reached, By::Replies, Some(&quote! { index }))
}

/// A call of a function that tells replies apart.
fn tell(cx: &Context<'_>, given: Option<&Held>, function: &str, value: &TokenStream) -> TokenStream {
    reach::call(&cx.runtime, given.and_then(|given| given.reached.as_ref()), By::Replies, function, value)
}

/// The functions by which the runtime makes and fills an outcome.
pub(crate) fn functions(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    if cx.given.unknown {
        return stub::outcome_functions(&cx.runtime);
    }
    let (runtime, failures) = (&cx.runtime, cx.given.error.as_ref());
    let failure = reply(cx, failures);
    let failure = quote! { #failure.map(::core::result::Result::Err) };
    let (made, slot) = match only_success(cx, endpoint) {
        Some((index, held)) => {
            let index = Literal::usize_unsuffixed(index);
            let empty = held.as_ref().map(|held| held.empty(cx));
            let empty = empty.unwrap_or_else(|| quote! { () });
            let reply = quote! {
                match index {
                    #index => ::core::option::Option::Some(::core::result::Result::Ok(#empty)),
                    _ => #failure,
                }
            };
            let slot = match held.map(|held| held.call(cx, "slot")) {
                Some(slot) => quote! { ::core::result::Result::Ok(value) => #slot },
                None => quote! { ::core::result::Result::Ok(()) => #runtime::Slot::Unavailable },
            };
            (reply, slot)
        }
        None => {
            let successes = cx.given.response.as_ref();
            let success = reply(cx, successes);
            let reply = quote! {
                match #success {
                    ::core::option::Option::Some(value) => {
                        ::core::option::Option::Some(::core::result::Result::Ok(value))
                    }
                    ::core::option::Option::None => #failure,
                }
            };
            let slot = tell(cx, successes, "slot", &quote! { value });
            (reply, quote! { ::core::result::Result::Ok(value) => #slot })
        }
    };
    let failure = tell(cx, failures, "slot", &quote! { error });
    quote! {
        fn reply(
            index: ::core::primitive::usize,
        ) -> ::core::option::Option<::core::result::Result<Self::Response, Self::Error>> {
            #made
        }

        fn reply_slot(
            outcome: &mut ::core::result::Result<Self::Response, Self::Error>,
        ) -> #runtime::Slot<'_> {
            match outcome {
                #slot,
                ::core::result::Result::Err(error) => #failure,
            }
        }
    }
}

/// The function by which the runtime reads an outcome, to write it as a server does.
pub(crate) fn value_function(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    if cx.given.unknown {
        return stub::value_function(&cx.runtime);
    }
    let runtime = &cx.runtime;
    let value = match only_success(cx, endpoint) {
        Some((index, held)) => {
            let index = Literal::usize_unsuffixed(index);
            match held.map(|held| held.call(cx, "get")) {
                Some(value) => quote! { ::core::result::Result::Ok(value) => (#index, #value) },
                None => quote! { ::core::result::Result::Ok(()) => (#index, #runtime::Value::Absent) },
            }
        }
        None => {
            let value = tell(cx, cx.given.response.as_ref(), "value", &quote! { value });
            quote! { ::core::result::Result::Ok(value) => #value }
        }
    };
    let failure = tell(cx, cx.given.error.as_ref(), "value", &quote! { error });
    quote! {
        fn reply_value(
            outcome: &::core::result::Result<Self::Response, Self::Error>,
        ) -> (::core::primitive::usize, #runtime::Value<'_>) {
            match outcome {
                #value,
                ::core::result::Result::Err(error) => #failure,
            }
        }
    }
}
