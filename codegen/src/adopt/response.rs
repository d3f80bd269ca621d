//! `GroupResponse`: a user's struct as a reply, or as a structure within a message.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{DeriveInput, LitStr};

use super::attributes::Attributes;
use super::case::Case;
use super::members::{self, Fitted, Wanted};
use super::spec::{Found, Spec};
use super::{Mistake, item};
use crate::emit::record::{self, Owner};
use crate::emit::{Context, Given, Options};
use crate::language::On;
use crate::model::{Endpoint, Item, Kind, Reply, Struct, Type, TypeBody};
use crate::report::{Code, nearest};

/// Derives a reply.
pub(super) fn derive(input: &DeriveInput, root: &Path, mistakes: &mut Vec<Mistake>) -> TokenStream {
    let fields = item::named_fields(input, "GroupResponse", mistakes);
    let attributes = Attributes::read(&input.attrs, On::Response, mistakes);
    let found = Found::find(&input.ident, &attributes, root, mistakes);
    let tracked = found.tracked();
    let named = found.spec.as_ref().and_then(|spec| structure(spec, input, &attributes, mistakes));
    let case = Case::read(&attributes, mistakes);
    let fitted = match (fields, &found.spec, &named) {
        (Some(fields), Some(spec), Some((named, structure))) => spec.endpoint().map(|endpoint| {
            let wanted = wanted(spec, endpoint, named, structure);
            members::fit(&input.ident, &fields, case, &wanted, mistakes)
        }),
        _ => None,
    };
    let code = found.spec.as_ref().and_then(|spec| emit(input, &attributes, spec, named, fitted));
    let code = code.or_else(|| emit(input, &attributes, &Spec::nothing()?, None, None));
    quote! { #tracked #code }
}

fn wanted<'w>(spec: &'w Spec, endpoint: &'w Endpoint, named: &'w Type, structure: &'w Struct) -> Wanted<'w> {
    let request = endpoint.request.fields.iter().map(|field| &field.item).collect();
    let replies = endpoint.replies.iter().filter_map(Reply::item).collect();
    let holds = |items: Vec<&Item>| spec.api().held_by(endpoint, items).contains(&named.name.value);
    Wanted {
        spec,
        endpoint,
        structure,
        what: format!("`{}`", named.name.value),
        place: named.name.place.clone(),
        sent: holds(request),
        read: holds(replies),
    }
}

/// The type of the spec that the struct stands for: that of its name, or else what the one success holds.
fn structure<'s>(
    spec: &'s Spec,
    input: &DeriveInput,
    attributes: &Attributes,
    mistakes: &mut Vec<Mistake>,
) -> Option<(&'s Type, &'s Struct)> {
    let endpoint = spec.endpoint()?;
    let renamed = attributes.text("rename");
    let name = renamed.map_or_else(|| input.ident.to_string(), LitStr::value);
    let all = || endpoint.types.iter().chain(&spec.api().types).filter_map(with_struct);
    let by_name = all().find(|(named, _)| named.name.value == name || named.rust == name);
    let of_reply = |reply: &Reply| match &reply.item()?.kind {
        Kind::Named(held) => all().find(|(named, _)| named.name.value == *held),
        _ => None,
    };
    let found = by_name.or_else(|| {
        let mut replies = endpoint.replies.iter();
        match renamed {
            Some(_) => replies.find(|reply| reply.name.value == name).and_then(of_reply),
            None => replies.find(|reply| !reply.error).and_then(of_reply),
        }
    });
    if found.is_none() {
        let tokens = renamed.map_or_else(|| input.ident.to_token_stream(), ToTokens::to_token_stream);
        let names: Vec<&str> = all().map(|(named, _)| named.name.value.as_str()).collect();
        let help = match (nearest(&name, names.iter().copied()), names.as_slice()) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, []) => "it has no structures".to_owned(),
            (None, names) => format!("name one with `rename`: `{}`", names.join("`, `")),
        };
        let message = format!("the spec has no structure `{name}`");
        let says = format!("{} the replies of `{}`", spec.at(&endpoint.path.place), endpoint.name);
        mistakes.push(Mistake::new(Code::UNKNOWN_SPEC_TYPE, &tokens, message).says(says).help(help));
    }
    found
}

fn with_struct(named: &Type) -> Option<(&Type, &Struct)> {
    match &named.body {
        TypeBody::Struct(structure) => Some((named, structure)),
        TypeBody::Enum(_) => None,
    }
}

/// The implementations; of a struct of which nothing is known where the fields are not.
fn emit(
    input: &DeriveInput,
    attributes: &Attributes,
    spec: &Spec,
    named: Option<(&Type, &Struct)>,
    fitted: Option<Fitted>,
) -> Option<TokenStream> {
    let endpoint = spec.endpoint()?;
    let fitted = fitted.unwrap_or_else(|| {
        let owner =
            Owner { generics: input.generics.clone(), broken: true, ..Owner::new(input.ident.clone()) };
        Fitted::nothing(&endpoint.request, owner)
    });
    let structure = fitted.structure.clone();
    let rust = input.ident.to_string();
    // The user's struct takes the place of the type, so that its table is made as any other.
    let mut types: Vec<Type> = endpoint.types.iter().chain(&spec.api().types).cloned().collect();
    let own = match named {
        Some((named, _)) => Type { body: TypeBody::Struct(structure.clone()), ..named.clone() },
        None => nameless(&rust, structure.clone(), endpoint),
    };
    types.retain(|other| other.name.value != own.name.value);
    types.push(own);
    let adopted = spec.checked.adopted(Endpoint { types, ..endpoint.clone() });
    let (options, endpoint) = (Options::default(), adopted.api().endpoints.first()?);
    let cx = Context::new(&adopted, Some(endpoint), &options).beside(
        item::runtime(attributes),
        input.vis.to_token_stream(),
        Given::default(),
    );
    let own = endpoint.types.last()?;
    let mut items = record::items(&cx, &fitted.owner, &structure, &cx.shape_of(own));
    items.push(fitted.bounds(&cx, spec));
    Some(items.into_iter().collect())
}

/// The type of a struct that stands for nothing.
fn nameless(rust: &str, structure: Struct, endpoint: &Endpoint) -> Type {
    Type {
        name: crate::model::Placed::new(rust.to_owned(), &endpoint.place),
        rust: rust.to_owned(),
        doc: String::new(),
        evidence: endpoint.evidence,
        source: String::new(),
        body: TypeBody::Struct(structure),
        inline: true,
    }
}
