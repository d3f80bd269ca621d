//! Emits a structure: its fields, constructor and setters. Its implementations are in [`record`].

use groupwright_engine::table::Shape;
use proc_macro2::Ident;
use quote::format_ident;

use super::code::{Code, CodeItem, code};
use super::context::ident;
use super::record::Owner;
use super::{Context, docs, record, user_attributes};
use crate::model::{Field, Kind, Presence, Struct, TypeId};

/// A structure to emit.
pub(crate) struct Emitted<'e> {
    /// The named type. `None` for a request.
    pub(crate) id: Option<TypeId>,
    /// The name in the spec.
    pub(crate) name: &'e str,
    /// The name in Rust.
    pub(crate) rust: &'e str,
    /// The name of the `static` of its table.
    pub(crate) table: &'e Ident,
    /// The documentation.
    pub(crate) doc: &'e [String],
    /// The definition.
    pub(crate) structure: &'e Struct,
}

/// Returns the items of a structure.
pub(crate) fn items(cx: &Context<'_>, what: &Emitted<'_>, shape: &Shape) -> Vec<CodeItem> {
    let Emitted { rust, table, structure, .. } = *what;
    let (owner, runtime) = (Owner::generated(rust, structure), &cx.runtime);
    let mut items = vec![CodeItem::Definition(definition(cx, what)), constructor(cx, what).into()];
    items.extend(record::items(cx, &owner, table, structure, shape).map(CodeItem::from));
    let name = &owner.name;
    items.push(if cx.compares_members(what.name) {
        code! { #runtime::debug!(#name); }.into()
    } else {
        code! { #runtime::structure!(#name); }.into()
    });
    items
}

fn definition(cx: &Context<'_>, what: &Emitted<'_>) -> Code {
    let Emitted { id, rust, doc, structure, .. } = *what;
    let (name, visibility) = (ident(rust), &cx.visibility);
    let doc: Vec<String> = doc.iter().cloned().chain(docs::rules(structure)).collect();
    let doc = docs::outer(&doc);
    let fields = structure.fields.iter().map(|field| {
        let (doc, name, ty) =
            (docs::outer(&docs::field(field, id.is_none())), ident(&field.rust.value), cx.field(id, field));
        let attributes = cx.field_attributes(what.name, &field.name.value);
        code! { #doc #attributes pub #name: #ty }
    });
    let (has_default, runtime) = (has_default(structure), &cx.runtime);
    let has = if has_default { user_attributes::STRUCTURE_OF_OPTIONS } else { user_attributes::STRUCTURE };
    let attributes = cx.type_attributes(what.name, has);
    let default = has_default.then(|| code! { , #runtime::Default });
    let equality = cx.compares_members(what.name).then(|| code! { , #runtime::PartialEq });
    code! {
        #doc
        #[derive(#runtime::Clone #default #equality)]
        #attributes
        #[non_exhaustive]
        #visibility struct #name { #(#fields,)* }
    }
}

fn must_be_given(field: &Field) -> bool {
    field.required
}

fn constructor(cx: &Context<'_>, what: &Emitted<'_>) -> Code {
    let Emitted { id, rust, structure, .. } = *what;
    let name = ident(rust);
    let required = structure.fields.iter().filter(|field| must_be_given(field));
    let required = required.enumerate().map(|(index, field)| (format_ident!("__M{index}"), field));
    let (mut parameters, mut found) = (Vec::new(), Vec::new());
    for (as_what, field) in required {
        parameters.push(parameter(cx, id, field, &as_what));
        found.extend(nullable(cx, field, &as_what).map(|_| as_what));
    }
    let generics = (!found.is_empty()).then(|| code! { <#(#found),*> });
    let runtime = &cx.runtime;
    let values = structure.fields.iter().filter(|field| must_be_given(field)).map(|field| {
        let member = ident(&field.rust.value);
        match (field.presence(), taking(cx, field)) {
            (Presence::Required, Taking::Itself) if cx.is_boxed(id, field) => {
                code! { #member: #runtime::Box::new(#member), }
            }
            (Presence::Required, Taking::Itself) => code! { #member, },
            (
                Presence::Required | Presence::Nullable | Presence::Optional | Presence::Patch,
                Taking::Itself | Taking::Into | Taking::List | Taking::Texts | Taking::Map | Taking::TextMap,
            ) => {
                let value = given(cx, field);
                code! { #member: #value, }
            }
        }
    });
    let body = if has_default(structure) {
        code! { #runtime::rest() }
    } else {
        let rest = (parameters.len() < structure.fields.len()).then(|| code! { ..#runtime::rest() });
        code! { Self { #(#values)* #rest } }
    };
    let setters = structure.fields.iter().filter(|field| !must_be_given(field));
    let setters = setters.map(|field| setter(cx, id, field));
    let many = (parameters.len() > 7).then(|| {
        code! { #[expect(clippy::too_many_arguments, reason = "one parameter for each required member")] }
    });
    let doc = if parameters.is_empty() {
        "Creates a value in which no optional member is set."
    } else {
        "Creates a value from its required members. No optional member is set."
    };
    code! { #runtime::builder!(#name; #[doc = #doc] #many new #generics (#(#parameters),*) = #body #(; #setters)*); }
}

/// The type of a parameter: anything that converts into the value, anything that yields items or entries, or the
/// value itself.
enum Taking {
    Itself,
    Into,
    List,
    Texts,
    Map,
    TextMap,
}

fn taking(cx: &Context<'_>, field: &Field) -> Taking {
    match &field.item.kind {
        kind if cx.is_text(kind) => Taking::Into,
        Kind::List(inner) if !inner.nullable && cx.is_text(&inner.kind) => Taking::Texts,
        Kind::List(_) => Taking::List,
        Kind::Map(inner) if !inner.nullable && cx.is_text(&inner.kind) => Taking::TextMap,
        Kind::Map(_) => Taking::Map,
        Kind::Any => Taking::Into,
        Kind::Scalar(_) | Kind::Named(_) | Kind::Missing(_) | Kind::Unknown => Taking::Itself,
    }
}

/// Returns the parameter for a list or a map that can be null, whose type has a parameter of this name.
fn nullable(cx: &Context<'_>, field: &Field, as_what: &Ident) -> Option<Code> {
    match field.presence() {
        Presence::Required | Presence::Optional => return None,
        Presence::Nullable | Presence::Patch => {}
    }
    let runtime = &cx.runtime;
    let element = || field.item.inner().map_or_else(|| cx.item(&field.item), |inner| cx.element(inner));
    let held = match taking(cx, field) {
        Taking::Itself | Taking::Into => return None,
        Taking::List => {
            let element = element();
            code! { ListOf<#element> }
        }
        Taking::Texts => code! { ListOfTexts },
        Taking::Map => {
            let element = element();
            code! { MapOf<#element> }
        }
        Taking::TextMap => code! { MapOfTexts },
    };
    Some(code! { impl #runtime::Nullable<#runtime::nullable::#held, #as_what> })
}

fn parameter(cx: &Context<'_>, owner: Option<TypeId>, field: &Field, as_what: &Ident) -> Code {
    let (name, runtime) = (ident(&field.rust.value), &cx.runtime);
    let ty = match (field.presence(), taking(cx, field)) {
        (Presence::Required | Presence::Optional, Taking::Into) => {
            let ty = cx.item(&field.item);
            code! { impl #runtime::Into<#ty> }
        }
        (Presence::Required | Presence::Optional, Taking::Texts) => {
            code! { impl #runtime::IntoIterator<Item = impl #runtime::Into<#runtime::String>> }
        }
        (Presence::Required | Presence::Optional, Taking::TextMap) => {
            let text = code! { impl #runtime::Into<#runtime::String> };
            code! { impl #runtime::IntoIterator<Item = (#text, #text)> }
        }
        (Presence::Required | Presence::Optional, Taking::Map) => {
            let element = field.item.inner().map_or_else(|| cx.item(&field.item), |inner| cx.element(inner));
            code! { impl #runtime::IntoIterator<Item = (impl #runtime::Into<#runtime::String>, #element)> }
        }
        (Presence::Required | Presence::Optional, Taking::List) => {
            let element = field.item.inner().map_or_else(|| cx.item(&field.item), |inner| cx.element(inner));
            code! { impl #runtime::IntoIterator<Item = #element> }
        }
        (Presence::Required | Presence::Optional, Taking::Itself) => cx.item(&field.item),
        (Presence::Nullable | Presence::Patch, _) => nullable(cx, field, as_what).unwrap_or_else(|| {
            let ty = cx.field(owner, field);
            code! { impl #runtime::Into<#ty> }
        }),
    };
    code! { #name: #ty }
}

/// Returns the value of a parameter as a field stores it.
fn given(cx: &Context<'_>, field: &Field) -> Code {
    let (name, runtime) = (ident(&field.rust.value), &cx.runtime);
    match (field.presence(), taking(cx, field)) {
        (Presence::Nullable, Taking::List | Taking::Texts | Taking::Map | Taking::TextMap) => {
            code! { #runtime::nullable::option(#name) }
        }
        (Presence::Patch, Taking::List | Taking::Texts | Taking::Map | Taking::TextMap) => {
            code! { #runtime::nullable::patch(#name) }
        }
        (Presence::Nullable | Presence::Patch, Taking::Into | Taking::Itself)
        | (Presence::Required | Presence::Optional, Taking::Into) => {
            code! { #runtime::into(#name) }
        }
        (Presence::Required | Presence::Optional, Taking::Texts) => code! { #runtime::texts(#name) },
        (Presence::Required | Presence::Optional, Taking::TextMap) => code! { #runtime::text_map(#name) },
        (Presence::Required | Presence::Optional, Taking::Map) => code! { #runtime::map(#name) },
        (Presence::Required | Presence::Optional, Taking::List) => {
            code! { #runtime::list(#name) }
        }
        (Presence::Required | Presence::Optional, Taking::Itself) => code! { #name },
    }
}

fn setter(cx: &Context<'_>, owner: Option<TypeId>, field: &Field) -> Code {
    let runtime = &cx.runtime;
    let method = format_ident!("with_{}", field.rust.value);
    // Names that no type of a vendor has, whose names have no underscores.
    let as_what = format_ident!("__M");
    let generics = nullable(cx, field, &as_what).map(|_| code! { <#as_what> });
    let parameter = parameter(cx, owner, field, &as_what);
    let given = given(cx, field);
    let given = if cx.is_boxed(owner, field) && field.presence() == Presence::Optional {
        code! { #runtime::Box::new(#given) }
    } else {
        given
    };
    let value = match field.presence() {
        Presence::Optional => code! { #runtime::Some(#given) },
        Presence::Required | Presence::Nullable | Presence::Patch => given,
    };
    let doc = docs::attribute(&docs::setter(field));
    let deprecated = docs::deprecated(field).map(|text| code! { #[deprecated = #text] });
    code! { #doc #deprecated #method #generics (#parameter) = #value }
}

/// Returns whether all members are optional.
fn has_default(structure: &Struct) -> bool {
    !structure.fields.iter().any(must_be_given)
}
