//! What an emitter knows: the model, the tables, where its code will stand, and how Rust names things there.

use groupwright_engine::domain::Domain;
use groupwright_engine::dynamic::Tables;
use groupwright_engine::table::Shape;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::options::given;
use super::replies::Held;
use super::{Options, Selector, statics, user_attributes};
use crate::check::Checked;
use crate::model::{Api, Endpoint, Field, Item, Kind, Presence, Type, TypeId};
use crate::rust_types::rust_name;

/// What files call the runtime's module of all that generated code names.
pub(crate) fn runtime_alias() -> TokenStream {
    quote! { __g }
}

/// The types of outcomes that a user gives in place of emitted ones.
#[derive(Default)]
pub(crate) struct Given {
    /// What the one success holds, or the enum of several.
    pub(crate) response: Option<Held>,
    /// The enum of the documented failures.
    pub(crate) error: Option<Held>,
    /// Whether nothing is known of the replies: the spec was not found, or a type that is given for them is wrong.
    pub(crate) unknown: bool,
}

/// The state of an emitter.
pub(crate) struct Context<'c> {
    /// The API.
    pub(crate) api: &'c Api,
    /// The endpoint whose module the code stands in; none: the API's own module.
    pub(crate) endpoint: Option<&'c Endpoint>,
    /// The API as the spec has it, where the user's types take the place of its own.
    pub(crate) written: &'c Api,
    /// The tables of the endpoint; in the API's own module those of an endpoint, which have its types as well.
    pub(crate) tables: Option<&'c Tables>,
    /// The path of the runtime's module of all that generated code names.
    pub(crate) runtime: TokenStream,
    /// The visibility of the types.
    pub(crate) visibility: TokenStream,
    /// Whether the code stands in a module within the API's own.
    pub(crate) has_api_module: bool,
    /// The types that a user gives in place of emitted ones.
    pub(crate) given: Given,
    /// How code is emitted.
    pub(crate) options: &'c Options,
}

impl<'c> Context<'c> {
    pub(crate) fn new(checked: &'c Checked, endpoint: Option<&'c Endpoint>, options: &'c Options) -> Self {
        let api = checked.api();
        Self {
            api,
            endpoint,
            written: api,
            tables: endpoint
                .or_else(|| api.endpoints.first())
                .and_then(|endpoint| checked.tables(&endpoint.name)),
            runtime: runtime_alias(),
            visibility: quote! { pub },
            has_api_module: true,
            given: Given::default(),
            options,
        }
    }

    /// Sets the context for code that stands beside a user's own type, with the runtime where the user has it, and the spec as
    /// it is written.
    pub(crate) fn beside(
        self,
        written: &'c Api,
        runtime: TokenStream,
        visibility: TokenStream,
        given: Given,
    ) -> Self {
        Self { written, runtime, visibility, given, has_api_module: false, ..self }
    }

    /// The Rust type of a single value: the user's, or the runtime's where the user has it, or the standard library's.
    pub(crate) fn scalar(&self, domain: Domain) -> TokenStream {
        if let Some(own) = self.options.extern_types.get(domain.name()) {
            return own.clone();
        }
        self.carrier(domain)
    }

    /// The Rust type that carries a domain's values where the user gives none.
    pub(crate) fn carrier(&self, domain: Domain) -> TokenStream {
        let (runtime, name) = (&self.runtime, ident(rust_name(domain)));
        quote! { #runtime::#name }
    }

    /// Whether Rust's `String` carries what is of the kind.
    pub(crate) fn is_text(&self, kind: &Kind) -> bool {
        let own = &self.options.extern_types;
        kind.scalar() == Some(Domain::String) && !own.contains_key(Domain::String.name())
    }

    /// The derives and attributes that the user gave the type of this name in the spec, which has these derives by itself.
    pub(crate) fn type_attributes(&self, name: &str, has: &[&str]) -> TokenStream {
        user_attributes::chosen(&self.options.type_attributes, &self.full_name(name), has)
    }

    /// The attributes that the user gave a member, by its wire name, of the type of this name in the spec.
    pub(crate) fn field_attributes(&self, name: &str, member: &str) -> TokenStream {
        let attributes = &self.options.field_attributes;
        if attributes.is_empty() {
            return TokenStream::new();
        }
        chosen(attributes, &format!("{}.{member}", self.full_name(name)))
    }

    /// What a selector calls the type of this name in the module where the code stands.
    fn full_name(&self, name: &str) -> String {
        match self.endpoint {
            Some(endpoint) => format!("{}.{}.{name}", self.api.name, endpoint.name),
            None => format!("{}.{name}", self.api.name),
        }
    }

    /// The table of a named structure.
    pub(crate) fn shape(&self, named: &Type) -> Option<&'static Shape> {
        // The first is that of the request, which a user may have named like a type of the spec.
        let shapes = self.tables?.shapes.iter().skip(1);
        shapes.copied().find(|shape| shape.name() == named.name.value)
    }

    /// The table of the generated enumeration of this name in the spec, if it is generated.
    pub(crate) fn enumeration(&self, name: &str) -> Option<TokenStream> {
        let named = self.api.find(self.endpoint, name).filter(|_| self.has_api_module)?;
        let table = statics::of_type(self.api, named);
        Some(self.within(named, &table))
    }

    /// The node of the generated structure of this name in the spec.
    pub(crate) fn record(&self, name: &str) -> TokenStream {
        let runtime = &self.runtime;
        match self.api.find(self.endpoint, name) {
            Some(named) => {
                let ty = self.named(named.id);
                quote! { #runtime::Node::of::<#ty>() }
            }
            None => self.no_record(),
        }
    }

    /// What stands in place of such a node where a user's type takes the place of a generated one: its values know their table,
    /// and the type cannot be named a second time.
    pub(crate) fn no_record(&self) -> TokenStream {
        let runtime = &self.runtime;
        quote! { #runtime::Node::record(|| &#runtime::Shape::EMPTY) }
    }

    /// The named type, as it is reached from here.
    pub(crate) fn named(&self, id: TypeId) -> TokenStream {
        self.within(self.api.ty(id), &ident(self.api.rust_name(id)))
    }

    /// What stands in the module of a named type, as it is reached from here.
    fn within(&self, named: &Type, ident: &Ident) -> TokenStream {
        let here = self.endpoint.map(|endpoint| endpoint.id);
        if named.owner == here || !self.has_api_module {
            quote! { #ident }
        } else {
            quote! { super::#ident }
        }
    }

    /// The Rust type of what an item holds.
    pub(crate) fn item(&self, item: &Item) -> TokenStream {
        let runtime = &self.runtime;
        match &item.kind {
            Kind::Scalar(domain) => self.scalar(*domain),
            Kind::Named(id) => self.named(*id),
            Kind::List(inner) => {
                let inner = self.element(inner);
                quote! { #runtime::Vec<#inner> }
            }
            Kind::Map(inner) => {
                let inner = self.element(inner);
                quote! { #runtime::BTreeMap<#runtime::String, #inner> }
            }
            Kind::Missing(_) | Kind::Unknown => quote! { () },
        }
    }

    /// The Rust type of an item of a list or a value of a map.
    pub(crate) fn element(&self, item: &Item) -> TokenStream {
        let (held, runtime) = (self.item(item), &self.runtime);
        if item.nullable {
            quote! { #runtime::Option<#held> }
        } else {
            held
        }
    }

    /// The Rust type of a field of a type, or of a request.
    pub(crate) fn field(&self, owner: Option<TypeId>, field: &Field) -> TokenStream {
        let (held, runtime) = (self.item(&field.item), &self.runtime);
        let held = if self.is_boxed(owner, field) {
            quote! { #runtime::Box<#held> }
        } else {
            held
        };
        match field.presence() {
            Presence::Required => held,
            Presence::Nullable | Presence::Optional => quote! { #runtime::Option<#held> },
            Presence::Patch => quote! { #runtime::Patch<#held> },
        }
    }

    /// Whether a value of the field's type can hold another of its owner, which then needs a box. No type holds a request.
    pub(crate) fn is_boxed(&self, owner: Option<TypeId>, field: &Field) -> bool {
        owner.is_some_and(|owner| self.api.needs_box(owner, &field.item))
    }
}

/// The attributes whose selectors mean the thing of this full name.
fn chosen(attributes: &[(Selector, TokenStream)], name: &str) -> TokenStream {
    let chosen = attributes.iter().filter(|(selector, _)| selector.selects(name));
    given(chosen.map(|(_, tokens)| tokens.clone()).collect())
}

/// An identifier; a keyword becomes a raw one.
pub(crate) fn ident(name: &str) -> Ident {
    let is_path_word = matches!(name, "crate" | "self" | "super" | "Self");
    // `gen` is a keyword since the edition of 2024, which the parser does not know.
    if !is_path_word && (name == "gen" || syn::parse_str::<Ident>(name).is_err()) {
        Ident::new_raw(name, Span::call_site())
    } else {
        Ident::new(name, Span::call_site())
    }
}
