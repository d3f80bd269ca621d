//! How a value is reached: by the runtime's trait, or without asking anything of a type of the user's, for which a trait of
//! its own is asked once.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// A trait that stands for a type of the user's. What is wrong with the type is said of it: the trait is asked for where the
/// type stands.
#[derive(Clone)]
pub(crate) struct Reached {
    bound: Ident,
    first: Span,
    last: Span,
}

impl Reached {
    /// By the trait of this name; the tokens are those of the type.
    pub(crate) fn new(bound: &Ident, ty: &impl ToTokens) -> Self {
        let spans: Vec<Span> = ty.to_token_stream().into_iter().map(|token| token.span()).collect();
        let here = Span::call_site();
        Self {
            bound: bound.clone(),
            first: spans.first().copied().unwrap_or(here),
            last: spans.last().copied().unwrap_or(here),
        }
    }

    /// A call of the function of the trait that makes a value. It is the one place where the trait is asked for. The function
    /// is a value before it is called: of one that is called at once, the compiler would blame the argument.
    pub(crate) fn made(&self, function: &str, value: Option<&TokenStream>) -> TokenStream {
        let mut bound = self.bound.clone();
        bound.set_span(self.first);
        let function = Ident::new(function, self.last);
        let taken = value.map(|_| quote! { _ });
        quote! { ::core::convert::identity::<fn(#taken) -> _>(#bound::#function)(#value) }
    }
}

/// What the compiler says of a type that does not fit the trait which this stands on. `{Self}` in the texts is the type.
pub(crate) fn refusal(message: &str, label: &str, notes: &[&str]) -> TokenStream {
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label, #(note = #notes),*)]
    }
}

/// The runtime's traits by which values are reached.
#[derive(Clone, Copy)]
pub(crate) enum By {
    /// `Wire`, of a value.
    Wire,
    /// `Replies`, of an outcome.
    Replies,
}

/// A call of the function that makes a value.
pub(crate) fn made(
    runtime: &TokenStream,
    reached: Option<&Reached>,
    by: By,
    value: Option<&TokenStream>,
) -> TokenStream {
    match (reached, by) {
        (Some(reached), By::Wire) => reached.made("placeholder", value),
        (Some(reached), By::Replies) => reached.made("reply", value),
        (None, By::Wire) => quote! { #runtime::Wire::placeholder(#value) },
        (None, By::Replies) => quote! { #runtime::Replies::reply(#value) },
    }
}

/// A call of a function that reaches a value.
pub(crate) fn call(
    runtime: &TokenStream,
    reached: Option<&Reached>,
    by: By,
    function: &str,
    value: &TokenStream,
) -> TokenStream {
    let function = Ident::new(function, Span::call_site());
    match (reached, by) {
        (Some(_), By::Wire) => quote! { #runtime::autoref::Autoref(#value).#function() },
        (Some(_), By::Replies) => quote! { #runtime::replies::Autoref(#value).#function() },
        (None, By::Wire) => quote! { #runtime::Wire::#function(#value) },
        (None, By::Replies) => quote! { #runtime::Replies::#function(#value) },
    }
}
