//! What stands for a type of which nothing is known, so that whatever holds it is not blamed: a message may carry it, as
//! anything.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Generics, parse_quote};

use super::fingerprint;

/// The implementations for a type of this name and these parameters.
pub(crate) fn items(runtime: &TokenStream, name: &Ident, generics: &Generics) -> TokenStream {
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

/// The implementations for an enum of replies, or of whatever else it was meant to be.
pub(crate) fn replies(runtime: &TokenStream, name: &Ident, generics: &Generics) -> TokenStream {
    let (parameters, arguments, bounds) = generics.split_for_impl();
    let items = items(runtime, name, generics);
    let mut with_replies = generics.clone();
    with_replies.params.push(parse_quote! { const __REPLIES: ::core::primitive::u64 });
    let (with_replies, ..) = with_replies.split_for_impl();
    quote! {
        #items

        impl #with_replies #runtime::replies::StandFor<__REPLIES> for #name #arguments #bounds {}

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

/// The functions of an endpoint of whose replies nothing is known.
pub(crate) fn outcome_functions(runtime: &TokenStream) -> TokenStream {
    quote! {
        fn reply(_: ::core::primitive::usize) -> ::core::option::Option<::core::result::Result<Self::Response, Self::Error>> {
            ::core::option::Option::None
        }

        fn reply_slot(_: &mut ::core::result::Result<Self::Response, Self::Error>) -> #runtime::Slot<'_> {
            #runtime::Slot::Unavailable
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
