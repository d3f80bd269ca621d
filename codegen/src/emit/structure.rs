//! A structure: its fields, its constructor and setters. What it implements is in [`record`].

use groupwright_engine::table::Shape;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::context::ident;
use super::record::Owner;
use super::{Context, additions, docs, record};
use crate::model::{Field, Kind, Presence, Struct, TypeId};

/// A structure that is emitted.
pub(crate) struct Emitted<'e> {
    /// The type that it is; none: a request.
    pub(crate) id: Option<TypeId>,
    /// Its name in the spec.
    pub(crate) name: &'e str,
    /// Its name in Rust.
    pub(crate) rust: &'e str,
    /// What is said of it.
    pub(crate) doc: &'e [String],
    /// What it is.
    pub(crate) structure: &'e Struct,
}

/// The items of a structure.
pub(crate) fn items(cx: &Context<'_>, what: &Emitted<'_>, shape: &Shape) -> Vec<TokenStream> {
    let Emitted { rust, structure, .. } = *what;
    let owner = Owner::generated(rust, structure);
    let mut items = vec![definition(cx, what), constructor(cx, what), default(rust, structure)];
    items.extend(record::items(cx, &owner, structure, shape));
    items.push(debug(cx, rust));
    items
}

fn definition(cx: &Context<'_>, what: &Emitted<'_>) -> TokenStream {
    let Emitted { id, rust, doc, structure, .. } = *what;
    let (name, visibility) = (ident(rust), &cx.visibility);
    let doc = docs::outer(doc);
    let fields = structure.fields.iter().map(|field| {
        let (doc, name, ty) =
            (docs::outer(&docs::field(field)), ident(&field.rust.value), cx.field(id, field));
        let attributes = cx.field_attributes(what.name, &field.name.value);
        quote! { #doc #attributes pub #name: #ty }
    });
    let has = if has_default(structure) { additions::STRUCTURE_OF_OPTIONS } else { additions::STRUCTURE };
    let attributes = cx.type_attributes(what.name, has);
    quote! {
        #doc
        #[derive(::core::clone::Clone, ::core::cmp::PartialEq)]
        #attributes
        #[non_exhaustive]
        #visibility struct #name { #(#fields,)* }
    }
}

fn must_be_given(field: &Field) -> bool {
    field.required
}

fn constructor(cx: &Context<'_>, what: &Emitted<'_>) -> TokenStream {
    let Emitted { id, rust, structure, .. } = *what;
    let name = ident(rust);
    let required = structure.fields.iter().filter(|field| must_be_given(field));
    let parameters: Vec<TokenStream> = required.map(|field| parameter(cx, id, field)).collect();
    let values = structure.fields.iter().map(|field| {
        let member = ident(&field.rust.value);
        match (must_be_given(field), field.presence(), taking(cx, field)) {
            (true, Presence::Required, Taking::Itself) if cx.is_boxed(id, field) => {
                quote! { #member: ::std::boxed::Box::new(#member) }
            }
            (true, Presence::Required, Taking::Itself) => quote! { #member },
            (true, ..) => {
                let value = given(cx, field);
                quote! { #member: #value }
            }
            (false, ..) => {
                let value = left_out(cx, field);
                quote! { #member: #value }
            }
        }
    });
    let setters = structure.fields.iter().filter(|field| !must_be_given(field));
    let setters = setters.map(|field| setter(cx, id, field));
    let many = (parameters.len() > 7).then(|| {
        quote! { #[expect(clippy::too_many_arguments, reason = "so many members are required")] }
    });
    let doc = if parameters.is_empty() {
        format!(" A `{rust}` without its optional members.")
    } else {
        format!(" A `{rust}` of its required members, without the optional ones.")
    };
    quote! {
        impl #name {
            #[doc = #doc]
            #[must_use]
            #many
            pub fn new(#(#parameters),*) -> Self {
                Self { #(#values,)* }
            }

            #(#setters)*
        }
    }
}

/// How a value is taken: text as anything that becomes a `String`, lists as anything that yields items.
enum Taking {
    Itself,
    Text,
    List,
    Texts,
}

fn taking(cx: &Context<'_>, field: &Field) -> Taking {
    match &field.item.kind {
        kind if cx.is_text(kind) => Taking::Text,
        Kind::List(inner) if !inner.nullable && cx.is_text(&inner.kind) => Taking::Texts,
        Kind::List(_) => Taking::List,
        Kind::Scalar(_) | Kind::Named(_) | Kind::Map(_) | Kind::Missing(_) | Kind::Unknown => Taking::Itself,
    }
}

fn parameter(cx: &Context<'_>, owner: Option<TypeId>, field: &Field) -> TokenStream {
    let name = ident(&field.rust.value);
    let ty = match (field.presence(), taking(cx, field)) {
        (Presence::Required | Presence::Optional, Taking::Text) => {
            quote! { impl ::core::convert::Into<::std::string::String> }
        }
        (Presence::Required | Presence::Optional, Taking::Texts) => {
            quote! { impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<::std::string::String>> }
        }
        (Presence::Required | Presence::Optional, Taking::List) => {
            let element = field.item.inner().map_or_else(|| cx.item(&field.item), |inner| cx.element(inner));
            quote! { impl ::core::iter::IntoIterator<Item = #element> }
        }
        (Presence::Required | Presence::Optional, Taking::Itself) => cx.item(&field.item),
        (Presence::Nullable | Presence::Patch, _) => {
            let ty = cx.field(owner, field);
            quote! { impl ::core::convert::Into<#ty> }
        }
    };
    quote! { #name: #ty }
}

/// The value of a parameter, as the field holds it where it is present.
fn given(cx: &Context<'_>, field: &Field) -> TokenStream {
    let name = ident(&field.rust.value);
    match (field.presence(), taking(cx, field)) {
        (Presence::Nullable | Presence::Patch, _)
        | (Presence::Required | Presence::Optional, Taking::Text) => {
            quote! { ::core::convert::Into::into(#name) }
        }
        (Presence::Required | Presence::Optional, Taking::Texts) => quote! {
            ::core::iter::Iterator::collect(::core::iter::Iterator::map(
                ::core::iter::IntoIterator::into_iter(#name),
                ::core::convert::Into::into,
            ))
        },
        (Presence::Required | Presence::Optional, Taking::List) => {
            quote! { ::core::iter::Iterator::collect(::core::iter::IntoIterator::into_iter(#name)) }
        }
        (Presence::Required | Presence::Optional, Taking::Itself) => quote! { #name },
    }
}

fn left_out(cx: &Context<'_>, field: &Field) -> TokenStream {
    let runtime = &cx.runtime;
    match field.presence() {
        Presence::Patch => quote! { #runtime::Patch::Absent },
        // One that is required is never left out.
        Presence::Required | Presence::Nullable | Presence::Optional => {
            quote! { ::core::option::Option::None }
        }
    }
}

fn setter(cx: &Context<'_>, owner: Option<TypeId>, field: &Field) -> TokenStream {
    let member = ident(&field.rust.value);
    let method = format_ident!("with_{}", field.rust.value);
    let parameter = parameter(cx, owner, field);
    let given = given(cx, field);
    let given = if cx.is_boxed(owner, field) && field.presence() == Presence::Optional {
        quote! { ::std::boxed::Box::new(#given) }
    } else {
        given
    };
    let value = match field.presence() {
        Presence::Optional => quote! { ::core::option::Option::Some(#given) },
        Presence::Required | Presence::Nullable | Presence::Patch => given,
    };
    let doc = docs::outer(&[format!("The same with {}.", docs::code(&field.name.value))]);
    quote! {
        #doc
        #[must_use]
        pub fn #method(mut self, #parameter) -> Self {
            self.#member = #value;
            self
        }
    }
}

/// Whether there is a value without any member.
fn has_default(structure: &Struct) -> bool {
    !structure.fields.iter().any(must_be_given)
}

fn default(rust: &str, structure: &Struct) -> TokenStream {
    if !has_default(structure) {
        return TokenStream::new();
    }
    let name = ident(rust);
    quote! {
        impl ::core::default::Default for #name {
            fn default() -> Self {
                Self::new()
            }
        }
    }
}

fn debug(cx: &Context<'_>, rust: &str) -> TokenStream {
    let (name, runtime) = (ident(rust), &cx.runtime);
    quote! {
        impl ::core::fmt::Debug for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #runtime::debug(self, f)
            }
        }
    }
}
