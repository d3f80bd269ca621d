//! Mistakes in a user's code: each is one error of the compiler, under the tokens that are wrong.

use std::fmt::Write;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;

use crate::report::Code;

/// A mistake in a user's code.
#[derive(Clone, Debug)]
pub struct DeriveError {
    /// What kind of mistake it is.
    pub code: Code,
    /// What is wrong, without a full stop.
    pub message: String,
    /// Where the spec speaks of it, and what it says there.
    pub spec_note: Option<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The tokens that are wrong.
    tokens: TokenStream,
}

impl DeriveError {
    /// A mistake of these tokens.
    pub(super) fn new(code: Code, tokens: &impl ToTokens, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), spec_note: None, help: None, tokens: tokens.to_token_stream() }
    }

    /// A mistake at a place where no token may stand.
    pub(super) fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, &Ident::new("here", span), message)
    }

    /// Sets what the spec says.
    pub(super) fn spec_note(self, spec_note: impl Into<String>) -> Self {
        Self { spec_note: Some(spec_note.into()), ..self }
    }

    /// Sets what to do about it.
    pub(super) fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The text of the error.
    pub fn text(&self) -> String {
        let mut text = format!("{}: {}", self.code, self.message);
        for (start, line) in [("spec", &self.spec_note), ("help", &self.help)] {
            if let Some(line) = line {
                // Writing to a string cannot fail.
                let _ = write!(text, "\n{start}: {line}");
            }
        }
        text
    }

    /// The error, for the compiler.
    pub(super) fn error(&self) -> TokenStream {
        syn::Error::new_spanned(&self.tokens, self.text()).to_compile_error()
    }
}
