//! How a value is reached: by the runtime's trait, or by one that stands in its place for a type of the user's.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// A trait with the functions of the runtime's, for a type of the user's. What is wrong with the type is said of it: the
/// names of the functions are where it stands.
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

    /// A call of a function of the trait. The function is a value before it is called: of one that is called at once, the
    /// compiler would blame the argument.
    pub(crate) fn call(&self, function: &str, value: Option<&TokenStream>) -> TokenStream {
        let mut bound = self.bound.clone();
        bound.set_span(self.first);
        let function = Ident::new(function, self.last);
        let taken = value.map(|_| quote! { _ });
        quote! { ::core::convert::identity::<fn(#taken) -> _>(#bound::#function)(#value) }
    }
}

/// A call of a function of the trait that reaches a value; of `named`, a trait of the runtime's, where it has no own.
pub(crate) fn call(
    runtime: &TokenStream,
    reached: Option<&Reached>,
    named: &str,
    function: &str,
    value: Option<&TokenStream>,
) -> TokenStream {
    match reached {
        Some(reached) => reached.call(function, value),
        None => {
            let (named, function) =
                (Ident::new(named, Span::call_site()), Ident::new(function, Span::call_site()));
            quote! { #runtime::#named::#function(#value) }
        }
    }
}
