//! What a structure implements, whoever defines it: the table, and the accessors by position.

use groupwright_engine::table::Shape;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::Generics;

use super::context::ident;
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
}

/// A member of a type.
pub(crate) struct Member {
    pub(crate) name: Ident,
    /// The path of the functions that reach its value, where they are not those of the runtime's `Wire`.
    pub(crate) reached: Option<TokenStream>,
}

impl Owner {
    /// A type of this name without fields.
    pub(crate) fn new(name: Ident) -> Self {
        Self { name, generics: Generics::default(), members: Vec::new(), besides: Vec::new(), broken: false }
    }

    /// A type that is generated too: its names are those of the model.
    pub(crate) fn generated(rust: &str, structure: &Struct) -> Self {
        let names = structure.fields.iter().map(|field| ident(&field.rust.value));
        let members = names.map(|name| Member { name, reached: None }).collect();
        Self { members, ..Self::new(ident(rust)) }
    }
}

impl Member {
    /// The path of the functions that reach its value.
    fn wire(&self, runtime: &TokenStream) -> TokenStream {
        self.reached.clone().unwrap_or_else(|| quote! { #runtime::Wire })
    }
}

/// The implementations of a structure.
pub(crate) fn items(cx: &Context<'_>, owner: &Owner, structure: &Struct, shape: &Shape) -> Vec<TokenStream> {
    vec![record(cx, owner, structure, shape), wire(cx, owner)]
}

fn record(cx: &Context<'_>, owner: &Owner, structure: &Struct, shape: &Shape) -> TokenStream {
    let (name, runtime) = (&owner.name, &cx.runtime);
    let (parameters, arguments, bounds) = owner.generics.split_for_impl();
    let table = table::shape(cx, shape);
    let members =
        || structure.fields.iter().zip(&owner.members).zip((0_usize..).map(Literal::usize_unsuffixed));
    let gets = members().map(|((field, Member { name, reached }), index)| {
        let get = match (reached, field.presence()) {
            (Some(reached), _) => quote! { #reached::get },
            (None, Presence::Nullable) => quote! { #runtime::value::or_null },
            (None, _) => quote! { #runtime::Wire::get },
        };
        quote! { #index => #get(&self.#name) }
    });
    let slots = members().map(|((_, member), index)| {
        let (name, wire) = (&member.name, member.wire(runtime));
        quote! { #index => #wire::slot(&mut self.#name) }
    });
    let (gets, slots) = if structure.fields.is_empty() {
        (quote! { let _ = field; #runtime::Value::Absent }, quote! { let _ = field; #runtime::Slot::Nowhere })
    } else {
        (
            quote! { match field { #(#gets,)* _ => #runtime::Value::Absent } },
            quote! { match field { #(#slots,)* _ => #runtime::Slot::Nowhere } },
        )
    };
    quote! {
        impl #parameters #runtime::Record for #name #arguments #bounds {
            fn shape(&self) -> &'static #runtime::table::Shape {
                static SHAPE: #runtime::table::Shape = #table;
                &SHAPE
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
        let members = members.iter().map(|member| {
            let (name, wire) = (&member.name, member.wire(runtime));
            quote! { #name: #wire::empty() }
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

            fn empty() -> Self {
                #empty
            }
        }
    }
}
