//! How code is emitted: what a user may want otherwise than it comes.

use std::collections::BTreeMap;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

use super::{Selector, UserAttribute};

/// How code is emitted. The default is what the checked-in vendors have.
#[derive(Clone, Debug)]
pub struct Options {
    /// The path of the runtime crate: `::groupwright`, or where another crate re-exports it.
    pub runtime: TokenStream,
    /// The folder of the specs of vendors, as the code names it.
    pub specs: String,
    /// How the files find each other.
    pub layout: Layout,
    /// Whether the texts of the pages become rustdoc.
    pub docs: bool,
    /// The path of the module that holds the generated code, such as `groupwright_vendors`, as another crate names it: with it the
    /// examples in rustdoc are tests, without it they are only shown.
    pub doc_tests: Option<String>,
    /// Whether the tables keep the texts of the pages that nothing is decided by: notes, facts, and what fields, types, servers
    /// and schemes mean. What a reply means always stays, since errors say it.
    pub page_texts: bool,
    /// Whether requests can also be read, and replies written, as a server does.
    pub server: bool,
    /// The vendors and endpoints that are emitted; none: all.
    pub only: Vec<Selector>,
    /// Attributes of types, and derives besides those that they have.
    pub type_attributes: Vec<(Selector, UserAttribute)>,
    /// Attributes of fields and variants.
    pub field_attributes: Vec<(Selector, TokenStream)>,
    /// The Rust types that carry kinds of values, by the word of the kind, in place of the runtime's.
    pub extern_types: BTreeMap<String, TokenStream>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            runtime: quote! { ::groupwright },
            specs: "specs".to_owned(),
            layout: Layout::Crate,
            docs: true,
            doc_tests: None,
            page_texts: true,
            server: true,
            only: Vec::new(),
            type_attributes: Vec::new(),
            field_attributes: Vec::new(),
            extern_types: BTreeMap::new(),
        }
    }
}

impl Options {
    /// Whether the endpoint of an API is to be emitted.
    pub(crate) fn wants(&self, api: &str, endpoint: &str) -> bool {
        let name = format!("{api}.{endpoint}");
        self.only.is_empty() || self.only.iter().any(|selector| selector.selects(&name))
    }

    /// Whether tokens of the user's stand among those of the generator.
    #[cfg(feature = "build")]
    pub(crate) fn has_given(&self) -> bool {
        !self.type_attributes.is_empty() || !self.field_attributes.is_empty()
    }
}

/// Tokens of the user's, told from those of the generator: in a group without delimiters.
pub(crate) fn given(tokens: TokenStream) -> TokenStream {
    if tokens.is_empty() { tokens } else { TokenTree::Group(Group::new(Delimiter::None, tokens)).into() }
}

/// How the files find each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// As the source folder of a crate: a vendor a module, behind a feature of its name.
    Crate,
    /// As files for `include!`, which start with no inner attribute and may lie in any folder.
    Included,
}
