//! What an item of the spec needs of the type that carries it: for the compiler, and for a person.

use groupwright_engine::domain::Domain;
use groupwright_engine::rule::Limit;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::describe;
use crate::emit::Context;
use crate::emit::fingerprint::{self, Directions};
use crate::model::{Item, Kind, TypeBody, TypeId};

/// What the right type is.
pub(super) fn right(cx: &Context<'_>, item: &Item, directions: Directions) -> String {
    match &item.kind {
        Kind::Scalar(Domain::Integer) => {
            let smallest = smallest(item);
            format!("`{smallest}`, an integer as large, or a type of your own that derives `GroupValue`")
        }
        Kind::Named(id) => own(cx, *id, directions),
        Kind::List(_) | Kind::Map(_) if let Some(held) = item.held() => {
            let around = describe::rust_around(item, "T");
            format!("`{around}`, where `T` is {}", own(cx, held, directions))
        }
        Kind::Scalar(_) | Kind::List(_) | Kind::Map(_) | Kind::Missing(_) | Kind::Unknown => {
            let ty = describe::rust(cx.api, item);
            format!("`{ty}`, or a type of your own that derives `GroupValue`")
        }
    }
}

/// A type of the user's own that stands for one of the spec.
fn own(cx: &Context<'_>, id: TypeId, directions: Directions) -> String {
    let named = cx.api.ty(id);
    let name = &named.name.value;
    let has =
        if directions.sent { "all that it requires" } else { "an `Option` wherever there may be nothing" };
    match named.body {
        TypeBody::Enum(_) => {
            format!("`String`, or an enum of your own that derives `GroupEnum` and stands for `{name}`")
        }
        TypeBody::Struct(_) => {
            format!("a struct of your own that derives `GroupResponse`, stands for `{name}` and has {has}")
        }
    }
}

/// The bounds on the type of an item: that it can be sent, that it can be read, or both.
pub(super) fn bounds(cx: &Context<'_>, held: &Item, directions: Directions) -> TokenStream {
    let runtime = &cx.runtime;
    let mut bounds: Vec<TokenStream> = Vec::new();
    for (way, has) in [directions.sent, directions.read || !directions.sent].into_iter().enumerate() {
        let needed = item(cx, held, way);
        let bound = quote! { #runtime::compat::Represents<#needed> };
        if has && bounds.iter().all(|other| other.to_string() != bound.to_string()) {
            bounds.push(bound);
        }
    }
    quote! { #(#bounds)+* }
}

/// What an item needs of its type, for one way in which it is used: 0 where it is sent, 1 where it is read.
fn item(cx: &Context<'_>, item: &Item, way: usize) -> TokenStream {
    let element = |inner: &Item| {
        let held = self::item(cx, inner, way);
        if inner.nullable {
            quote! { ::core::option::Option<#held> }
        } else {
            held
        }
    };
    match &item.kind {
        Kind::Scalar(Domain::Integer) => integer(cx, item),
        Kind::Scalar(domain) => cx.carrier(*domain),
        Kind::List(inner) => {
            let inner = element(inner);
            quote! { ::std::vec::Vec<#inner> }
        }
        Kind::Map(inner) => {
            let inner = element(inner);
            quote! { ::std::collections::BTreeMap<::std::string::String, #inner> }
        }
        Kind::Named(id) => {
            let marks = fingerprint::marks(cx, *id);
            marks.into_iter().nth(way).unwrap_or_else(|| quote! { () })
        }
        Kind::Missing(_) | Kind::Unknown => quote! { () },
    }
}

/// The smallest integer that carries it, one without a sign before one with a sign.
pub(super) fn smallest(item: &Item) -> &'static str {
    let (low, high) = classes(item);
    let unsigned = [("u8", 0, 8), ("u16", 0, 16), ("u32", 0, 32), ("u64", 0, 64)];
    let signed = [("i8", 8, 7), ("i16", 16, 15), ("i32", 32, 31), ("i64", 64, 63)];
    let mut all = unsigned.into_iter().chain(signed);
    all.find(|(_, down, up)| low <= *down && high <= *up).map_or("i64", |(name, ..)| name)
}

/// The smallest class of integers that holds what the rules allow.
fn integer(cx: &Context<'_>, item: &Item) -> TokenStream {
    let (runtime, (down, up)) = (&cx.runtime, classes(item));
    let (down, up) = (Literal::u8_unsuffixed(down), Literal::u8_unsuffixed(up));
    quote! { #runtime::compat::spec_type::Integer<#down, #up> }
}

/// How many bits of a signed type the least value needs, 0 where it is not negative, and how many the greatest needs;
/// without rules, those of what generated code holds.
fn classes(item: &Item) -> (u8, u8) {
    let (mut low, mut high) = (i128::from(i64::MIN), i128::from(i64::MAX));
    for rule in &item.rules {
        let limit = match rule.value.limit() {
            Limit::Integer(limit) => limit,
            Limit::Count(_) | Limit::Number(_) | Limit::Set => continue,
        };
        match rule.value.kind().name() {
            "minimum" => low = limit,
            "exclusive_minimum" => low = limit.saturating_add(1),
            "maximum" => high = limit,
            "exclusive_maximum" => high = limit.saturating_sub(1),
            _ => {}
        }
    }
    let down = [(8, i128::from(i8::MIN)), (16, i128::from(i16::MIN)), (32, i128::from(i32::MIN))];
    let down = down.into_iter().find(|(_, least)| low >= *least).map_or(64, |(bits, _)| bits);
    let up = [7, 8, 15, 16, 31, 32, 63].into_iter().find(|bits| high < 1_i128 << bits).unwrap_or(64);
    (if low >= 0 { 0 } else { down }, up)
}

#[cfg(test)]
mod tests {
    use groupwright_engine::rule::Rule;

    use super::*;
    use crate::model::Located;
    use crate::source::Source;
    use crate::syntax::NodePath;

    #[test]
    fn selects_the_smallest_integer_class_for_a_range() {
        let place = NodePath::root(&Source::new("", ""));
        let class = |low: Option<i128>, high: Option<i128>, exclusive: bool| {
            let rules = |low: Option<Limit>, high: Option<Limit>| {
                if exclusive {
                    (low.map(Rule::exclusive_minimum), high.map(Rule::exclusive_maximum))
                } else {
                    (low.map(Rule::minimum), high.map(Rule::maximum))
                }
            };
            let (low, high) = rules(low.map(Limit::Integer), high.map(Limit::Integer));
            let rules = low.into_iter().chain(high).map(|rule| Located::new(rule, &place)).collect();
            classes(&Item { rules, ..Item::plain(Kind::Scalar(Domain::Integer), &place) })
        };
        assert_eq!(class(Some(0), Some(32767), false), (0, 15));
        assert_eq!(class(Some(0), Some(32768), false), (0, 16));
        assert_eq!(class(Some(0), Some(256), true), (0, 8));
        assert_eq!(class(Some(-1), Some(256), true), (0, 8));
        assert_eq!(class(Some(-128), Some(127), false), (8, 7));
        assert_eq!(class(Some(-129), Some(127), false), (16, 7));
        assert_eq!(class(Some(1), None, false), (0, 63));
        assert_eq!(class(Some(1), Some(u64::MAX.into()), false), (0, 64));
        assert_eq!(class(None, None, false), (64, 63));
    }
}
