//! The context of emitting code: the model, the tables, the module that the code is for, and the Rust names
//! of types there.

use groupwright_engine::domain::Domain;
use groupwright_engine::dynamic::Tables;
use groupwright_engine::table::{Shape, Union};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

use super::code::{Code, code};
use super::options::{TokenText, given};
use super::replies::Held;
use super::runtime_path::RuntimePath;
use super::{Options, Selector, statics, user_attributes};
use crate::check::Checked;
use crate::model::{Api, Endpoint, Field, Item, Kind, Presence, Type, TypeId, Variant};
use crate::rust_types::{carrier, is_plain_text};

/// The alias in each file for the runtime's module of items that generated code refers to.
pub(crate) fn runtime_alias() -> RuntimePath {
    RuntimePath::Alias("__g")
}

/// User types that replace the emitted response and error types.
#[derive(Default)]
pub(crate) struct Given {
    /// The type of the single success, or the enum of several.
    pub(crate) response: Option<Held>,
    /// The enum of the documented failures.
    pub(crate) error: Option<Held>,
    /// The name of the type of the API's client configuration that is emitted beside the user's type.
    pub(crate) api: Option<Ident>,
    /// Whether the replies are unknown, because the spec was not found or a user type for them is invalid.
    pub(crate) unknown: bool,
}

/// The context of emitting code.
pub(crate) struct Context<'c> {
    /// The API.
    pub(crate) api: &'c Api,
    /// The endpoint whose module the code is for. `None` for the API's own module.
    pub(crate) endpoint: Option<&'c Endpoint>,
    /// The API as specified, where `api` has user types in place of its own.
    pub(crate) written: &'c Api,
    /// The model with the tables of all types.
    checked: &'c Checked,
    /// The tables of the endpoint. `None` for the API's own module.
    pub(crate) tables: Option<&'c Tables>,
    /// The path of the runtime's module of items that generated code refers to.
    pub(crate) runtime: RuntimePath,
    /// The visibility of the types.
    pub(crate) visibility: TokenStream,
    /// Whether the code is in a submodule of the API's module.
    pub(crate) has_api_module: bool,
    /// User types that replace emitted ones.
    pub(crate) given: Given,
    /// The options.
    pub(crate) options: &'c Options,
}

impl<'c> Context<'c> {
    pub(crate) fn new(checked: &'c Checked, endpoint: Option<&'c Endpoint>, options: &'c Options) -> Self {
        let api = checked.api();
        Self {
            api,
            endpoint,
            written: api,
            checked,
            tables: endpoint.and_then(|endpoint| checked.tables(&endpoint.name)),
            runtime: runtime_alias(),
            visibility: quote! { pub },
            has_api_module: true,
            given: Given::default(),
            options,
        }
    }

    /// Prepares the context for code next to a user type: the path of the runtime in the user's crate, and
    /// the API as specified.
    pub(crate) fn beside(
        self,
        written: &'c Api,
        runtime: RuntimePath,
        visibility: TokenStream,
        given: Given,
    ) -> Self {
        Self { written, runtime, visibility, given, has_api_module: false, ..self }
    }

    /// Returns the name of the type of the API's client configuration.
    pub(crate) fn api_type(&self) -> Ident {
        self.given.api.clone().unwrap_or_else(|| ident("Api"))
    }

    /// Returns the name of the type of the API's servers.
    pub(crate) fn server_type(&self) -> Ident {
        self.given.api.as_ref().map_or_else(|| ident("Server"), |api| format_ident!("{api}Server"))
    }

    /// Returns the Rust type of a single value: the user's type for the domain if there is one, and
    /// otherwise the default.
    pub(crate) fn scalar(&self, domain: Domain) -> Code {
        if let Some(own) = self.options.extern_types.get(domain.name()) {
            return Code::of(own);
        }
        self.carrier(domain)
    }

    /// Returns the default Rust type of a domain.
    pub(crate) fn carrier(&self, domain: Domain) -> Code {
        let (runtime, name) = (&self.runtime, ident(carrier(domain)));
        code! { #runtime::#name }
    }

    /// Returns whether the Rust type of the kind is `String`.
    pub(crate) fn is_text(&self, kind: &Kind) -> bool {
        let own = &self.options.extern_types;
        kind.scalar().is_some_and(|domain| is_plain_text(domain) && !own.contains_key(domain.name()))
    }

    /// Returns the user's derives and attributes for a type, by its name in the spec. `has` are the derives
    /// that the type has already.
    pub(crate) fn type_attributes(&self, name: &str, has: &[&str]) -> TokenStream {
        user_attributes::chosen(&self.options.type_attributes, &self.full_name(name), has)
    }

    /// Returns whether a type must be compared by its members, because of a derive that the user adds.
    pub(crate) fn compares_members(&self, name: &str) -> bool {
        user_attributes::compare_members(&self.options.type_attributes, &self.full_name(name))
    }

    /// Returns the user's attributes for a member, by its wire name and the name of its type in the spec.
    pub(crate) fn field_attributes(&self, name: &str, member: &str) -> TokenStream {
        let attributes = &self.options.field_attributes;
        if attributes.is_empty() {
            return TokenStream::new();
        }
        chosen(attributes, &format!("{}.{member}", self.full_name(name)))
    }

    /// Returns the full name by which selectors refer to a type of the current module.
    fn full_name(&self, name: &str) -> String {
        match self.endpoint {
            Some(endpoint) => format!("{}.{}.{name}", self.api.name, endpoint.name),
            None => format!("{}.{name}", self.api.name),
        }
    }

    /// Returns the table of a named structure.
    pub(crate) fn shape(&self, named: &Type) -> Option<&'static Shape> {
        self.checked.shape(named.id)
    }

    /// Returns the path of the table of an enumeration, by its name in the spec, if the enumeration is
    /// emitted.
    pub(crate) fn enumeration(&self, name: &str) -> Option<Code> {
        let named = self.api.find(self.endpoint, name).filter(|_| self.has_api_module)?;
        let table = statics::of_type(self.api, named);
        Some(self.within(named, &table))
    }

    /// Returns the node of an emitted structure, by its name in the spec.
    pub(crate) fn record(&self, name: &str) -> Code {
        let runtime = &self.runtime;
        match self.api.find(self.endpoint, name) {
            Some(named) => {
                let ty = self.named(named.id);
                code! { #runtime::Node::of::<#ty>() }
            }
            None => self.no_record(),
        }
    }

    /// Returns the node of an emitted union, by its name in the spec.
    pub(crate) fn union(&self, name: &str) -> Code {
        let runtime = &self.runtime;
        match self.api.find(self.endpoint, name) {
            Some(named) => {
                let ty = self.named(named.id);
                code! { #runtime::Node::of_union::<#ty>() }
            }
            None => self.no_record(),
        }
    }

    /// Returns the table of a named union.
    pub(crate) fn union_table(&self, named: &Type) -> Option<&'static Union> {
        self.checked.union(named.id)
    }

    /// Returns the Rust type of what a variant of a union holds.
    pub(crate) fn variant(&self, owner: TypeId, variant: &Variant) -> Code {
        let (held, runtime) = (self.item(&variant.item), &self.runtime);
        if self.is_boxed_variant(owner, variant) {
            code! { #runtime::Box<#held> }
        } else {
            held
        }
    }

    /// Returns whether the type of a variant contains its union without a structure in between, whose fields
    /// would be boxed.
    pub(crate) fn is_boxed_variant(&self, owner: TypeId, variant: &Variant) -> bool {
        let is_union = |id| self.api.ty(id).union().is_some();
        variant.item.named().is_some_and(is_union) && self.api.needs_box(owner, &variant.item)
    }

    /// Returns a node for a user type that replaces an emitted structure. It has no table, because the
    /// table is obtained from the value and the type may not be named a second time.
    pub(crate) fn no_record(&self) -> Code {
        let runtime = &self.runtime;
        code! { #runtime::Node::record(|| &#runtime::Shape::EMPTY) }
    }

    /// Returns the path of a named type.
    pub(crate) fn named(&self, id: TypeId) -> Code {
        self.within(self.api.ty(id), &ident(self.api.rust_name(id)))
    }

    /// Returns the path of an item in the module of a named type.
    fn within(&self, named: &Type, ident: &Ident) -> Code {
        let here = self.endpoint.map(|endpoint| endpoint.id);
        if named.owner == here || !self.has_api_module {
            code! { #ident }
        } else {
            code! { super::#ident }
        }
    }

    /// Returns the Rust type of an item.
    pub(crate) fn item(&self, item: &Item) -> Code {
        let runtime = &self.runtime;
        match &item.kind {
            Kind::Scalar(domain) => self.scalar(*domain),
            Kind::Named(id) => self.named(*id),
            Kind::List(inner) => {
                let inner = self.element(inner);
                code! { #runtime::Vec<#inner> }
            }
            Kind::Map(inner) => {
                let inner = self.element(inner);
                code! { #runtime::BTreeMap<#runtime::String, #inner> }
            }
            Kind::Any => code! { #runtime::Json },
            Kind::Missing(_) | Kind::Unknown => code! { () },
        }
    }

    /// Returns the Rust type of an item of a list or an entry of a map.
    pub(crate) fn element(&self, item: &Item) -> Code {
        let (held, runtime) = (self.item(item), &self.runtime);
        if item.nullable {
            code! { #runtime::Option<#held> }
        } else {
            held
        }
    }

    /// Returns the Rust type of a field of a type or, if `owner` is `None`, of a request.
    pub(crate) fn field(&self, owner: Option<TypeId>, field: &Field) -> Code {
        let (held, runtime) = (self.item(&field.item), &self.runtime);
        let held = if self.is_boxed(owner, field) {
            code! { #runtime::Box<#held> }
        } else {
            held
        };
        match field.presence() {
            Presence::Required => held,
            Presence::Nullable | Presence::Optional => code! { #runtime::Option<#held> },
            Presence::Patch => code! { #runtime::Patch<#held> },
        }
    }

    /// Returns whether the type of the field contains its owner, so that it must be boxed. No type contains
    /// a request.
    pub(crate) fn is_boxed(&self, owner: Option<TypeId>, field: &Field) -> bool {
        owner.is_some_and(|owner| self.api.needs_box(owner, &field.item))
    }
}

/// Returns the attributes whose selectors match a full name.
fn chosen(attributes: &[(Selector, TokenText)], name: &str) -> TokenStream {
    let chosen = attributes.iter().filter(|(selector, _)| selector.selects(name));
    given(chosen.map(|(_, code)| code.to_token_stream()).collect())
}

/// The keywords of all editions, also those that are reserved. The words of paths have no raw form.
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

/// Returns an identifier, in raw form for a keyword.
pub(crate) fn ident(name: &str) -> Ident {
    let is_path_word = matches!(name, "crate" | "self" | "super" | "Self");
    if !is_path_word && KEYWORDS.binary_search(&name).is_ok() {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_the_parser_takes_for_a_keyword() {
        assert!(KEYWORDS.is_sorted());
        for word in KEYWORDS {
            assert!(*word == "gen" || syn::parse_str::<Ident>(word).is_err(), "{word}");
        }
        let words = ["union", "auto", "raw", "safe", "default", "macro_rules", "dyn_", "r", "async_"];
        for word in words.into_iter().filter(|word| syn::parse_str::<Ident>(word).is_err()) {
            assert!(KEYWORDS.contains(&word), "{word}");
        }
    }
}
