//! How a value of a user's type is made: by a trait that stands for the type, which is asked for once.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// A trait that stands for a type of the user's. What is wrong with the type is said of it: the trait is asked for where the
/// type stands.
#[derive(Clone)]
pub(crate) struct LocalTrait {
    bound: Ident,
    first: Span,
    last: Span,
}

impl LocalTrait {
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

    /// The function of this name, as a value. It is the one place where the trait is asked for. Of a function that is called at
    /// once, the compiler would blame the argument. `taken` are the types of its arguments.
    pub(crate) fn function(&self, function: &str, taken: &TokenStream) -> TokenStream {
        let mut bound = self.bound.clone();
        bound.set_span(self.first);
        let function = Ident::new(function, self.last);
        quote! { ::core::convert::identity::<fn(#taken) -> _>(#bound::#function) }
    }
}

/// What the compiler says of a type that does not fit the trait which this stands on. `{Self}` in the texts is the type.
pub(crate) fn on_unimplemented(message: &str, label: &str, notes: &[&str]) -> TokenStream {
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label, #(note = #notes),*)]
    }
}
