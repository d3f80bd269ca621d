//! Options of the generator.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use super::{Selector, UserAttribute};

/// Options of the generator. The default is used for the vendors in this repository.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a setting, apart from the others")]
pub struct Options {
    /// The path of the runtime crate: `::groupwright`, or the path at which another crate re-exports it.
    pub runtime: TokenText,
    /// The folder of the specs, as generated code refers to it.
    pub specs: String,
    /// The layout of the files.
    pub layout: Layout,
    /// Whether to emit the documentation texts as rustdoc.
    pub docs: bool,
    /// The path of the module with the generated code, such as `groupwright_vendors`, as seen from another
    /// crate. If it is set, the examples in rustdoc are doctests; otherwise they are ignored.
    pub doc_tests: Option<String>,
    /// Whether the tables contain the documentation texts that do not affect behaviour: notes, facts, and
    /// the meaning of fields, types, servers and schemes. The meaning of a reply is always included,
    /// because error messages use it.
    pub page_texts: bool,
    /// Whether to allow some lints in included modules. This is an error in a crate that forbids one of
    /// these lints.
    pub allow_lints: bool,
    /// Whether to emit the server side: reading requests and writing replies.
    pub server: bool,
    /// The vendors and endpoints to emit. Empty for all.
    pub only: Vec<Selector>,
    /// Additional attributes and derives of types.
    pub type_attributes: Vec<(Selector, UserAttribute)>,
    /// Additional attributes of fields and variants.
    pub field_attributes: Vec<(Selector, TokenText)>,
    /// Rust types for kinds of values that replace the default ones, by the name of the domain.
    pub extern_types: BTreeMap<String, TokenText>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            runtime: TokenText::new(quote! { ::groupwright }),
            specs: "specs".to_owned(),
            layout: Layout::Crate,
            docs: true,
            doc_tests: None,
            page_texts: true,
            allow_lints: true,
            server: true,
            only: Vec::new(),
            type_attributes: Vec::new(),
            field_attributes: Vec::new(),
            extern_types: BTreeMap::new(),
        }
    }
}

impl Options {
    /// Returns whether an endpoint of an API is selected.
    pub(crate) fn wants(&self, api: &str, endpoint: &str) -> bool {
        let name = format!("{api}.{endpoint}");
        self.only.is_empty() || self.only.iter().any(|selector| selector.selects(&name))
    }

    /// Returns whether the emitted code contains tokens of the user.
    #[cfg(feature = "build")]
    pub(crate) fn has_given(&self) -> bool {
        !self.type_attributes.is_empty() || !self.field_attributes.is_empty()
    }
}

/// Tokens of the user, as a text: threads can share it, which they cannot tokens.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenText(String);

impl TokenText {
    /// The text of tokens.
    pub fn new(tokens: impl ToTokens) -> Self {
        Self(tokens.to_token_stream().to_string())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl ToTokens for TokenText {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // The text of tokens is always that of tokens.
        tokens.extend(self.0.parse::<TokenStream>().unwrap_or_default());
    }
}

/// Marks tokens as the user's, with a group without delimiters.
pub(crate) fn given(tokens: TokenStream) -> TokenStream {
    if tokens.is_empty() { tokens } else { TokenTree::Group(Group::new(Delimiter::None, tokens)).into() }
}

/// The layout of generated files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// The source folder of a crate, with a module for each vendor behind a feature with the same name.
    Crate,
    /// Files for `include!` in any folder, which have no inner attributes.
    Included,
}
