//! What a build script may want otherwise than it comes.

use std::path::PathBuf;

use groupwright_engine::kind;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;

use super::BuildError;
use crate::check::Checked;
use crate::emit::{Layout, Names, Options, Selector};
use crate::report::nearest;

/// Settings to be changed one by one; [`Build::compile`] generates the code.
///
/// Several of them take a *selector*: names of the specs, joined with dots, that stand for a thing and for all
/// within it. `.` stands for everything, `shop` for a vendor (the name of its folder), `shop.create_group` for an
/// endpoint (that of its file), `shop.Money` for a type of `api.yaml`, `shop.create_group.Item` for one of an endpoint.
/// The request of `create_group` is the type `CreateGroup`, and its outcomes are `CreateGroupError` and, where there are
/// several successes, `CreateGroupResponse`. A field adds its wire name, a value of an enumeration its text, an outcome
/// its name. A selector that selects nothing is an error.
#[derive(Clone, Debug)]
#[must_use = "nothing is generated before `compile` is called"]
pub struct Build {
    pub(super) out_dir: Option<PathBuf>,
    options: Options,
    mistakes: Vec<String>,
}

/// Settings as they come: everything under the specs, into cargo's folder.
///
/// ```no_run
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     groupwright_codegen::configure()
///         .only("shop")
///         .derive("shop.create_group.CreateGroup", "Eq, Hash")
///         .field_attribute("shop.create_group.CreateGroup.Name", "#[doc(alias = \"title\")]")
///         .extern_type("datetime", "crate::Instant")
///         .compile("specs")?;
///     Ok(())
/// }
/// ```
pub fn configure() -> Build {
    let options = Options { layout: Layout::Included, ..Options::default() };
    Build { out_dir: None, options, mistakes: Vec::new() }
}

impl Build {
    /// Writes into this folder rather than into cargo's. Nothing else should be kept there: generated files that the
    /// specs no longer make are removed. Include its `groupwright.rs` with the standard library's `include!`.
    pub fn out_dir(self, folder: impl Into<PathBuf>) -> Self {
        Self { out_dir: Some(folder.into()), ..self }
    }

    /// Emits this vendor or endpoint, and others for which this is called, rather than all.
    pub fn only(mut self, selector: impl Into<String>) -> Self {
        self.options.only.push(Selector::new(selector));
        self
    }

    /// Adds attributes, such as `#[derive(Eq)]`, to the types that are selected.
    pub fn type_attribute(mut self, selector: impl Into<String>, attributes: &str) -> Self {
        if let Some(tokens) = self.attributes(attributes) {
            self.options.type_attributes.push((Selector::new(selector), tokens));
        }
        self
    }

    /// Adds attributes to the fields and variants that are selected.
    pub fn field_attribute(mut self, selector: impl Into<String>, attributes: &str) -> Self {
        if let Some(tokens) = self.attributes(attributes) {
            self.options.field_attributes.push((Selector::new(selector), tokens));
        }
        self
    }

    /// Derives these traits, besides those that are there, for the types that are selected. All have `Clone`, `Debug` and
    /// `PartialEq`; enumerations of values also `Eq`, `PartialOrd`, `Ord` and `Hash`; structures without required fields
    /// `Default`.
    pub fn derive(self, selector: impl Into<String>, traits: &str) -> Self {
        self.type_attribute(selector, &format!("#[derive({traits})]"))
    }

    /// Carries every value of a kind, such as `datetime`, in this Rust type, which implements `groupwright::Wire` and
    /// `Clone`, `Debug` and `PartialEq`. With the feature `chrono` of the runtime, `::chrono::DateTime<::chrono::Utc>`
    /// carries `datetime` and `::chrono::NaiveDateTime` carries `datetime_civil`; with the feature `jiff`, `::jiff::Timestamp` and
    /// `::jiff::civil::DateTime` do. The type of another crate is wrapped in one of your own.
    pub fn extern_type(mut self, kind: &str, rust: &str) -> Self {
        let words = || kind::ALL.iter().map(|kind| kind.word());
        if kind::by_word(kind).is_none() {
            let near = nearest(kind, words()).map(|near| format!("; did you mean `{near}`?"));
            self.mistakes.push(format!("extern_type: there is no kind `{kind}`{}", near.unwrap_or_default()));
        }
        match syn::parse_str::<syn::Type>(rust) {
            Ok(parsed) => {
                self.options.extern_types.insert(kind.to_owned(), quote! { #parsed });
            }
            Err(error) => self.mistakes.push(format!("extern_type: `{rust}` is no type: {error}")),
        }
        self
    }

    /// Whether the texts of the pages become rustdoc, as they do unless this is called.
    pub fn docs(mut self, docs: bool) -> Self {
        self.options.docs = docs;
        self
    }

    /// Whether requests can also be read, and replies written, as a server does: whether requests implement
    /// `groupwright::Serve`. They do unless this is called.
    pub fn server(mut self, server: bool) -> Self {
        self.options.server = server;
        self
    }

    /// The path of the runtime where the crate does not depend on it itself: `facade::groupwright` for a crate `facade` that
    /// re-exports it. `include_specs!` is then called by that path too.
    pub fn runtime(mut self, path: &str) -> Self {
        let path = path.trim_start_matches("::");
        match syn::parse_str::<syn::Path>(path) {
            Ok(_) => path.clone_into(&mut self.options.runtime),
            Err(error) => self.mistakes.push(format!("runtime: `{path}` is no path: {error}")),
        }
        self
    }

    fn attributes(&mut self, text: &str) -> Option<TokenStream> {
        match syn::Attribute::parse_outer.parse_str(text) {
            Ok(attributes) => Some(quote! { #(#attributes)* }),
            Err(error) => {
                self.mistakes.push(format!("`{text}` is no attribute: {error}"));
                None
            }
        }
    }

    /// The options, where they fit these APIs.
    pub(super) fn options(mut self, apis: &[Checked]) -> Result<Options, BuildError> {
        let names = Names::of(apis.iter().map(Checked::api));
        let Options { only, type_attributes, field_attributes, .. } = &self.options;
        let types = || names.endpoints.iter().chain(&names.types);
        let given = only.iter().map(|selector| ("only", selector, names.endpoints.iter().collect()));
        let of_types =
            type_attributes.iter().map(|(selector, _)| ("type_attribute", selector, types().collect()));
        let of_fields = field_attributes.iter().map(|(selector, _)| {
            ("field_attribute", selector, types().chain(&names.members).collect::<Vec<&String>>())
        });
        let unknown = given.chain(of_types).chain(of_fields).filter_map(|(setting, selector, names)| {
            let text = selector.text();
            if names.iter().any(|name| selector.selects(name)) {
                return None;
            }
            let near = nearest(text, names.into_iter().map(String::as_str));
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            Some(format!("{setting}: the specs have no `{text}`{near}"))
        });
        let unknown: Vec<String> = unknown.collect();
        self.mistakes.extend(unknown);
        if self.mistakes.is_empty() { Ok(self.options) } else { Err(BuildError::settings(&self.mistakes)) }
    }
}
