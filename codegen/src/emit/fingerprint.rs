//! What a type of the user's stands for, as a number: two types of specs are the same where they say the same of the bytes,
//! which is written out by `codegen/src/facts`.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::Generics;

use super::Context;
use crate::facts::{Detail, Facts};
use crate::model::{Api, Reply, Type, TypeBody, TypeId};
use crate::steps;
use crate::syntax::quoted;

/// Whether a type can be sent, and whether it can be read.
#[derive(Clone, Copy)]
pub(crate) struct Directions {
    /// It has all that is required.
    pub(crate) sent: bool,
    /// It can be without what may be missing.
    pub(crate) read: bool,
}

/// What tells the compiler which structure a type stands for.
pub(crate) fn structure(cx: &Context<'_>, name: &Ident, id: TypeId, directions: Directions) -> TokenStream {
    let directions = match (directions.sent, directions.read) {
        (true, true) => quote! { sent and received },
        (true, false) => quote! { sent },
        (false, true) => quote! { received },
        (false, false) => return TokenStream::new(),
    };
    let (runtime, number) = (&cx.runtime, of_type(cx, id));
    quote! { #runtime::represents!(#name: #directions #number); }
}

/// What tells the compiler which enumeration a type stands for. What is sent and what is read are one.
pub(crate) fn choice(cx: &Context<'_>, name: &Ident, id: TypeId) -> TokenStream {
    let (runtime, number) = (&cx.runtime, of_type(cx, id));
    quote! { #runtime::represents!(#name: choice #number); }
}

/// The number of a named type.
fn of_type(cx: &Context<'_>, id: TypeId) -> Literal {
    literal(cx.written.fingerprint(id, all))
}

/// The implementation for a type of which nothing is known: it represents everything, so that no second error follows.
pub(crate) fn stub(runtime: &TokenStream, name: &Ident, generics: &Generics) -> TokenStream {
    let said = Ident::new("__Said", proc_macro2::Span::call_site());
    let mut with_said = generics.clone();
    with_said.params.push(syn::GenericParam::Type(syn::TypeParam::from(said.clone())));
    let (_, arguments, bounds) = generics.split_for_impl();
    let (parameters, ..) = with_said.split_for_impl();
    quote! { impl #parameters #runtime::compat::Represents<#said> for #name #arguments #bounds {} }
}

/// The markers of a named type: as it is sent, and as it is read.
pub(crate) fn marks(cx: &Context<'_>, id: TypeId) -> [TokenStream; 2] {
    let (runtime, number) = (&cx.runtime, of_type(cx, id));
    match cx.written.ty(id).body {
        TypeBody::Struct(_) => [
            quote! { #runtime::compat::spec_type::Outgoing<#number> },
            quote! { #runtime::compat::spec_type::Incoming<#number> },
        ],
        TypeBody::Enum(_) => [(); 2].map(|()| quote! { #runtime::compat::spec_type::Enumeration<#number> }),
    }
}

/// The number of some replies of an endpoint.
pub(crate) fn of_replies<'r>(api: &Api, replies: impl Iterator<Item = (usize, &'r Reply)>) -> Literal {
    let called = |id| format!("#{}", api.fingerprint(id, all));
    let mut facts = Facts::new(api, Detail::Wire, &called);
    for (index, reply) in replies {
        facts.reply(index, reply);
    }
    literal(number(&facts.into_text()))
}

/// The numbers of all types: of what decides the bytes of a type, where others are called by their numbers. Types that hold each
/// other are written together, and called by their names there.
fn all(api: &Api) -> BTreeMap<TypeId, u64> {
    let mut numbers: BTreeMap<TypeId, u64> = BTreeMap::new();
    // A part comes after those that it leads to.
    for part in &api.parts().all {
        let mut members: Vec<&Type> = part.members.iter().map(|id| api.ty(*id)).collect();
        members.sort_by_key(|named| &named.name.value);
        let name = |named: &Type| quoted(&named.name.value);
        let called = |id| numbers.get(&id).map_or_else(|| name(api.ty(id)), |number| format!("#{number}"));
        let mut facts = Facts::new(api, Detail::Wire, &called);
        for named in &members {
            steps::step();
            facts.named(named);
        }
        let together = number(&facts.into_text());
        numbers
            .extend(members.iter().map(|named| (named.id, number(&format!("{together} {}", name(named))))));
    }
    numbers
}

/// A number as it is written in generated code.
fn literal(number: u64) -> Literal {
    let digits = number.to_string();
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
        of_type(&format!("fields: {{ a: {field} }}"))
    }

    /// The number of a structure of which this is said.
    fn of_type(says: &str) -> Option<String> {
        let api = "title: A\nsource: nowhere\nservers: [https://localhost]\n";
        let endpoint = format!(
            "summary: A.\nsource: nowhere\nrequest: {{ POST: /, body: {{ formats: [json], fields: {{ t: T }} }} }}\n\
             responses: {{ 200: {{ doc: A., formats: [json, xml], type: T }} }}\n\
             types: {{ T: {{ {says} }} }}\n"
        );
        let checked = check_texts("a", api, &[("b", &endpoint)]).into_parts().1?;
        let (options, endpoint) = (Options::default(), checked.api().endpoints.first()?);
        let cx = Context::new(&checked, Some(endpoint), &options);
        Some(marks(&cx, *endpoint.types.first()?).first()?.to_string())
    }

    #[test]
    fn fingerprint_changes_with_wire_facts_only() {
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
            "boolean",
            "{ type: boolean, as: { false: 0, true: 1 } }",
            "{ type: boolean, as: { false: \"0\", true: \"1\" } }",
            "{ type: boolean, json: { as: { false: 0, true: 1 } } }",
            "{ type: local_datetime, as: \"%d.%m.%Y %H:%M\" }",
            "{ type: string, aliases: [b] }",
        ] {
            let number = of(other);
            assert!(number.is_some() && number != plain, "{other}");
        }
    }

    #[test]
    fn fingerprint_changes_with_structure_hints() {
        let fields = "fields: { a: string, b: string }";
        let all = [
            "",
            "xml: { order: [b, a] }",
            "xml: { root: t }",
            "xml: { nil: xsi }",
            "unknown_members: ignore",
        ];
        let numbers = all.map(|hint| of_type([fields, hint].join(", ").trim_end_matches(", ")));
        assert!(numbers.iter().all(Option::is_some), "{numbers:?}");
        let different: std::collections::BTreeSet<_> = numbers.iter().collect();
        assert_eq!(different.len(), all.len());
        assert_eq!(of_type(fields), of_type(&format!("{fields}, xml: {{ order: [a, b] }}")));
    }

    #[test]
    fn hash_matches_the_published_vectors() {
        assert_eq!(number(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(number("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(number("foobar"), 0x8594_4171_f739_67e8);
    }
}
