//! Local traits, through which values of user types are constructed. They confine the error for an
//! unsuitable type to the place where the user wrote the type.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// A local trait for a user type. Its bound is at the user's type, so that the compiler reports an
/// unsuitable type there.
#[derive(Clone)]
pub(crate) struct LocalTrait {
    bound: Ident,
    first: Span,
    last: Span,
}

impl LocalTrait {
    /// Creates a local trait with this name, for the type with these tokens.
    pub(crate) fn new(bound: &Ident, ty: &impl ToTokens) -> Self {
        let spans: Vec<Span> = ty.to_token_stream().into_iter().map(|token| token.span()).collect();
        let here = Span::call_site();
        Self {
            bound: bound.clone(),
            first: spans.first().copied().unwrap_or(here),
            last: spans.last().copied().unwrap_or(here),
        }
    }

    /// Returns a function of the trait as a value. This is the only use of the trait. It is not called
    /// directly, because the compiler would then report the argument instead of the type. `taken` are the
    /// types of its parameters.
    pub(crate) fn function(&self, function: &str, taken: &TokenStream) -> TokenStream {
        let mut bound = self.bound.clone();
        bound.set_span(self.first);
        let function = Ident::new(function, self.last);
        quote! { ::core::convert::identity::<fn(#taken) -> _>(#bound::#function) }
    }
}

/// Returns the attribute with the compiler's message for a type that does not implement the trait. `{Self}`
/// in the texts is the type.
pub(crate) fn on_unimplemented(message: &str, label: &str, notes: &[&str]) -> TokenStream {
    quote! {
        #[diagnostic::on_unimplemented(message = #message, label = #label, #(note = #notes),*)]
    }
}
