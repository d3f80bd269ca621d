//! `GroupResponse`: a user's struct as a reply, or as a structure within a message.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::DeriveInput;
use syn::ext::IdentExt;

use super::attributes::Attributes;
use super::container::Container;
use super::members::{self, ExpectedStruct, MatchedStruct};
use super::spec::Spec;
use super::{DeriveError, client, item, type_lookup};
use crate::emit::fingerprint::{self, Directions};
use crate::emit::record::{self, Owner};
use crate::emit::{Context, Given, Options, features};
use crate::language::AttributeTarget;
use crate::model::{Endpoint, Field, Item, Reply, Struct, Type};
use crate::tables;

/// Derives a reply.
pub(super) fn derive(input: &DeriveInput, root: &Path, errors: &mut Vec<DeriveError>) -> TokenStream {
    let before = errors.len();
    let fields = item::named_fields(input, "GroupResponse", errors);
    let Container { attributes, case, spec, tracked } =
        Container::read(input, AttributeTarget::Response, root, errors);
    // What is no struct stands for no structure.
    let matched = fields.zip(spec.as_ref()).and_then(|(fields, spec)| {
        let (named, structure) = structure(spec, input, &attributes, errors)?;
        let (name, _) = attributes.named(&input.ident);
        let is_reply = |reply: &Reply| reply.name.value == name;
        let endpoint = spec.endpoint()?;
        let by_default =
            named.name.value != name && named.rust != name && !endpoint.replies.iter().any(is_reply);
        let mut wanted = wanted(spec, endpoint, (named, structure), &attributes, by_default);
        wanted.directions = client::directions(&attributes, spec, named, wanted.directions, errors);
        let subset = wanted.directions.subset;
        let fitted = members::fit(&input.ident, &fields, case, &wanted, errors);
        let directions = if subset {
            Directions::SUBSET
        } else {
            Directions::whole(!lacks(&fitted.structure, structure), !insists(&fitted.structure, structure))
        };
        let directions = Some((named, directions)).filter(|_| errors.len() == before);
        emit(input, &attributes, spec, Some((named, fitted)), directions)
    });
    let code = matched.or_else(|| emit(input, &attributes, &Spec::nothing()?, None, None));
    quote! { #tracked #code }
}

/// Whether something that is required has no field.
fn lacks(own: &Struct, wanted: &Struct) -> bool {
    let has = |field: &Field| own.fields.iter().any(|other| is_same(other, field));
    wanted.fields.iter().any(|field| field.required && !has(field))
}

/// Whether a field always has a value that a message may be without.
fn insists(own: &Struct, wanted: &Struct) -> bool {
    let is_required = |field: &Field| own.fields.iter().any(|other| other.required && is_same(other, field));
    wanted.fields.iter().any(|field| !field.required && is_required(field))
}

fn is_same(one: &Field, other: &Field) -> bool {
    one.name.value == other.name.value && one.location == other.location
}

fn wanted<'w>(
    spec: &'w Spec,
    endpoint: &'w Endpoint,
    (named, structure): (&'w Type, &'w Struct),
    attributes: &Attributes,
    by_default: bool,
) -> ExpectedStruct<'w> {
    let holds = |items: &mut dyn Iterator<Item = &'w Item>| spec.api().reachable(items).contains(&named.id);
    ExpectedStruct {
        spec,
        structure,
        what: format!("`{}`", named.name.value),
        stands_for: by_default
            .then_some("without `rename`, a struct that does not have the name of a type is the content of the only success"),
        place: named.name.place.clone(),
        runtime: item::runtime(attributes),
        unsure: attributes.unsure,
        directions: Directions::whole(holds(&mut endpoint.sent()), holds(&mut endpoint.received())),
    }
}

/// The type of the spec that the struct stands for: that of its name, or what the reply of its name holds, or else what
/// the one success does.
fn structure<'s>(
    spec: &'s Spec,
    input: &DeriveInput,
    attributes: &Attributes,
    errors: &mut Vec<DeriveError>,
) -> Option<(&'s Type, &'s Struct)> {
    let (endpoint, all) = (spec.endpoint()?, type_lookup::structures(spec));
    let (name, _) = attributes.named(&input.ident);
    let of_reply = |reply: &Reply| {
        let named = spec.api().ty(reply.item()?.named()?);
        Some((named, named.structure()?))
    };
    let found = all.find(&name).or_else(|| {
        let named = endpoint.replies.iter().find(|reply| reply.name.value == name);
        let mut successes = endpoint.replies.iter().filter(|reply| !reply.error);
        match (named, attributes.word("rename"), successes.next(), successes.next()) {
            (Some(named), ..) => of_reply(named),
            // A name that is nearly that of a type was meant to be it.
            (None, None, Some(only), None) if !all.is_near(&name) => of_reply(only),
            _ => None,
        }
    });
    if found.is_none() && !attributes.unsure {
        let with_structure = endpoint.replies.iter().filter(|reply| of_reply(reply).is_some());
        let replies: Vec<&str> = with_structure.map(|reply| reply.name.value.as_str()).collect();
        errors.push(all.unknown(spec, attributes, &input.ident, &replies));
    }
    found
}

/// The implementations; of a struct of which nothing is known where it is not known what it stands for.
fn emit(
    input: &DeriveInput,
    attributes: &Attributes,
    spec: &Spec,
    matched: Option<(&Type, MatchedStruct)>,
    known: Option<(&Type, Directions)>,
) -> Option<TokenStream> {
    let endpoint = spec.endpoint()?;
    let (name, doc, fitted) = match matched {
        Some((named, fitted)) => (named.name.value.clone(), named.doc.as_str(), fitted),
        None => {
            let (name, generics) = (input.ident.unraw().to_string(), input.generics.clone());
            let owner = Owner { generics, broken: true, ..Owner::new(input.ident.clone()) };
            (name, "", MatchedStruct::nothing(&endpoint.request, owner))
        }
    };
    let options = Options::default();
    let cx = Context::new(&spec.checked, Some(endpoint), &options).beside(
        spec.api(),
        item::runtime(attributes),
        input.vis.to_token_stream(),
        Given::default(),
    );
    let fields = &fitted.structure;
    let record = record::derived(&cx, &fitted.owner, fields, tables::alone(cx.api, &name, doc, fields));
    let checks = fitted.checks(&cx);
    let features = features::required(&cx, &[], fields.fields.iter().map(|field| &field.item));
    let represents = match known {
        Some((named, directions)) => fingerprint::structure(&cx, &input.ident, named.id, directions),
        None => fingerprint::stub(&cx.runtime, &input.ident, &input.generics),
    };
    Some(quote! { #record #checks #represents #features })
}
