//! The path of the runtime's module of items that generated code refers to. It stands before almost every name.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _};

/// The path.
#[derive(Clone)]
pub(crate) enum RuntimePath {
    /// The alias of each generated file, which costs less to repeat than tokens of any number.
    Alias(&'static str),
    /// The path in the crate of a user of the derives.
    Path(TokenStream),
}

impl ToTokens for RuntimePath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Alias(alias) => tokens.append(Ident::new(alias, Span::call_site())),
            Self::Path(path) => path.to_tokens(tokens),
        }
    }
}
