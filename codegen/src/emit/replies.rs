//! Emits the implementations of an enum of replies, generated or user-defined: which replies each variant
//! represents, its placeholder, and access to its value.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::Context;
use super::local_trait::LocalTrait;

/// A variant, and the replies that it represents.
pub(crate) struct Variant {
    /// The name in Rust.
    pub(crate) name: Ident,
    /// The positions of the replies in the table of the endpoint. There is more than one only for the
    /// variant that represents all other replies.
    pub(crate) replies: Vec<usize>,
    /// Whether the variant represents all other replies, and therefore does not identify one.
    pub(crate) others: bool,
    /// The value. `None` if the replies have no value.
    pub(crate) held: Option<Held>,
}

/// The value of a variant.
pub(crate) struct Held {
    /// The type.
    pub(crate) ty: TokenStream,
    /// The local trait that constructs the value, if the type is the user's.
    pub(crate) local_trait: Option<LocalTrait>,
}

/// Returns the macro call that lists the variants of an enum. `number` is the fingerprint of the replies.
pub(crate) fn call(cx: &Context<'_>, name: &Ident, number: &Literal, variants: &[Variant]) -> TokenStream {
    let runtime = &cx.runtime;
    let variants = variants.iter().map(|Variant { name, replies, others, held }| {
        let positions = replies.iter().map(|index| Literal::usize_unsuffixed(*index));
        let held = held.as_ref().map(|held| {
            let made = held.local_trait.as_ref().map(|local_trait| {
                let made = local_trait.function("placeholder", &TokenStream::new());
                quote! { = (#made()) }
            });
            quote! { (value #made) }
        });
        let others = others.then(|| quote! { others });
        quote! { ; #(#positions)|* => #name #held #others }
    });
    quote! { #runtime::replies!(#name, #number #(#variants)*); }
}
