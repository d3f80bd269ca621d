//! What an enum of replies implements, whoever defines it: which reply each variant stands for, how an empty one is made,
//! and where its value is.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::Context;
use super::local_trait::LocalTrait;

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
    /// How its value is made, where the type is not bound to make it.
    pub(crate) local_trait: Option<LocalTrait>,
}

/// The call that lists the variants of an enum of this name. `number` is that of the replies.
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
