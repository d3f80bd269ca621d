//! Constant expressions as calls of a constructor and of setters, so that generated code is short.

use groupwright_engine::table::Evidence;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::{Context, literal};

/// Calls of constructors and setters, one after the other.
pub(super) struct Calls(TokenStream);

impl Calls {
    /// A first call.
    pub(super) fn new(first: TokenStream) -> Self {
        Self(first)
    }

    /// A call of the setter of this name, where it says something.
    pub(super) fn set(&mut self, when: bool, name: &str, value: impl FnOnce() -> TokenStream) {
        if when {
            let (before, name, value) = (&self.0, format_ident!("{name}"), value());
            self.0 = quote! { #before.#name(#value) };
        }
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.set(!text.is_empty(), name, || quote! { #text });
    }

    /// A text of the page that a program can do without.
    pub(super) fn page_text(&mut self, cx: &Context<'_>, name: &str, text: &str) {
        self.set(cx.options.page_texts && !text.is_empty(), name, || quote! { #text });
    }

    pub(super) fn flag(&mut self, flag: bool, name: &str) {
        self.set(flag, name, TokenStream::new);
    }

    pub(super) fn evidence(&mut self, cx: &Context<'_>, evidence: Evidence) {
        self.set(evidence != Evidence::Documented, "with_evidence", || unit(cx, "Evidence", evidence));
    }

    pub(super) fn pairs(&mut self, name: &str, pairs: &[(&str, &str)]) {
        self.set(!pairs.is_empty(), name, || {
            let rows = pairs.iter().map(|(name, value)| quote! { (#name, #value) });
            quote! { &[#(#rows),*] }
        });
    }

    pub(super) fn into_tokens(self) -> TokenStream {
        self.0
    }
}

/// A unit variant of a table's enumeration, by its `Debug` name.
pub(super) fn unit(cx: &Context<'_>, group: &str, value: impl std::fmt::Debug) -> TokenStream {
    let (runtime, group, variant) =
        (&cx.runtime, format_ident!("{group}"), format_ident!("{}", format!("{value:?}")));
    quote! { #runtime::#group::#variant }
}

/// A number as the limit of a rule.
pub(super) fn count(count: u64) -> Literal {
    literal::integer(count.into())
}
