//! Emits an enumeration: its variants and their texts on the wire.

use groupwright_engine::table::{Openness, Text};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::code::{Code, CodeItem, code};
use super::context::ident;
use super::{Context, docs, fingerprint, node, statics, stub};
use crate::model::{Enum, Type, TypeId};

/// Returns the items of an enumeration.
pub(crate) fn items(cx: &Context<'_>, named: &Type, enumeration: &Enum) -> Vec<CodeItem> {
    let (names, name, runtime) = (Names::of(enumeration), ident(&named.rust), &cx.runtime);
    let (table, values) = (statics::of_type(cx.api, named), names.call());
    let texts = enumeration.values.iter();
    let texts =
        texts.map(|value| Text::new(&value.text.value, value.json.unwrap_or(enumeration.domain.json())));
    let row = node::enumeration(cx, &named.name.value, texts, enumeration.domain, enumeration.openness);
    vec![
        CodeItem::Definition(definition(cx, named, enumeration, &names)),
        code! { static #table: #runtime::Enumeration = #row; }.into(),
        code! { #runtime::texts!(#name, #table.values(); #values); }.into(),
        fingerprint::choice(cx, &name, named.id, false).into(),
    ]
}

/// The variants of an enumeration.
pub(crate) struct Names {
    /// The variants of the listed values.
    pub(crate) variants: Vec<Ident>,
    /// The text of each variant.
    pub(crate) texts: Vec<String>,
    /// The variant that holds the text of an unlisted value.
    pub(crate) other: Option<Ident>,
    /// Whether some of the values are enough, because the type is only sent.
    pub(crate) subset: bool,
}

impl Names {
    /// Returns the arguments of the runtime's macros.
    fn call(&self) -> Code {
        let rows = self.variants.iter().enumerate().map(|(index, variant)| {
            let index = Literal::usize_unsuffixed(index);
            code! { #index #variant }
        });
        let other = self.other.as_ref().map(|other| code! { ; other #other });
        code! { #(#rows),* #other }
    }

    fn of(enumeration: &Enum) -> Self {
        let is_free = |name: &String| enumeration.values.iter().all(|value| value.rust.value != *name);
        let names = ["Unknown", "Unlisted"].map(str::to_owned).into_iter();
        // There is one more candidate than there are values, so one of them is unused.
        let numbered = (2..enumeration.values.len() + 3).map(|number| format!("Unlisted{number}"));
        let other = names.chain(numbered).find(is_free);
        Self {
            variants: enumeration.values.iter().map(|value| ident(&value.rust.value)).collect(),
            texts: enumeration.values.iter().map(|value| value.text.value.clone()).collect(),
            other: other.filter(|_| enumeration.openness != Openness::Closed).map(|other| ident(&other)),
            subset: false,
        }
    }
}

fn definition(cx: &Context<'_>, named: &Type, enumeration: &Enum, names: &Names) -> Code {
    let (name, doc, visibility) = (ident(&named.rust), docs::outer(&docs::named(named)), &cx.visibility);
    let runtime = &cx.runtime;
    let variants = enumeration.values.iter().zip(&names.variants).map(|(value, variant)| {
        let doc = docs::outer(&docs::enum_value(value, enumeration.domain));
        let attributes = cx.field_attributes(&named.name.value, &value.text.value);
        code! { #doc #attributes #variant }
    });
    let other = names.other.as_ref().map(|other| {
        code! {
            #[doc = " A value that the documentation does not list."]
            #other(#runtime::String),
        }
    });
    let attributes = cx.type_attributes(&named.name.value, super::user_attributes::ENUMERATION);
    code! {
        #doc
        #[derive(#runtime::Clone, #runtime::Debug)]
        #attributes
        #[non_exhaustive]
        #visibility enum #name { #(#variants,)* #other }
    }
}

/// Returns the implementations for a user's enumeration. They are emitted even if it is invalid, to avoid
/// errors at its uses.
pub(crate) fn derived(cx: &Context<'_>, name: &Ident, id: TypeId, names: &Names) -> TokenStream {
    let runtime = &cx.runtime;
    if names.variants.is_empty() && names.other.is_none() {
        return stub::items(runtime, name, &syn::Generics::default());
    }
    let choice = fingerprint::choice(cx, name, id, names.subset);
    let (values, texts) = (names.call(), &names.texts);
    quote! {
        #runtime::enumeration!(#name, &[#(#texts),*]; #values);
        #choice
    }
}
