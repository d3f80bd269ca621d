//! The outcomes of an endpoint: its response type, its error type, and how the runtime fills and reads them.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, format_ident, quote};

use super::context::ident;
use super::{Context, docs};
use crate::model::{Endpoint, Reply};

/// The names of the types that an API's module offers of an endpoint's module.
pub(crate) fn public_names(endpoint: &Endpoint) -> Vec<Ident> {
    let mut names = vec![ident(&endpoint.rust), error_name(endpoint)];
    let response = response_name(endpoint);
    let inline = endpoint.types.iter().any(|named| response == named.rust);
    if successes(endpoint).count() > 1 || inline {
        names.push(response);
    }
    names
}

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
    let ty = match (&cx.given.response, reply.error) {
        (Some((given, _)), false) => given.clone(),
        _ => cx.element(item),
    };
    Some(if reply.optional {
        quote! { ::core::option::Option<#ty> }
    } else {
        ty
    })
}

/// The path of the functions that reach the value of a reply.
fn wire(cx: &Context<'_>, reply: &Reply) -> TokenStream {
    match &cx.given.response {
        Some((_, Some(reached))) if !reply.error => reached.clone(),
        _ => {
            let runtime = &cx.runtime;
            quote! { #runtime::Wire }
        }
    }
}

/// The type of what a successful call gives.
pub(crate) fn response_type(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let mut all = successes(endpoint);
    match (all.next(), all.next()) {
        (Some((_, only)), None) => held(cx, only).unwrap_or_else(|| quote! { () }),
        _ => {
            let name = response_name(endpoint);
            quote! { #name }
        }
    }
}

/// The type of the documented errors.
pub(crate) fn error_type(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    cx.given.error.clone().unwrap_or_else(|| {
        let name = error_name(endpoint);
        quote! { #name }
    })
}

/// The error type, and the response type where there are several successes.
pub(crate) fn items(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<TokenStream> {
    let mut items = Vec::new();
    if successes(endpoint).count() > 1 {
        let doc = format!("What a successful `{}` gives.", endpoint.rust);
        items.push(definition(cx, &response_name(endpoint), &doc, successes(endpoint)));
    }
    if cx.given.error.is_none() {
        items.extend(errors(cx, endpoint));
    }
    items
}

fn errors(cx: &Context<'_>, endpoint: &Endpoint) -> [TokenStream; 2] {
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
    [definition, display]
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
    let attributes = cx.type_attributes(&owner);
    quote! {
        #doc
        #[derive(Clone, Debug, PartialEq)]
        #attributes
        #[non_exhaustive]
        #visibility enum #name { #(#variants,)* }
    }
}

/// One reply as the runtime sees it: its position, how an empty one is made, the pattern that finds its value.
struct Row {
    index: Literal,
    empty: TokenStream,
    pattern: TokenStream,
    /// The pattern within `Ok` or `Err`.
    inner: TokenStream,
    error: bool,
    /// The path of the functions that reach the value; none where there is no value.
    wire: Option<TokenStream>,
    /// The type of the value, as text; empty for none.
    ty: String,
}

fn rows(cx: &Context<'_>, endpoint: &Endpoint) -> Vec<Row> {
    let several = successes(endpoint).count() > 1;
    let row = |(index, reply): (usize, &Reply)| {
        let (wire, variant) = (held(cx, reply).map(|_| wire(cx, reply)), ident(&reply.name.value));
        let outcome = if reply.error {
            quote! { ::core::result::Result::Err }
        } else {
            quote! { ::core::result::Result::Ok }
        };
        let owner = match (reply.error, several) {
            (true, _) => Some(error_type(cx, endpoint)),
            (false, true) => Some(response_name(endpoint).to_token_stream()),
            (false, false) => None,
        };
        let (empty, pattern) = match (owner, &wire) {
            (Some(owner), Some(wire)) => {
                (quote! { #owner::#variant(#wire::empty()) }, quote! { #owner::#variant(value) })
            }
            (Some(owner), None) => (quote! { #owner::#variant }, quote! { #owner::#variant }),
            (None, Some(wire)) => (quote! { #wire::empty() }, quote! { value }),
            (None, None) => (quote! { () }, quote! { () }),
        };
        Row {
            index: Literal::usize_unsuffixed(index),
            empty: quote! { #outcome(#empty) },
            pattern: quote! { #outcome(#pattern) },
            inner: pattern,
            error: reply.error,
            wire,
            ty: held(cx, reply).map(|ty| ty.to_string()).unwrap_or_default(),
        }
    };
    endpoint.replies.iter().enumerate().map(row).collect()
}

/// Each arm's pattern: the replies that hold nothing share one, and those that hold a value of one type.
fn alike(rows: &[Row]) -> Vec<(Option<&TokenStream>, TokenStream)> {
    let mut types: Vec<&str> = Vec::new();
    for row in rows {
        if !types.contains(&row.ty.as_str()) {
            types.push(&row.ty);
        }
    }
    let arm = |ty: &str| {
        let of_type = || rows.iter().filter(|row| row.ty == ty);
        let sides =
            [(false, quote! { Ok }), (true, quote! { Err })].into_iter().filter_map(|(error, side)| {
                let inner: Vec<_> =
                    of_type().filter(|row| row.error == error).map(|row| &row.inner).collect();
                (!inner.is_empty()).then(|| quote! { ::core::result::Result::#side(#(#inner)|*) })
            });
        (of_type().find_map(|row| row.wire.as_ref()), quote! { #(#sides)|* })
    };
    types.into_iter().map(arm).collect()
}

/// The arm of what stands for no reply: an error type without variants, which still has to be matched behind a
/// reference, and a user's own, which may have more variants, or be of a crate that may add some.
fn rest(cx: &Context<'_>, endpoint: &Endpoint, value: &TokenStream) -> Option<TokenStream> {
    if cx.given.error.is_some() {
        return Some(quote! { _ => #value });
    }
    let none = failures(endpoint).next().is_none();
    none.then(|| quote! { ::core::result::Result::Err(never) => match *never {} })
}

/// The functions by which the runtime makes and fills an outcome.
pub(crate) fn functions(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let runtime = &cx.runtime;
    let rows = rows(cx, endpoint);
    let rest = rest(cx, endpoint, &quote! { #runtime::Slot::Nowhere });
    let empties = rows.iter().map(|Row { index, empty, .. }| quote! { #index => #empty });
    let slots = alike(&rows).into_iter().map(|(wire, pattern)| {
        let slot = match wire {
            Some(wire) => quote! { #wire::slot(value) },
            None => quote! { #runtime::Slot::Nowhere },
        };
        quote! { #pattern => #slot }
    });
    quote! {
        fn reply(index: usize) -> ::core::option::Option<::core::result::Result<Self::Response, Self::Error>> {
            ::core::option::Option::Some(match index {
                #(#empties,)*
                _ => return ::core::option::Option::None,
            })
        }

        fn reply_slot(
            outcome: &mut ::core::result::Result<Self::Response, Self::Error>,
        ) -> #runtime::Slot<'_> {
            match outcome { #(#slots,)* #rest }
        }
    }
}

/// The function by which the runtime reads an outcome, to write it as a server does.
pub(crate) fn value_function(cx: &Context<'_>, endpoint: &Endpoint) -> TokenStream {
    let runtime = &cx.runtime;
    let rest = rest(cx, endpoint, &quote! { (::core::primitive::usize::MAX, #runtime::Value::Absent) });
    let rows = rows(cx, endpoint);
    let values = rows.iter().map(|Row { index, pattern, wire, .. }| {
        let value = match wire {
            Some(wire) => quote! { #wire::get(value) },
            None => quote! { #runtime::Value::Absent },
        };
        quote! { #pattern => (#index, #value) }
    });
    quote! {
        fn reply_value(
            outcome: &::core::result::Result<Self::Response, Self::Error>,
        ) -> (usize, #runtime::Value<'_>) {
            match outcome { #(#values,)* #rest }
        }
    }
}
