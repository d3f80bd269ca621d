//! Fingerprints of types of specs. Two types have the same fingerprint if their representation on the wire
//! is the same, which is determined by `codegen/src/facts`. The fingerprint identifies the spec type that a
//! user type represents.

use std::collections::BTreeMap;

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::Generics;

use super::Context;
use super::runtime_path::RuntimePath;
use crate::facts::{Detail, Facts};
use crate::model::{Api, Reply, Type, TypeBody, TypeId};
use crate::steps;
use crate::syntax::quoted;

/// Whether a type can be sent, and whether it can be received.
#[derive(Clone, Copy)]
pub(crate) struct Directions {
    /// It has all required members.
    pub(crate) sent: bool,
    /// Members that may be missing can be absent.
    pub(crate) read: bool,
    /// It is only sent, so it need not have every value of the spec.
    pub(crate) subset: bool,
}

impl Directions {
    /// Those of a type that is only sent, and of which some values of the spec are enough.
    pub(crate) const SUBSET: Self = Self { sent: true, read: false, subset: true };

    /// Those of a type that has all values.
    pub(crate) const fn whole(sent: bool, read: bool) -> Self {
        Self { sent, read, subset: false }
    }
}

/// Returns the implementation that states which structure a type represents.
pub(crate) fn structure(cx: &Context<'_>, name: &Ident, id: TypeId, directions: Directions) -> TokenStream {
    let directions = match (directions.subset, directions.sent, directions.read) {
        (true, ..) => quote! { subset },
        (false, true, true) => quote! { sent and received },
        (false, true, false) => quote! { sent },
        (false, false, true) => quote! { received },
        (false, false, false) => return TokenStream::new(),
    };
    let (runtime, number) = (&cx.runtime, of_type(cx, id));
    quote! { #runtime::represents!(#name: #directions #number); }
}

/// Returns the implementation that states which enumeration a type represents, or some of whose values. The
/// direction does not matter otherwise.
pub(crate) fn choice(cx: &Context<'_>, name: &Ident, id: TypeId, subset: bool) -> TokenStream {
    let (runtime, number) = (&cx.runtime, of_type(cx, id));
    let represented = if subset {
        quote! { subset }
    } else {
        quote! { choice }
    };
    quote! { #runtime::represents!(#name: #represented #number); }
}

/// Returns the fingerprint of a named type.
fn of_type(cx: &Context<'_>, id: TypeId) -> Literal {
    literal(cx.written.fingerprint(id, all))
}

/// Returns implementations for an invalid type, which represents everything, to avoid errors at its uses.
pub(crate) fn stub(runtime: &RuntimePath, name: &Ident, generics: &Generics) -> TokenStream {
    let said = Ident::new("__Said", proc_macro2::Span::call_site());
    let mut with_said = generics.clone();
    with_said.params.push(syn::GenericParam::Type(syn::TypeParam::from(said.clone())));
    let (_, arguments, bounds) = generics.split_for_impl();
    let (parameters, ..) = with_said.split_for_impl();
    quote! { impl #parameters #runtime::compat::Represents<#said> for #name #arguments #bounds {} }
}

/// How values of a user's type are used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    /// They are sent.
    Sent,
    /// They are received.
    Received,
    /// They are sent, and need not be all that the spec allows.
    Subset,
}

/// Returns the marker of a named type for a use of it.
pub(crate) fn mark(cx: &Context<'_>, id: TypeId, usage: Use) -> TokenStream {
    let (runtime, number) = (&cx.runtime, of_type(cx, id));
    let marker = match (&cx.written.ty(id).body, usage) {
        (TypeBody::Struct(_) | TypeBody::Union(_) | TypeBody::Enum(_), Use::Subset) => quote! { Subset },
        (TypeBody::Enum(_), Use::Sent | Use::Received) => quote! { Enumeration },
        (TypeBody::Struct(_) | TypeBody::Union(_), Use::Sent) => quote! { Outgoing },
        (TypeBody::Struct(_) | TypeBody::Union(_), Use::Received) => quote! { Incoming },
    };
    quote! { #runtime::compat::spec_type::#marker<#number> }
}

/// Returns the fingerprint of a set of replies of an endpoint.
pub(crate) fn of_replies<'r>(api: &Api, replies: impl Iterator<Item = (usize, &'r Reply)>) -> Literal {
    let called = |id| format!("#{}", api.fingerprint(id, all));
    let mut facts = Facts::new(api, Detail::Wire, &called);
    for (index, reply) in replies {
        facts.reply(index, reply);
    }
    literal(number(&facts.into_text()))
}

/// Returns the fingerprints of all types. A type that is used in another is referred to by its fingerprint.
/// Mutually recursive types are fingerprinted together, and refer to each other by name.
fn all(api: &Api) -> BTreeMap<TypeId, u64> {
    let mut numbers: BTreeMap<TypeId, u64> = BTreeMap::new();
    // A group of types comes after the groups that it uses.
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

/// Returns a fingerprint as a literal.
fn literal(number: u64) -> Literal {
    let digits = number.to_string();
    let groups = digits.as_bytes().rchunks(3).rev().map(|group| String::from_utf8_lossy(group).into_owned());
    let text = groups.collect::<Vec<_>>().join("_");
    // The text consists of digits, so this cannot fail.
    text.parse().unwrap_or_else(|_| Literal::u64_unsuffixed(0))
}

/// Computes the 64-bit FNV-1a hash, which does not depend on the machine or the version of Rust.
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

    /// Returns the fingerprint of a structure with this field.
    fn of(field: &str) -> Option<String> {
        of_type(&format!("fields: {{ a: {field} }}"))
    }

    /// Returns the fingerprint of a structure with this definition.
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
        Some(mark(&cx, *endpoint.types.first()?, Use::Sent).to_string())
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
