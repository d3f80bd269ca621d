//! What a structure implements, whoever defines it: the table, and the accessors by position.

use groupwright_engine::table::Shape;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::Generics;

use super::context::ident;
use super::reach::{self, By, Reached};
use super::{Context, table};
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
    /// Whether the types of its members are a user's.
    pub(crate) is_own: bool,
}

/// A member of a type.
pub(crate) struct Member {
    pub(crate) name: Ident,
    /// How its value is reached, where not by the runtime's `Wire`.
    pub(crate) reached: Option<Reached>,
}

impl Owner {
    /// A type of this name without fields.
    pub(crate) fn new(name: Ident) -> Self {
        Self {
            name,
            generics: Generics::default(),
            members: Vec::new(),
            besides: Vec::new(),
            broken: false,
            is_own: true,
        }
    }

    /// A type that is generated too: its names are those of the model.
    pub(crate) fn generated(rust: &str, structure: &Struct) -> Self {
        let names = structure.fields.iter().map(|field| ident(&field.rust.value));
        let members = names.map(|name| Member { name, reached: None }).collect();
        Self { members, is_own: false, ..Self::new(ident(rust)) }
    }
}

/// The implementations of a structure.
pub(crate) fn items(cx: &Context<'_>, owner: &Owner, structure: &Struct, shape: &Shape) -> Vec<TokenStream> {
    vec![record(cx, owner, structure, shape), wire(cx, owner)]
}

fn record(cx: &Context<'_>, owner: &Owner, structure: &Struct, shape: &Shape) -> TokenStream {
    let (name, runtime) = (&owner.name, &cx.runtime);
    let (parameters, arguments, bounds) = owner.generics.split_for_impl();
    let table = if owner.is_own {
        table::shape(cx, shape, &|_| cx.no_record())
    } else {
        table::shape(cx, shape, &|name| cx.record(name))
    };
    let members =
        || structure.fields.iter().zip(&owner.members).zip((0_usize..).map(Literal::usize_unsuffixed));
    let gets = members().map(|((field, Member { name, reached }), index)| {
        let value = quote! { &self.#name };
        let get = match (reached, field.presence()) {
            (None, Presence::Nullable) => quote! { #runtime::value::or_null(#value) },
            (Some(_), Presence::Nullable) => {
                reach::call(runtime, reached.as_ref(), By::Wire, "or_null", &value)
            }
            (reached, Presence::Required | Presence::Optional | Presence::Patch) => {
                reach::call(runtime, reached.as_ref(), By::Wire, "get", &value)
            }
        };
        quote! { #index => #get }
    });
    let slots = members().map(|((_, Member { name, reached }), index)| {
        let slot = reach::call(runtime, reached.as_ref(), By::Wire, "slot", &quote! { &mut self.#name });
        quote! { #index => #slot }
    });
    let (gets, slots) = if structure.fields.is_empty() {
        (
            quote! { let _ = field; #runtime::Value::Absent },
            quote! { let _ = field; #runtime::Slot::Unavailable },
        )
    } else {
        (
            quote! { match field { #(#gets,)* _ => #runtime::Value::Absent } },
            quote! { match field { #(#slots,)* _ => #runtime::Slot::Unavailable } },
        )
    };
    quote! {
        impl #parameters #runtime::HasShape for #name #arguments #bounds {
            fn shape() -> &'static #runtime::table::Shape {
                static SHAPE: #runtime::table::Shape = #table;
                &SHAPE
            }
        }

        impl #parameters #runtime::Record for #name #arguments #bounds {
            fn shape(&self) -> &'static #runtime::table::Shape {
                <Self as #runtime::HasShape>::shape()
            }

            fn get(&self, field: ::core::primitive::usize) -> #runtime::Value<'_> {
                #gets
            }

            fn slot(&mut self, field: ::core::primitive::usize) -> #runtime::Slot<'_> {
                #slots
            }
        }
    }
}

fn wire(cx: &Context<'_>, owner: &Owner) -> TokenStream {
    let (Owner { name, members, .. }, runtime) = (owner, &cx.runtime);
    let (parameters, arguments, bounds) = owner.generics.split_for_impl();
    let besides = owner.besides.iter().map(|(member, value)| quote! { #member: #value });
    let empty = if owner.broken {
        quote! { ::core::unreachable!("the derive has reported what is wrong") }
    } else {
        let members = members.iter().map(|Member { name, reached }| {
            let empty = reach::made(runtime, reached.as_ref(), By::Wire, None);
            quote! { #name: #empty }
        });
        quote! { Self { #(#members,)* #(#besides,)* } }
    };
    quote! {
        impl #parameters #runtime::Wire for #name #arguments #bounds {
            fn get(&self) -> #runtime::Value<'_> {
                #runtime::Value::Record(self)
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Slot::Record(self)
            }

            fn placeholder() -> Self {
                #empty
            }
        }
    }
}
