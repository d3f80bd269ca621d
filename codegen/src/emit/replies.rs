//! What an enum of replies implements, whoever defines it: which reply each variant stands for, how an empty one is made,
//! and where its value is.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::Context;
use super::reach::{self, By, Reached};

/// A variant, and what it stands for.
pub(crate) struct Variant {
    /// Its name in Rust.
    pub(crate) name: Ident,
    /// The positions of the replies in the table of the endpoint: one, but for the variant that stands for all others.
    pub(crate) replies: Vec<usize>,
    /// Whether it stands for all others, so that it does not say which was meant.
    pub(crate) others: bool,
    /// What it holds; none where nothing is read of the reply.
    pub(crate) held: Option<Held>,
}

/// What a variant holds.
pub(crate) struct Held {
    /// Its type.
    pub(crate) ty: TokenStream,
    /// How it is reached, where not by the runtime's trait.
    pub(crate) reached: Option<Reached>,
}

impl Held {
    /// A call that makes an empty one.
    pub(crate) fn empty(&self, cx: &Context<'_>) -> TokenStream {
        reach::made(&cx.runtime, self.reached.as_ref(), By::Wire, None)
    }

    /// A call of a function that reaches it, by the name `value`.
    pub(crate) fn call(&self, cx: &Context<'_>, function: &str) -> TokenStream {
        reach::call(&cx.runtime, self.reached.as_ref(), By::Wire, function, &quote! { value })
    }
}

/// The implementations for an enum of this name. `number` is that of the replies.
pub(crate) fn implementation(
    cx: &Context<'_>,
    name: &Ident,
    number: &Literal,
    variants: &[Variant],
) -> TokenStream {
    let runtime = &cx.runtime;
    let (reply, slot, value) = if variants.is_empty() {
        let none = quote! { let _ = index; ::core::option::Option::None };
        (none, quote! { match *self {} }, quote! { match *self {} })
    } else {
        (made(cx, variants), slot(cx, variants), value(cx, variants))
    };
    quote! {
        impl #runtime::replies::StandFor<#number> for #name {}

        impl #runtime::Replies for #name {
            fn reply(index: ::core::primitive::usize) -> ::core::option::Option<Self> {
                #reply
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #slot
            }

            fn value(&self) -> (::core::primitive::usize, #runtime::Value<'_>) {
                #value
            }
        }
    }
}

fn made(cx: &Context<'_>, variants: &[Variant]) -> TokenStream {
    let arms = variants.iter().filter(|variant| !variant.replies.is_empty()).map(|variant| {
        let positions = variant.replies.iter().map(|index| Literal::usize_unsuffixed(*index));
        let name = &variant.name;
        let empty = variant.held.as_ref().map(|held| held.empty(cx));
        let empty = empty.map(|empty| quote! { (#empty) });
        quote! { #(#positions)|* => Self::#name #empty }
    });
    quote! {
        ::core::option::Option::Some(match index {
            #(#arms,)*
            _ => return ::core::option::Option::None,
        })
    }
}

/// Variants that hold values of one type share an arm, and so do those that hold nothing.
fn slot(cx: &Context<'_>, variants: &[Variant]) -> TokenStream {
    let runtime = &cx.runtime;
    let mut arms: Vec<(String, TokenStream, Vec<TokenStream>)> = Vec::new();
    for Variant { name, held, .. } in variants {
        let (ty, pattern, slot) = match held {
            Some(held) => {
                let slot = held.call(cx, "slot");
                (held.ty.to_string(), quote! { Self::#name(value) }, slot)
            }
            None => (String::new(), quote! { Self::#name }, quote! { #runtime::Slot::Unavailable }),
        };
        match arms.iter_mut().find(|(known, ..)| *known == ty) {
            Some((.., patterns)) => patterns.push(pattern),
            None => arms.push((ty, slot, vec![pattern])),
        }
    }
    let arms = arms.iter().map(|(_, slot, patterns)| quote! { #(#patterns)|* => #slot });
    quote! { match self { #(#arms,)* } }
}

fn value(cx: &Context<'_>, variants: &[Variant]) -> TokenStream {
    let runtime = &cx.runtime;
    let arms = variants.iter().map(|Variant { name, replies, others, held }| {
        let index = match replies.as_slice() {
            [only] if !others => Literal::usize_unsuffixed(*only).to_token_stream(),
            _ => quote! { ::core::primitive::usize::MAX },
        };
        match held {
            Some(held) => {
                let value = held.call(cx, "get");
                quote! { Self::#name(value) => (#index, #value) }
            }
            None => quote! { Self::#name => (#index, #runtime::Value::Absent) },
        }
    });
    quote! { match self { #(#arms,)* } }
}
