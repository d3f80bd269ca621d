//! What an item of the spec needs of the type that carries it: for the compiler, and for a person.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Type;

use super::optionality::{self, Optionality};
use super::{describe, integer};
use crate::emit::Context;
use crate::emit::fingerprint::{self, Directions, Use};
use crate::model::{Item, Kind, TypeBody};

/// What the right type is.
pub(super) fn right(cx: &Context<'_>, item: &Item, directions: Directions) -> String {
    match &item.kind {
        Kind::Scalar(domain) if domain.integer_range().is_some() => {
            let smallest = integer::smallest(item);
            let others = if directions.subset { "another integer" } else { "an integer as large" };
            format!("`{smallest}`, {others}, or a type of your own that derives `GroupValue`")
        }
        Kind::Named(id) => {
            let name = &cx.api.ty(*id).name.value;
            let has = if directions.sent {
                "all required fields"
            } else {
                "an `Option` for every value that can be absent or null"
            };
            match cx.api.ty(*id).body {
                TypeBody::Enum(_) => {
                    format!("`String`, or an enum of your own that derives `GroupEnum` for `{name}`")
                }
                TypeBody::Union(_) => {
                    format!("an enum of your own that derives `GroupUnion` for `{name}`")
                }
                TypeBody::Struct(_) => {
                    format!("a struct of your own that derives `GroupResponse` for `{name}` and has {has}")
                }
            }
        }
        Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Any | Kind::Missing(_) | Kind::Unknown => {
            let ty = describe::rust(cx.api, item);
            let to_write = describe::to_write(cx.api, item);
            format!("`{ty}`{to_write}, or a type of your own that derives `GroupValue`")
        }
    }
}

/// The bounds on the type of an item: that it can be sent, that it can be read, or both. What can be null within a type that
/// is only sent need not be where the tokens of the user's type have no `Option`.
pub(super) fn bounds(cx: &Context<'_>, held: &Item, ty: &Type, directions: Directions) -> TokenStream {
    let runtime = &cx.runtime;
    let mut bounds: Vec<TokenStream> = Vec::new();
    let uses = if directions.subset {
        vec![Use::Subset]
    } else {
        let (sent, read) = (directions.sent, directions.read || !directions.sent);
        sent.then_some(Use::Sent).into_iter().chain(read.then_some(Use::Received)).collect()
    };
    for usage in uses {
        let needed = item(cx, held, usage, Some(ty));
        let bound = quote! { #runtime::compat::Represents<#needed> };
        if bounds.iter().all(|other| other.to_string() != bound.to_string()) {
            bounds.push(bound);
        }
    }
    quote! { #(#bounds)+* }
}

/// What an item needs of its type, for one use of it.
fn item(cx: &Context<'_>, item: &Item, usage: Use, ty: Option<&Type>) -> TokenStream {
    let element = |inner: &Item| {
        let own = ty.and_then(optionality::held).map(optionality::of);
        let held = self::item(cx, inner, usage, own.as_ref().map(|(.., ty)| *ty));
        let is_narrower =
            usage == Use::Subset && own.is_some_and(|(optionality, ..)| optionality == Optionality::None);
        if inner.nullable && !is_narrower {
            quote! { ::core::option::Option<#held> }
        } else {
            held
        }
    };
    match &item.kind {
        Kind::Scalar(domain) if domain.integer_range().is_some() => integer_marker(cx, item, usage),
        Kind::Scalar(domain) => cx.carrier(*domain).to_token_stream(),
        Kind::List(inner) => {
            let inner = element(inner);
            quote! { ::std::vec::Vec<#inner> }
        }
        Kind::Map(inner) => {
            let inner = element(inner);
            quote! { ::std::collections::BTreeMap<::std::string::String, #inner> }
        }
        Kind::Named(id) => fingerprint::mark(cx, *id, usage),
        Kind::Any => {
            let runtime = &cx.runtime;
            quote! { #runtime::Json }
        }
        Kind::Missing(_) | Kind::Unknown => quote! { () },
    }
}

/// The smallest class of integers that holds what the rules allow, or at least one such value.
fn integer_marker(cx: &Context<'_>, item: &Item, usage: Use) -> TokenStream {
    let bits = if usage == Use::Subset { integer::least_bits } else { integer::bits };
    let (runtime, (down, up)) = (&cx.runtime, bits(item));
    let (down, up) = (Literal::u8_unsuffixed(down), Literal::u8_unsuffixed(up));
    quote! { #runtime::compat::spec_type::Integer<#down, #up> }
}
