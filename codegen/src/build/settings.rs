//! What a build script may want otherwise than it comes.

use std::path::{Component, PathBuf};

use groupwright_engine::domain::Domain;
use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::Parser;
use syn::punctuated::Punctuated;

use super::BuildError;
use super::names::Names;
use crate::check::Checked;
use crate::emit::{Layout, Options, Selector, TokenText, UserAttribute};
use crate::language::retired;
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
    /// The folder of memos, where it is not cargo's.
    pub(super) memos: Option<PathBuf>,
    pub(super) options: Options,
    /// The settings that were given with a selector.
    pub(super) selected: Vec<(Setting, Selector)>,
    pub(super) mistakes: Vec<String>,
}

/// A setting that takes a selector.
#[derive(Clone, Copy, Debug)]
pub(super) enum Setting {
    Only,
    TypeAttribute,
    FieldAttribute,
    Derive,
}

impl Setting {
    /// The method that is called.
    fn name(self) -> &'static str {
        match self {
            Self::Only => "only",
            Self::TypeAttribute => "type_attribute",
            Self::FieldAttribute => "field_attribute",
            Self::Derive => "derive",
        }
    }

    /// What it can select.
    fn names(self, names: &Names) -> Vec<&str> {
        let (endpoints, types) = (names.endpoints.iter(), names.types.iter());
        let names: Vec<&String> = match self {
            Self::Only => endpoints.collect(),
            Self::TypeAttribute | Self::Derive => endpoints.chain(types).collect(),
            Self::FieldAttribute => endpoints.chain(types).chain(&names.members).collect(),
        };
        names.into_iter().map(String::as_str).collect()
    }
}

/// Settings as they come: everything under the specs, into cargo's folder.
///
/// ```no_run
/// fn main() -> Result<(), Box<dyn std::error::Error>> {
///     groupwright_codegen::configure()
///         .only("shop")
///         .derive("shop", "Eq, Hash")
///         .field_attribute("shop.create_group.CreateGroup.Name", "#[doc(alias = \"title\")]")
///         .extern_type("datetime", "crate::Instant")
///         .compile("specs")?;
///     Ok(())
/// }
/// ```
pub fn configure() -> Build {
    let options = Options { layout: Layout::Included, ..Options::default() };
    Build { out_dir: None, memos: None, options, selected: Vec::new(), mistakes: Vec::new() }
}

impl Build {
    /// Writes into this folder rather than into cargo's. Nothing else should be kept there: generated files that the
    /// specs no longer make are removed. Include its `groupwright.rs` with the standard library's `include!`.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        let folder = folder.into();
        if folder.components().all(|part| part == Component::CurDir) {
            let name = folder.display();
            self.mistakes
                .push(format!("out_dir: `{name}` is the folder of the crate; write a folder inside it"));
        }
        Self { out_dir: Some(folder), ..self }
    }

    /// Emits this vendor or endpoint, and others for which this is called, rather than all.
    pub fn only(mut self, selector: impl Into<String>) -> Self {
        let selector = self.select(Setting::Only, selector);
        self.options.only.push(selector);
        self
    }

    /// Adds attributes, such as `#[must_use]`, to the types that are selected. A `#[derive(…)]` among them is taken as
    /// [`derive`](Self::derive) takes it.
    pub fn type_attribute(mut self, selector: impl Into<String>, attributes: &str) -> Self {
        let selector = self.select(Setting::TypeAttribute, selector);
        for attribute in self.attributes(Setting::TypeAttribute, attributes) {
            if attribute.path().is_ident("derive") {
                let traits = attribute.parse_args_with(Punctuated::parse_terminated);
                self.add_derives(Setting::TypeAttribute, &selector, attributes, traits);
            } else {
                let attribute = UserAttribute::Attribute(TokenText::new(&attribute));
                self.options.type_attributes.push((selector.clone(), attribute));
            }
        }
        self
    }

    /// Adds attributes to the fields and variants that are selected.
    pub fn field_attribute(mut self, selector: impl Into<String>, attributes: &str) -> Self {
        let selector = self.select(Setting::FieldAttribute, selector);
        let attributes = self.attributes(Setting::FieldAttribute, attributes);
        self.options.field_attributes.push((selector, TokenText::new(quote! { #(#attributes)* })));
        self
    }

    /// Derives these traits for the types that are selected, where they are not there. All have `Clone`, `Debug` and
    /// `PartialEq`; enumerations of values also `Eq`, `PartialOrd`, `Ord` and `Hash`; structures without required fields
    /// `Default`.
    pub fn derive(mut self, selector: impl Into<String>, traits: &str) -> Self {
        let selector = self.select(Setting::Derive, selector);
        self.add_derives(Setting::Derive, &selector, traits, Punctuated::parse_terminated.parse_str(traits));
        self
    }

    /// Carries every value of a type, such as `datetime`, in this Rust type, which implements `groupwright::Wire` and
    /// `Clone`, `Debug` and `PartialEq`. With the feature `chrono` of the runtime, `::chrono::DateTime<::chrono::Utc>`
    /// carries `datetime` and `::chrono::NaiveDateTime` carries `local_datetime`; with the feature `jiff`, `::jiff::Timestamp` and
    /// `::jiff::civil::DateTime` do. Both have types for `date` and `time` too, and `::jiff::SpanFieldwise` carries `duration`.
    /// The type of another crate is wrapped in one of your own.
    pub fn extern_type(mut self, domain: &str, rust: &str) -> Self {
        if Domain::from_name(domain).is_none() {
            let near = nearest(domain, Domain::ALL.map(Domain::name));
            let help = match (retired(domain), near) {
                (Some(retired), _) => format!("; write `{}`", retired.domain),
                (None, Some(near)) => format!("; did you mean `{near}`?"),
                (None, None) => String::new(),
            };
            self.mistakes.push(format!("extern_type: unknown type of single values `{domain}`{help}"));
        }
        match syn::parse_str::<syn::Type>(rust) {
            Ok(parsed) => {
                self.options.extern_types.insert(domain.to_owned(), TokenText::new(&parsed));
            }
            Err(error) => self.mistakes.push(format!("extern_type: `{rust}` is not a type: {error}")),
        }
        self
    }

    /// Makes the examples in the documentation of requests tests, which `cargo test` compiles and runs: `path` is the module that
    /// holds the generated code, as another crate names it, such as `my_crate::vendors`. Without it, the examples are only shown.
    pub fn doc_tests(mut self, path: impl Into<String>) -> Self {
        let path = path.into();
        let parsed = syn::parse_str::<syn::Path>(&path).ok();
        let first =
            parsed.as_ref().and_then(|path| path.segments.first()).map(|first| first.ident.to_string());
        if first.is_none_or(|first| ["crate", "self", "super"].contains(&first.as_str())) {
            self.mistakes.push(format!("doc_tests: `{path}` is not the path of a module, as another crate names it: `my_crate::vendors`"));
        }
        self.options.doc_tests = Some(path);
        self
    }

    /// Whether the texts of the pages become rustdoc, as they do unless this is called.
    pub fn docs(mut self, docs: bool) -> Self {
        self.options.docs = docs;
        self
    }

    /// Whether the tables keep the texts of the pages, as they do unless this is called: notes, facts, and what fields, types,
    /// servers and schemes mean. Without them a program is smaller. What a reply means always stays, since errors say it.
    pub fn page_texts(mut self, page_texts: bool) -> Self {
        self.options.page_texts = page_texts;
        self
    }

    /// Sets whether the generated modules allow lints of the crate around them, such as `dead_code`; they do by default. The compiler
    /// refuses that (E0453) in a crate that forbids one of those lints: without it the modules compile there, provided that they are
    /// public, so that nothing in them counts as dead code.
    pub fn allow_lints(mut self, allow_lints: bool) -> Self {
        self.options.allow_lints = allow_lints;
        self
    }

    /// Whether requests can also be read, and replies written, as a server does: whether requests implement
    /// `groupwright::Serve`. They do unless this is called.
    pub fn server(mut self, server: bool) -> Self {
        self.options.server = server;
        self
    }

    /// The path of the runtime where the crate does not depend on it itself: `facade::groupwright` for a crate `facade` that
    /// re-exports it, or `crate::…` for a module of your own that does. `include_specs!` is then called by that path too.
    pub fn runtime(mut self, path: &str) -> Self {
        match runtime_path(path) {
            Ok(path) => self.options.runtime = TokenText::new(path),
            Err(why) => self.mistakes.push(format!("runtime: `{path}` {why}")),
        }
        self
    }

    /// The selector, which must select something once the specs are known.
    fn select(&mut self, setting: Setting, selector: impl Into<String>) -> Selector {
        let selector = Selector::new(selector);
        self.selected.push((setting, selector.clone()));
        selector
    }

    fn attributes(&mut self, setting: Setting, text: &str) -> Vec<syn::Attribute> {
        let parsed = syn::Attribute::parse_outer.parse_str(text);
        parsed.unwrap_or_else(|error| {
            self.mistakes.push(format!("{}: `{text}` is not an attribute: {error}", setting.name()));
            Vec::new()
        })
    }

    fn add_derives(
        &mut self,
        setting: Setting,
        selector: &Selector,
        text: &str,
        traits: syn::Result<Punctuated<syn::Path, syn::Token![,]>>,
    ) {
        match traits {
            Ok(traits) => {
                let derives = traits.iter().map(|path| (selector.clone(), UserAttribute::derive(path)));
                self.options.type_attributes.extend(derives);
            }
            Err(error) => {
                self.mistakes.push(format!("{}: `{text}` is not a list of traits: {error}", setting.name()));
            }
        }
    }

    /// Whether the settings fit these APIs.
    pub(super) fn fits(&self, apis: &[Checked]) -> Result<(), BuildError> {
        let names = Names::of(apis.iter().map(Checked::api));
        let unknown = self.selected.iter().filter_map(|(setting, selector)| {
            let (text, names) = (selector.text(), setting.names(&names));
            if names.iter().any(|name| selector.selects(name)) {
                return None;
            }
            let near = nearest_name(text, &names);
            let near = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            Some(format!("{}: nothing in the specs matches `{text}`{near}", setting.name()))
        });
        let mut mistakes: Vec<String> = self.mistakes.iter().cloned().chain(unknown).collect();
        if self.options.doc_tests.is_some() && !self.options.docs {
            mistakes.push("doc_tests: there is no documentation with `docs(false)`".to_owned());
        }
        if mistakes.is_empty() { Ok(()) } else { Err(BuildError::settings(&mistakes)) }
    }
}

/// The name that was probably meant by one that the specs do not have: a person may leave out the vendor or the endpoint, or
/// write the name as in Rust.
fn nearest_name<'n>(text: &str, names: &[&'n str]) -> Option<&'n str> {
    let text = text.replace("::", ".");
    let whole = nearest(&text, names.iter().copied());
    whole.or_else(|| {
        let parts = text.split('.').count();
        let end = |name: &&'n str| {
            let start = name.rmatch_indices('.').nth(parts - 1).map_or(0, |(dot, _)| dot + 1);
            name.get(start..).unwrap_or_default()
        };
        let near = nearest(&text, names.iter().map(end))?;
        names.iter().find(|name| end(name) == near).copied()
    })
}

/// The path of a module from the root of all crates, or from that of the user's own; or what is wrong with it.
fn runtime_path(text: &str) -> Result<TokenStream, String> {
    let path = syn::Path::parse_mod_style.parse_str(text);
    let mut path = path.map_err(|error| format!("is not the path of a module: {error}"))?;
    let is_own = path.segments.first().is_some_and(|first| first.ident == "crate");
    let mut names = path.segments.iter().skip(usize::from(is_own)).map(|segment| &segment.ident);
    let wrong = names.find(|name| ["crate", "self", "super", "Self"].iter().any(|word| name == word));
    if let Some(wrong) = wrong {
        return Err(format!(
            "contains `{wrong}`, which depends on the module: start with the name of a crate, or with `crate`"
        ));
    }
    match (is_own, path.leading_colon.take()) {
        (true, Some(_)) => Err("starts with `::crate`: remove the colons".to_owned()),
        (true, None) => Ok(quote! { #path }),
        (false, _) => Ok(quote! { ::#path }),
    }
}
