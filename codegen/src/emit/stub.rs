//! Emits placeholder implementations for an invalid user type, so that the compiler reports no further
//! errors at its uses.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Generics, parse_quote};

use super::fingerprint;
use super::runtime_path::RuntimePath;

/// Returns the implementations for a type with this name and generic parameters.
pub(crate) fn items(runtime: &RuntimePath, name: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let carries = fingerprint::stub(runtime, name, generics);
    quote! {
        impl #parameters #runtime::Wire for #name #arguments #bounds {
            fn get(&self) -> #runtime::Value<'_> {
                #runtime::Value::Absent
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Slot::Unavailable
            }

            fn placeholder() -> Self {
                ::core::unreachable!("the derive has reported what is wrong")
            }
        }

        #carries
    }
}

/// Returns the implementations for an enum of replies.
pub(crate) fn replies(runtime: &RuntimePath, name: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let items = items(runtime, name, generics);
    let mut with_replies = generics.clone();
    with_replies.params.push(parse_quote! { const __REPLIES: ::core::primitive::u64 });
    let (with_replies, ..) = with_replies.split_for_impl();
    quote! {
        #items

        impl #with_replies #runtime::replies::RepresentsReplies<__REPLIES> for #name #arguments #bounds {}

        impl #parameters #runtime::Replies for #name #arguments #bounds {
            fn reply(_: ::core::primitive::usize) -> ::core::option::Option<Self> {
                ::core::option::Option::None
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Slot::Unavailable
            }

            fn value(&self) -> (::core::primitive::usize, #runtime::Value<'_>) {
                (::core::primitive::usize::MAX, #runtime::Value::Absent)
            }
        }
    }
}

/// Returns the implementations for a structure.
pub(crate) fn record(runtime: &RuntimePath, name: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        impl #parameters #runtime::HasShape for #name #arguments #bounds {
            fn shape() -> &'static #runtime::Shape {
                &#runtime::Shape::EMPTY
            }
        }

        impl #parameters #runtime::Record for #name #arguments #bounds {
            fn shape(&self) -> &'static #runtime::Shape {
                &#runtime::Shape::EMPTY
            }

            fn get(&self, _: ::core::primitive::usize) -> #runtime::Value<'_> {
                #runtime::Value::Absent
            }

            fn slot(&mut self, _: ::core::primitive::usize) -> #runtime::Slot<'_> {
                #runtime::Slot::Unavailable
            }
        }

        impl #parameters #runtime::Wire for #name #arguments #bounds {
            fn get(&self) -> #runtime::Value<'_> {
                #runtime::Value::Absent
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Slot::Unavailable
            }

            fn placeholder() -> Self {
                ::core::unreachable!("the derive has reported what is wrong")
            }
        }
    }
}

/// Returns the implementations for a request whose replies are unknown, except for the user's types for
/// them.
pub(crate) fn endpoint(
    runtime: &RuntimePath,
    name: &Ident,
    generics: &Generics,
    response: &TokenStream,
    error: &TokenStream,
) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        impl #parameters #runtime::Endpoint for #name #arguments #bounds {
            type Response = #response;
            type Error = #error;

            fn endpoint() -> &'static #runtime::table::Endpoint {
                ::core::unreachable!("the derive has reported what is wrong")
            }

            fn api() -> &'static #runtime::table::Api {
                ::core::unreachable!("the derive has reported what is wrong")
            }

            fn reply(
                _: ::core::primitive::usize,
            ) -> ::core::option::Option<::core::result::Result<Self::Response, Self::Error>> {
                ::core::option::Option::None
            }

            fn reply_slot(
                _: &mut ::core::result::Result<Self::Response, Self::Error>,
            ) -> #runtime::Slot<'_> {
                #runtime::Slot::Unavailable
            }

            fn reply_value(
                _: &::core::result::Result<Self::Response, Self::Error>,
            ) -> (::core::primitive::usize, #runtime::Value<'_>) {
                (::core::primitive::usize::MAX, #runtime::Value::Absent)
            }
        }

        impl #parameters #runtime::Serve for #name #arguments #bounds {}
    }
}
