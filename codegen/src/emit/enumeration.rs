//! An enumeration: its variants and the texts they stand for.

use groupwright_engine::table::Openness;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::ident;
use super::fingerprint::{self, Ways};
use super::{Context, docs};
use crate::model::{Enum, Type, TypeId};

/// The items of an enumeration.
pub(crate) fn items(cx: &Context<'_>, named: &Type, enumeration: &Enum) -> Vec<TokenStream> {
    let names = Names::of(enumeration);
    vec![
        definition(cx, named, enumeration, &names),
        texts(named, &names),
        wire(cx, &ident(&named.rust), named.id, &names),
    ]
}

/// The variants, and the one that holds other values.
pub(crate) struct Names {
    /// The variants that stand for a value.
    pub(crate) variants: Vec<Ident>,
    /// The text of each.
    pub(crate) texts: Vec<String>,
    /// The variant that holds the text of any other value.
    pub(crate) other: Option<Ident>,
}

impl Names {
    fn of(enumeration: &Enum) -> Self {
        let is_free = |name: &String| enumeration.values.iter().all(|value| value.rust.value != *name);
        let names = ["Unknown", "Unlisted"].map(str::to_owned).into_iter();
        // One more name than there are values: one of them is free.
        let numbered = (2..enumeration.values.len() + 3).map(|number| format!("Unlisted{number}"));
        let other = names.chain(numbered).find(is_free);
        Self {
            variants: enumeration.values.iter().map(|value| ident(&value.rust.value)).collect(),
            texts: enumeration.values.iter().map(|value| value.text.value.clone()).collect(),
            other: other.filter(|_| enumeration.openness != Openness::Closed).map(|other| ident(&other)),
        }
    }
}

fn definition(cx: &Context<'_>, named: &Type, enumeration: &Enum, names: &Names) -> TokenStream {
    let (name, doc, visibility) = (ident(&named.rust), docs::outer(&docs::named(named)), &cx.visibility);
    let variants = enumeration.values.iter().zip(&names.variants).map(|(value, variant)| {
        let doc = docs::outer(&docs::enum_value(value, enumeration.domain));
        let attributes = cx.field_attributes(&named.name.value, &value.text.value);
        quote! { #doc #attributes #variant }
    });
    let other = names.other.as_ref().map(|other| {
        quote! {
            #[doc = " A value that the page does not list."]
            #other(::std::string::String),
        }
    });
    let attributes = cx.type_attributes(&named.name.value, super::additions::ENUMERATION);
    quote! {
        #doc
        #[derive(
            ::core::clone::Clone,
            ::core::fmt::Debug,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            ::core::hash::Hash,
        )]
        #attributes
        #[non_exhaustive]
        #visibility enum #name { #(#variants,)* #other }
    }
}

fn texts(named: &Type, names: &Names) -> TokenStream {
    let (name, variants, texts) = (ident(&named.rust), &names.variants, &names.texts);
    let other_text = names.other.as_ref().map(|other| quote! { Self::#other(text) => text, });
    let from = match &names.other {
        Some(other) => quote! {
            impl ::core::convert::From<&::core::primitive::str> for #name {
                fn from(text: &::core::primitive::str) -> Self {
                    match text {
                        #(#texts => Self::#variants,)*
                        other => Self::#other(::std::string::String::from(other)),
                    }
                }
            }
        },
        None => quote! {
            impl #name {
                #[doc = " The value of a text, where it is one of those that the page lists."]
                #[must_use]
                pub fn from_text(text: &::core::primitive::str) -> ::core::option::Option<Self> {
                    match text {
                        #(#texts => ::core::option::Option::Some(Self::#variants),)*
                        _ => ::core::option::Option::None,
                    }
                }
            }
        },
    };
    quote! {
        impl #name {
            #[doc = " The text that stands for the value on the wire."]
            #[must_use]
            pub fn as_str(&self) -> &::core::primitive::str {
                match self {
                    #(Self::#variants => #texts,)*
                    #other_text
                }
            }
        }

        #from

        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    }
}

/// The implementations by which messages carry the enumeration.
pub(crate) fn wire(cx: &Context<'_>, name: &Ident, id: TypeId, names: &Names) -> TokenStream {
    let (Names { variants, texts, other }, runtime) = (names, &cx.runtime);
    let other_text = other.as_ref().map(|other| quote! { Self::#other(text) => text, });
    let unlisted = match other {
        Some(other) => {
            quote! { other => Self::#other(::core::convert::From::from(other)) }
        }
        None => quote! { _ => return ::core::result::Result::Err(#runtime::ScalarMismatch) },
    };
    let empty = match (other, variants.first()) {
        (Some(other), _) => quote! { Self::#other(::std::string::String::new()) },
        (None, Some(first)) => quote! { Self::#first },
        (None, None) => quote! { ::core::unreachable!("the enumeration has no value") },
    };
    // What is sent and what is read are one.
    let carries = fingerprint::implementations(cx, name, id, Ways { sent: true, read: false });
    quote! {
        impl #runtime::Wire for #name {
            fn get(&self) -> #runtime::Value<'_> {
                #runtime::Value::Scalar(#runtime::Scalar::String(match self {
                    #(Self::#variants => #texts,)*
                    #other_text
                }))
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Slot::Scalar(self)
            }

            fn placeholder() -> Self {
                #empty
            }
        }

        impl #runtime::ScalarSlot for #name {
            fn set(&mut self, value: #runtime::Scalar<'_>) -> ::core::result::Result<(), #runtime::ScalarMismatch> {
                let #runtime::Scalar::String(text) = value else {
                    return ::core::result::Result::Err(#runtime::ScalarMismatch);
                };
                *self = match text {
                    #(#texts => Self::#variants,)*
                    #unlisted,
                };
                ::core::result::Result::Ok(())
            }
        }

        #carries
    }
}
