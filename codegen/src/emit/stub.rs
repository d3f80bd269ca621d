//! What stands for a type of which nothing is known, so that whatever holds it is not blamed: a message may carry it, as
//! anything.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{GenericParam, Generics, TypeParam};

/// The implementations for a type of this name and these parameters.
pub(crate) fn items(runtime: &TokenStream, name: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let said = format_ident!("__Said");
    let mut with_said = generics.clone();
    with_said.params.push(GenericParam::Type(TypeParam::from(said.clone())));
    let (with_said, ..) = with_said.split_for_impl();
    quote! {
        impl #parameters #runtime::Wire for #name #arguments #bounds {
            fn get(&self) -> #runtime::Value<'_> {
                #runtime::Value::Absent
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Slot::Nowhere
            }

            fn empty() -> Self {
                ::core::unreachable!("the derive has reported what is wrong")
            }
        }

        impl #with_said #runtime::carry::Carries<#said> for #name #arguments #bounds {}
    }
}

/// The implementation for an enum of replies.
pub(crate) fn replies(runtime: &TokenStream, name: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    quote! {
        impl #parameters #runtime::Replies for #name #arguments #bounds {
            const KNOWN: &'static [(::core::primitive::usize, &'static ::core::primitive::str)] = &[];

            fn reply(_: ::core::primitive::usize) -> ::core::option::Option<Self> {
                ::core::option::Option::None
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Slot::Nowhere
            }

            fn value(&self) -> (::core::primitive::usize, #runtime::Value<'_>) {
                (::core::primitive::usize::MAX, #runtime::Value::Absent)
            }
        }
    }
}

/// The functions of an endpoint of whose replies nothing is known.
pub(crate) fn outcome_functions(runtime: &TokenStream) -> TokenStream {
    quote! {
        fn reply(_: ::core::primitive::usize) -> ::core::option::Option<::core::result::Result<Self::Response, Self::Error>> {
            ::core::option::Option::None
        }

        fn reply_slot(_: &mut ::core::result::Result<Self::Response, Self::Error>) -> #runtime::Slot<'_> {
            #runtime::Slot::Nowhere
        }
    }
}

/// The function of its server's half.
pub(crate) fn value_function(runtime: &TokenStream) -> TokenStream {
    quote! {
        fn reply_value(
            _: &::core::result::Result<Self::Response, Self::Error>,
        ) -> (::core::primitive::usize, #runtime::Value<'_>) {
            (::core::primitive::usize::MAX, #runtime::Value::Absent)
        }
    }
}
