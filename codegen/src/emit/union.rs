//! Emits a union: its variants, the conversions into it, and its table.

use groupwright_engine::table::{self, FormShape, Openness, Tagging};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::calls::{Calls, unit};
use super::code::{Code, CodeItem, code};
use super::context::ident;
use super::fingerprint::{self, Directions};
use super::local_trait::LocalTrait;
use super::table::{Naming, field, shape};
use super::{Context, docs, form, statics, stub, user_attributes, xml};
use crate::model::{Type, TypeId, Union, Unit};

/// Returns the items of a union.
pub(crate) fn items(cx: &Context<'_>, named: &Type, union: &Union) -> Vec<CodeItem> {
    let Some(table) = cx.union_table(named) else { return Vec::new() };
    let (name, runtime) = (ident(&named.rust), &cx.runtime);
    let owner = Owner::generated(cx, &named.rust, union);
    let held = statics::of_type(cx.api, named);
    let row = self::table(cx, table, Naming::Emitted);
    let mut items = vec![
        CodeItem::Definition(definition(cx, named, union)),
        code! { static #held: #runtime::Union = #row; }.into(),
        owner.call(cx, &held).into(),
        code! { #runtime::debug_union!(#name); }.into(),
    ];
    items.extend(conversions(cx, named, union).into_iter().map(CodeItem::from));
    let directions = Directions::whole(true, true);
    items.push(fingerprint::structure(cx, &name, named.id, directions).into());
    items
}

/// The Rust type of a union.
pub(crate) struct Owner {
    /// The name of the type.
    pub(crate) name: Ident,
    /// Its variants, each with the position of that of the spec.
    pub(crate) variants: Vec<(usize, Variant)>,
    /// The position of the variant of the first value.
    pub(crate) first: usize,
}

/// A variant of a Rust type.
pub(crate) struct Variant {
    /// The name.
    pub(crate) name: Ident,
    /// What it always is, if it holds nothing.
    pub(crate) unit: Option<Unit>,
    /// The local trait that constructs the value, if the type is the user's.
    pub(crate) local_trait: Option<LocalTrait>,
}

impl Owner {
    fn generated(cx: &Context<'_>, rust: &str, union: &Union) -> Self {
        let variants = union.variants.iter().map(|variant| Variant {
            name: ident(&variant.rust.value),
            unit: variant.unit.clone(),
            local_trait: None,
        });
        let unknown =
            union.unknown().map(|name| Variant { name: ident(&name), unit: None, local_trait: None });
        let first = cx.api.least_variant(union);
        Self { name: ident(rust), variants: variants.chain(unknown).enumerate().collect(), first }
    }

    /// Returns the macro call that lists the variants.
    fn call(&self, cx: &Context<'_>, table: &Ident) -> TokenStream {
        let (name, runtime) = (&self.name, &cx.runtime);
        let row = |(index, variant): &(usize, Variant)| {
            let (index, name) = (Literal::usize_unsuffixed(*index), &variant.name);
            let unit = variant.unit.as_ref().map(|unit| match unit {
                Unit::Constant(constant) => {
                    let text = &constant.value.text;
                    quote! { as #text }
                }
                Unit::Tag => quote! { as () },
            });
            let made = variant.local_trait.as_ref().map(|local_trait| {
                let made = local_trait.function("placeholder", &TokenStream::new());
                quote! { = (#made()) }
            });
            quote! { #index #name #unit #made }
        };
        let first = self.variants.iter().find(|(index, _)| *index == self.first).or(self.variants.first());
        let (rows, first) = (self.variants.iter().map(row), first.map(row));
        quote! { #runtime::union!(#name, #table; #(#rows),*; first #first); }
    }
}

/// Returns the implementations for a user's union, whose table is private to it. They are emitted even if it
/// is invalid, to avoid errors at its uses.
pub(crate) fn derived(cx: &Context<'_>, owner: &Owner, id: TypeId, directions: Directions) -> TokenStream {
    let (runtime, name) = (&cx.runtime, &owner.name);
    let table = cx.union_table(cx.api.ty(id)).filter(|_| !owner.variants.is_empty());
    let Some(table) = table else { return stub::items(runtime, name, &syn::Generics::default()) };
    let (held, row) = (ident("__GROUPWRIGHT_TABLE"), self::table(cx, table, Naming::Users));
    let call = owner.call(cx, &held);
    let represents = fingerprint::structure(cx, name, id, directions);
    quote! {
        const _: () = {
            static #held: #runtime::Union = #row;
            #call
        };
        #represents
    }
}

fn definition(cx: &Context<'_>, named: &Type, union: &Union) -> Code {
    let (name, doc, visibility) = (ident(&named.rust), docs::outer(&docs::named(named)), &cx.visibility);
    let runtime = &cx.runtime;
    let variants = union.variants.iter().map(|variant| {
        let (name, doc) = (ident(&variant.rust.value), docs::outer(&docs::variant(variant, union)));
        let attributes = cx.field_attributes(&named.name.value, &variant.name.value);
        let held = variant.unit.is_none().then(|| {
            let held = cx.variant(named.id, variant);
            code! { (#held) }
        });
        code! { #doc #attributes #name #held }
    });
    let unknown = union.unknown().map(|name| {
        let name = ident(&name);
        code! {
            #[doc = " A variant that the documentation does not list, with its tag."]
            #name(#runtime::Json),
        }
    });
    let attributes = cx.type_attributes(&named.name.value, user_attributes::OUTCOME);
    code! {
        #doc
        #[derive(#runtime::Clone, #runtime::PartialEq)]
        #attributes
        #[non_exhaustive]
        #visibility enum #name { #(#variants,)* #unknown }
    }
}

/// Returns the conversions from what only one variant holds.
fn conversions(cx: &Context<'_>, named: &Type, union: &Union) -> Vec<TokenStream> {
    let (name, runtime) = (ident(&named.rust), &cx.runtime);
    let held = union.variants.iter().filter(|variant| variant.unit.is_none());
    let held: Vec<_> = held.map(|variant| (variant, cx.item(&variant.item).to_string())).collect();
    let only = held.iter().filter(|(_, ty)| held.iter().filter(|(_, other)| ty == other).count() == 1);
    let mut all = Vec::new();
    for (variant, _) in only {
        let (ty, variant_name) = (cx.item(&variant.item), ident(&variant.rust.value));
        let value = if cx.is_boxed_variant(named.id, variant) {
            quote! { #runtime::Box::new(value) }
        } else {
            quote! { value }
        };
        all.push(quote! {
            impl #runtime::From<#ty> for #name {
                fn from(value: #ty) -> Self {
                    Self::#variant_name(#value)
                }
            }
        });
        if cx.is_text(&variant.item.kind) {
            all.push(quote! {
                impl #runtime::From<&#runtime::str> for #name {
                    fn from(value: &#runtime::str) -> Self {
                        Self::#variant_name(#runtime::into(value))
                    }
                }
            });
        }
    }
    all
}

/// Returns the table of a union.
pub(crate) fn table(cx: &Context<'_>, union: &table::Union, naming: Naming<'_>) -> Code {
    let (runtime, name) = (&cx.runtime, union.name());
    let variants = union.variants().iter().map(|variant| field(cx, variant, naming));
    let variants = code! { &[#(#variants),*] };
    let tag = union.tag().map(|tag| field(cx, tag, naming));
    let outlines = union.outlines().iter().map(|outline| shape(cx, outline, naming));
    let outlines = code! { &[#(#outlines),*] };
    let mut calls = Calls::new(match union.tagging() {
        Tagging::Inside => code! { #runtime::Union::inside(#name, &[#tag], #variants) },
        Tagging::Beside => code! { #runtime::Union::beside(#name, &[#tag], #outlines, #variants) },
        Tagging::Key => code! { #runtime::Union::by_key(#name, #variants) },
        Tagging::Shape => code! { #runtime::Union::by_shape(#name, #variants) },
        Tagging::Sibling => code! { #runtime::Union::by_sibling(#name, #variants) },
    });
    calls.page_text(cx, "with_doc", union.doc());
    let has_outlines = union.tagging() == Tagging::Shape && !union.outlines().is_empty();
    calls.set(has_outlines, "with_outlines", || outlines);
    calls.set(union.openness() != Openness::Tolerant, "with_openness", || {
        unit(cx, "Openness", union.openness())
    });
    let members = union.members();
    let xml = xml::shape(cx, members.xml());
    calls.set(xml.is_some(), "with_xml", || xml.unwrap_or_default());
    calls.set(members.form() != FormShape::DEFAULT, "with_form", || form::shape(cx, members.form()));
    calls.into_code()
}
