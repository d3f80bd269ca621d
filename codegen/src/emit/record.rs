//! What a structure implements, whoever defines it: the table, and the accessors by position.

use groupwright_engine::table::Shape;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::Generics;

use super::context::ident;
use super::local_trait::LocalTrait;
use super::{Context, stub, table};
use crate::model::{Presence, Struct};

/// The Rust side of a structure.
pub(crate) struct Owner {
    /// The name of the type.
    pub(crate) name: Ident,
    /// Its parameters: none, but for a type that is refused for having some.
    pub(crate) generics: Generics,
    /// The member of each field of the model, in its order.
    pub(crate) members: Vec<Member>,
    /// The members that no message carries, each with the value that an empty one has.
    pub(crate) besides: Vec<(Ident, TokenStream)>,
    /// Whether something is wrong with it, so that no value of it is made.
    pub(crate) broken: bool,
}

/// A member of a type.
pub(crate) struct Member {
    pub(crate) name: Ident,
    /// How its value is made, where the type is not bound to make it.
    pub(crate) local_trait: Option<LocalTrait>,
}

impl Owner {
    /// A type of this name without fields.
    pub(crate) fn new(name: Ident) -> Self {
        let (members, besides) = (Vec::new(), Vec::new());
        Self { name, generics: Generics::default(), members, besides, broken: false }
    }

    /// A type that is generated too: its names are those of the model.
    pub(crate) fn generated(rust: &str, structure: &Struct) -> Self {
        let names = structure.fields.iter().map(|field| ident(&field.rust.value));
        let members = names.map(|name| Member { name, local_trait: None }).collect();
        Self { members, ..Self::new(ident(rust)) }
    }
}

/// The `static` of this name with the table of a generated structure, and what the structure implements by it.
pub(crate) fn items(
    cx: &Context<'_>,
    owner: &Owner,
    table: &Ident,
    structure: &Struct,
    shape: &Shape,
) -> [TokenStream; 2] {
    let shape = table::shape(cx, shape, &|name| cx.record(name));
    [held(cx, table, &shape), call(cx, owner, table, structure)]
}

/// The implementations for a user's structure, whose table no other code names. Whatever is wrong with the structure, it implements what
/// others ask of it.
pub(crate) fn derived(cx: &Context<'_>, owner: &Owner, structure: &Struct, shape: &Shape) -> TokenStream {
    if owner.broken || !owner.generics.params.is_empty() {
        return stub::record(&cx.runtime, &owner.name, &owner.generics);
    }
    let (table, shape) = (ident("__GROUPWRIGHT_TABLE"), table::shape(cx, shape, &|_| cx.no_record()));
    let (held, call) = (held(cx, &table, &shape), call(cx, owner, &table, structure));
    quote! { const _: () = { #held #call }; }
}

fn held(cx: &Context<'_>, table: &Ident, shape: &TokenStream) -> TokenStream {
    let runtime = &cx.runtime;
    quote! { static #table: #runtime::Shape = #shape; }
}

/// The call that lists the fields.
fn call(cx: &Context<'_>, owner: &Owner, table: &Ident, structure: &Struct) -> TokenStream {
    let (Owner { name, members, besides, .. }, runtime) = (owner, &cx.runtime);
    let fields = structure.fields.iter().zip(members).zip(0_usize..);
    let fields = fields.map(|((field, Member { name, local_trait }), index)| {
        let index = Literal::usize_unsuffixed(index);
        let null = match field.presence() {
            Presence::Nullable => quote! { as or_null },
            Presence::Required | Presence::Optional | Presence::Patch => TokenStream::new(),
        };
        let made = local_trait.as_ref().map(|local_trait| {
            let made = local_trait.function("placeholder", &TokenStream::new());
            quote! { = (#made()) }
        });
        quote! { #index #name #null #made }
    });
    let besides = (!besides.is_empty()).then(|| {
        let besides = besides.iter().map(|(member, value)| quote! { #member = (#value) });
        quote! { ; #(#besides),* }
    });
    quote! { #runtime::record!(#name, #table; #(#fields),* #besides); }
}
