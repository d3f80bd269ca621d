//! What an enum of replies implements, whoever defines it: which reply each variant stands for, how an empty one is made,
//! and where its value is.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{ToTokens, quote};

use super::Context;

/// A variant, and what it stands for.
pub(crate) struct Variant {
    /// Its name in Rust.
    pub(crate) name: Ident,
    /// The replies: one, but for the variant that stands for all others.
    pub(crate) replies: Vec<Reply>,
    /// Whether it stands for all others, so that it does not say which was meant.
    pub(crate) others: bool,
    /// What it holds; none where nothing is read of the reply.
    pub(crate) held: Option<Held>,
}

/// A reply of the spec.
#[derive(Clone)]
pub(crate) struct Reply {
    /// Its position in the table of the endpoint.
    pub(crate) index: usize,
    /// Its name.
    pub(crate) name: String,
}

/// What a variant holds.
pub(crate) struct Held {
    /// Its type.
    pub(crate) ty: TokenStream,
    /// The path of the functions that reach it, where they are not those of the runtime's `Wire`.
    pub(crate) reached: Option<TokenStream>,
}

impl Held {
    /// The path of the functions that reach it.
    pub(crate) fn wire(&self, cx: &Context<'_>) -> TokenStream {
        self.reached.clone().unwrap_or_else(|| {
            let runtime = &cx.runtime;
            quote! { #runtime::Wire }
        })
    }
}

/// The implementation for an enum of this name.
pub(crate) fn implementation(cx: &Context<'_>, name: &Ident, variants: &[Variant]) -> TokenStream {
    let runtime = &cx.runtime;
    let known = variants.iter().flat_map(|variant| &variant.replies);
    let known = known.map(|Reply { index, name }| {
        let index = Literal::usize_unsuffixed(*index);
        quote! { (#index, #name) }
    });
    let (reply, slot, value) = if variants.is_empty() {
        let none = quote! { let _ = index; ::core::option::Option::None };
        (none, quote! { match *self {} }, quote! { match *self {} })
    } else {
        (made(cx, variants), slot(cx, variants), value(cx, variants))
    };
    quote! {
        impl #runtime::Replies for #name {
            const KNOWN: &'static [(::core::primitive::usize, &'static ::core::primitive::str)] = &[#(#known,)*];

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
        let positions = variant.replies.iter().map(|reply| Literal::usize_unsuffixed(reply.index));
        let (name, empty) = (&variant.name, variant.held.as_ref().map(|held| held.wire(cx)));
        let empty = empty.map(|wire| quote! { (#wire::empty()) });
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
                let wire = held.wire(cx);
                (held.ty.to_string(), quote! { Self::#name(value) }, quote! { #wire::slot(value) })
            }
            None => (String::new(), quote! { Self::#name }, quote! { #runtime::Slot::Nowhere }),
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
            [only] if !others => Literal::usize_unsuffixed(only.index).to_token_stream(),
            _ => quote! { ::core::primitive::usize::MAX },
        };
        match held {
            Some(held) => {
                let wire = held.wire(cx);
                quote! { Self::#name(value) => (#index, #wire::get(value)) }
            }
            None => quote! { Self::#name => (#index, #runtime::Value::Absent) },
        }
    });
    quote! { match self { #(#arms,)* } }
}
