//! `GroupEndpoint`: a user's struct as the request of an endpoint.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{DeriveInput, Fields};

use super::attributes::Attributes;
use super::case::Case;
use super::container::Container;
use super::members::{self, ExpectedStruct, MatchedStruct};
use super::outcome::{self, Outcome};
use super::spec::Spec;
use super::{DeriveError, client, companion_types, item};
use crate::emit::fingerprint::Directions;
use crate::emit::record::{self, Owner};
use crate::emit::replies::Held;
use crate::emit::{CodeItem, Context, Given, Options, api, endpoint as emitter, features};
use crate::language::AttributeTarget;
use crate::model::{Endpoint, Struct};

/// Derives a request.
pub(super) fn derive(input: &DeriveInput, root: &Path, errors: &mut Vec<DeriveError>) -> TokenStream {
    let fields = item::named_fields(input, "GroupEndpoint", errors);
    let Container { attributes, case, spec, tracked } =
        Container::read(input, AttributeTarget::Endpoint, root, errors);
    // Without a spec there is nothing that the fields could be held against.
    let unknown = spec.is_none();
    let fields = fields.filter(|_| !unknown);
    let code = spec.or_else(Spec::nothing).and_then(|spec| {
        let request = Request { input, attributes: &attributes, case, spec: &spec, unknown };
        request.derive(fields.as_ref(), errors)
    });
    quote! { #tracked #code }
}

/// A user's struct and the spec that it names.
struct Request<'r> {
    input: &'r DeriveInput,
    attributes: &'r Attributes,
    case: Option<Case>,
    spec: &'r Spec,
    /// Whether the spec is one that says nothing, for want of the user's.
    unknown: bool,
}

impl Request<'_> {
    fn derive(&self, fields: Option<&Fields>, errors: &mut Vec<DeriveError>) -> Option<TokenStream> {
        let endpoint = self.spec.endpoint()?;
        let fitted = match fields {
            Some(fields) => self.fit(endpoint, fields, errors),
            None => MatchedStruct::nothing(&endpoint.request, self.broken()),
        };
        let (response, error, given) = self.outcomes(endpoint, errors);
        let renamed = companion_types::renamed(self.spec.api(), endpoint, &self.name());
        let changed =
            self.spec.checked.with_endpoint(self.with_endpoint(endpoint, &fitted.structure), |types| {
                for (id, rust) in renamed {
                    types[id].rust = rust;
                }
            });
        let options = Options { server: !client::is_given(self.attributes), ..Options::default() };
        let endpoint_name = &endpoint.name;
        let endpoint = changed.api().endpoints.first()?;
        let cx = Context::new(&changed, Some(endpoint), &options).beside(
            self.spec.api(),
            item::runtime(self.attributes),
            self.input.vis.to_token_stream(),
            given,
        );
        let tables = changed.tables(endpoint_name)?;
        let shape = tables.shapes.first()?;
        let owner = &fitted.owner;
        let row = tables.endpoints.first()?;
        let mut items = vec![
            CodeItem::from(record::derived(&cx, owner, &endpoint.request, shape)),
            emitter::derived(&cx, owner, endpoint, row).into(),
        ];
        items.extend(companion_types::types(&cx, endpoint));
        items.extend(cx.given.api.is_some().then(|| api::derived(&cx).into()));
        let (features, checks) =
            (features::required(&cx, &[endpoint], companion_types::items(&cx, endpoint)), fitted.checks(&cx));
        let given = response.iter().chain(&error).map(|given| given.check(&cx));
        Some(quote! { #(#items)* #features #checks #(#given)* })
    }

    /// The types that are given for the successes and for the failures, and what the emitter takes them for.
    fn outcomes(
        &self,
        endpoint: &Endpoint,
        errors: &mut Vec<DeriveError>,
    ) -> (Option<Outcome>, Option<Outcome>, Given) {
        let (name, attributes, spec) = (&self.input.ident, self.attributes, self.spec);
        let (response, error) = if self.unknown {
            (None, None)
        } else {
            let response = outcome::response(name, attributes, spec, endpoint, errors);
            (response, outcome::error(name, attributes, spec, endpoint, errors))
        };
        // Where something is wrong with the types that are given, nothing is known of the replies.
        let is_lost =
            |given: &Option<Outcome>, word: &str| given.is_none() && attributes.word(word).is_some();
        let unknown = self.unknown || is_lost(&response, "response") || is_lost(&error, "error");
        let held = |given: &Option<Outcome>, word: &str| match given {
            Some(given) => Some(given.held()),
            // What is not known is taken as it is given.
            None => attributes.tokens(word).map(|ty| Held { ty, local_trait: None }),
        };
        let api = attributes.name("api").cloned();
        let given =
            Given { response: held(&response, "response"), error: held(&error, "error"), api, unknown };
        (response, error, given)
    }

    /// The struct, when nothing is known of its fields.
    fn broken(&self) -> Owner {
        let generics = self.input.generics.clone();
        Owner { generics, broken: true, ..Owner::new(self.input.ident.clone()) }
    }

    fn fit(&self, endpoint: &Endpoint, fields: &Fields, errors: &mut Vec<DeriveError>) -> MatchedStruct {
        let wanted = ExpectedStruct {
            spec: self.spec,
            structure: &endpoint.request,
            what: "the request".to_owned(),
            stands_for: None,
            place: endpoint.path.place.clone(),
            runtime: item::runtime(self.attributes),
            unsure: self.attributes.unsure,
            directions: if client::is_given(self.attributes) {
                Directions::SUBSET
            } else {
                Directions::whole(true, false)
            },
        };
        members::fit(&self.input.ident, fields, self.case, &wanted, errors)
    }

    /// The name of the struct.
    fn name(&self) -> String {
        self.input.ident.unraw().to_string()
    }

    /// The endpoint with the user's struct as its request.
    fn with_endpoint(&self, endpoint: &Endpoint, request: &Struct) -> Endpoint {
        let name = self.name();
        let mut request = request.clone();
        // The root element was named for the request that is replaced.
        request.xml.root =
            request.xml.root.or_else(|| Some(endpoint.rust.clone()).filter(|old| *old != name));
        Endpoint { rust: name, request, ..endpoint.clone() }
    }
}
