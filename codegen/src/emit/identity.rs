//! What a type of the user's stands for, as a number: two types of specs are the same where they say the same.

use std::fmt::Write;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::Generics;

use super::Context;
use crate::model::{Api, Item, Kind, Reply, TypeBody, TypeId, graph};

/// Whether a type can be sent, and whether it can be read.
#[derive(Clone, Copy)]
pub(crate) struct Ways {
    /// It has all that is required.
    pub(crate) sent: bool,
    /// It can be without what may be missing.
    pub(crate) read: bool,
}

/// The implementations by which the compiler knows what a type stands for.
pub(crate) fn implementations(cx: &Context<'_>, name: &Ident, id: TypeId, ways: Ways) -> TokenStream {
    let runtime = &cx.runtime;
    let marks = marks(cx, id).into_iter().zip([ways.sent, ways.read]).filter(|(_, has)| *has);
    let marks = marks.map(|(mark, _)| mark);
    quote! { #(impl #runtime::carry::Carries<#marks> for #name {})* }
}

/// The same for a type of which nothing is known: it is not blamed.
pub(crate) fn stub(runtime: &TokenStream, name: &Ident, generics: &Generics) -> TokenStream {
    let said = Ident::new("__Said", proc_macro2::Span::call_site());
    let mut with_said = generics.clone();
    with_said.params.push(syn::GenericParam::Type(syn::TypeParam::from(said.clone())));
    let (_, arguments, bounds) = generics.split_for_impl();
    let (parameters, ..) = with_said.split_for_impl();
    quote! { impl #parameters #runtime::carry::Carries<#said> for #name #arguments #bounds {} }
}

/// The markers of a named type: as it is sent, and as it is read.
pub(crate) fn marks(cx: &Context<'_>, id: TypeId) -> [TokenStream; 2] {
    let (runtime, api) = (&cx.runtime, cx.written);
    let mut text = String::new();
    define(api, [id], &mut text);
    let number = literal(&text);
    match api.ty(id).body {
        TypeBody::Struct(_) => {
            [quote! { #runtime::carry::Sent<#number> }, quote! { #runtime::carry::Received<#number> }]
        }
        TypeBody::Enum(_) => [(); 2].map(|()| quote! { #runtime::carry::Choice<#number> }),
    }
}

/// The number of some replies of an endpoint.
pub(crate) fn of_replies<'r>(api: &Api, replies: impl Iterator<Item = (usize, &'r Reply)>) -> Literal {
    let mut text = String::new();
    for (index, reply) in replies {
        let held = reply.item().map(|item| kind(api, item));
        line(&mut text, &format!("{index} {} {held:?} {}", reply.name.value, reply.optional));
        define(api, reply.item().and_then(Item::held), &mut text);
    }
    literal(&text)
}

/// Says of each named type, and of those that they hold, all that matters to what carries them.
fn define(api: &Api, first: impl IntoIterator<Item = TypeId>, text: &mut String) {
    let held = graph::reach(first, |id| api.ty(id).children());
    for named in held.into_iter().map(|id| api.ty(id)) {
        line(text, &named.name.value);
        match &named.body {
            TypeBody::Struct(structure) => {
                line(text, structure.xml.namespace.as_deref().unwrap_or_default());
                for field in &structure.fields {
                    let held = kind(api, &field.item);
                    let (name, place, required) = (&field.name.value, field.location, field.required);
                    let (xml, secret, empty) = (field.xml.value, field.secret, field.empty_is_null);
                    line(text, &format!("{name} {place:?} {required} {held} {xml:?} {secret} {empty}"));
                }
            }
            TypeBody::Enum(values) => {
                line(text, values.kind.word());
                for value in &values.values {
                    line(text, &value.text.value);
                }
            }
        }
    }
}

/// What an item holds.
fn kind(api: &Api, item: &Item) -> String {
    let held = match &item.kind {
        Kind::Scalar(kind) => kind.word().to_owned(),
        Kind::Named(id) => format!("`{}`", api.ty(*id).name.value),
        Kind::List(inner) => format!("[{}]", kind(api, inner)),
        Kind::Map(inner) => format!("{{{}}}", kind(api, inner)),
        Kind::Missing(_) | Kind::Unknown => String::new(),
    };
    let rules =
        item.rules.iter().map(|rule| format!(" {} {}", rule.value.constraint.word(), rule.value.limit));
    format!("{held} {}{}", item.nullable, rules.collect::<String>())
}

fn line(text: &mut String, line: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{line}");
}

/// The number of a text, as it is written in generated code.
fn literal(text: &str) -> Literal {
    let digits = number(text).to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    let text = groups.collect::<Vec<_>>().join("_");
    // It is made of digits.
    text.parse().unwrap_or_else(|_| Literal::u64_unsuffixed(0))
}

/// FNV-1a of 64 bits: the same for the same text, on every machine and with every version of Rust.
fn number(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |number, byte| {
        (number ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::Options;
    use crate::load::check_texts;

    /// The number of a structure with this field.
    fn of(field: &str) -> Option<String> {
        let api = "title: A\nsource: nowhere\nservers: [https://localhost]\n";
        let endpoint = format!(
            "summary: A.\nsource: nowhere\nrequest: {{ GET: / }}\n\
             responses: {{ 200: {{ doc: A., formats: [json, xml], type: T }} }}\n\
             types: {{ T: {{ fields: {{ a: {field} }} }} }}\n"
        );
        let checked = check_texts("a", api, &[("b", &endpoint)]).0?;
        let (options, endpoint) = (Options::default(), checked.api().endpoints.first()?);
        let cx = Context::new(&checked, Some(endpoint), &options);
        Some(marks(&cx, *endpoint.types.first()?).first()?.to_string())
    }

    #[test]
    fn what_is_carried_otherwise_has_another_number_and_what_is_said_of_it_has_not() {
        let plain = of("string");
        assert!(plain.is_some());
        assert_eq!(plain, of("{ type: string, doc: A remark., evidence: assumed }"));
        for other in [
            "integer",
            "{ type: string, required: true }",
            "{ type: string, nullable: true }",
            "{ type: string, max_length: 3 }",
            "{ type: string, secret: true }",
            "{ type: string, xml: { attribute: true } }",
            "{ type: list, items: string }",
            "{ enum: [a, b] }",
        ] {
            let number = of(other);
            assert!(number.is_some() && number != plain, "{other}");
        }
    }

    #[test]
    fn the_number_is_that_of_the_published_vectors() {
        assert_eq!(number(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(number("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(number("foobar"), 0x8594_4171_f739_67e8);
    }
}
