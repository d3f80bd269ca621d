//! `GroupUnion`: a user's enum as a union of the spec.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Data, DataEnum, DeriveInput, Fields, LitStr};

use super::attributes::Attributes;
use super::case::Case;
use super::container::Container;
use super::spec::Spec;
use super::type_assertion::{Expected, TypeAssertion};
use super::{DeriveError, client, describe, item, type_lookup};
use crate::emit::fingerprint::Directions;
use crate::emit::union::{self as emitter, Owner};
use crate::emit::{Context, Given, Options, stub};
use crate::language::AttributeTarget;
use crate::model::{Item, Kind, Presence, Type, Union, Variant};
use crate::report::{Code, nearest};

/// Derives a union.
pub(super) fn derive(input: &DeriveInput, root: &Path, errors: &mut Vec<DeriveError>) -> TokenStream {
    let before = errors.len();
    let data = variants(input, errors);
    let Container { attributes, case, spec, tracked } =
        Container::read(input, AttributeTarget::Union, root, errors);
    let fitted = data.zip(spec.as_ref()).and_then(|(data, spec)| {
        let all = type_lookup::unions(spec);
        let found = all.find(&attributes.named(&input.ident).0);
        if found.is_none() && !attributes.unsure {
            errors.push(all.unknown(spec, &attributes, &input.ident, &[]));
        }
        let (named, union) = found?;
        let usage = spec.api().usage(named.id);
        let directions = Directions::whole(usage.sent, usage.received || !usage.sent);
        let directions = client::directions(&attributes, spec, named, directions, errors);
        let unsure = attributes.unsure;
        let mut fit =
            Fit { spec, named, union, case, directions, unsure, found: Vec::new(), meant: Vec::new() };
        fit.fit(input, data, errors);
        Some((spec, fit))
    });
    let runtime = item::runtime(&attributes);
    let code = match fitted {
        Some((spec, fit)) if errors.len() == before => {
            let (options, written) = (Options::default(), spec.api());
            let (visibility, given) = (input.vis.to_token_stream(), Given::default());
            let cx = Context::new(&spec.checked, spec.endpoint(), &options);
            let cx = cx.beside(written, runtime, visibility, given);
            let first = cx.api.least_variant(fit.union);
            let checks: TokenStream =
                fit.found.iter().filter_map(|found| Some(found.assertion.as_ref()?.check(&cx))).collect();
            let variants = fit.found.into_iter().map(|found| (found.position, found.variant)).collect();
            let owner = Owner { name: input.ident.clone(), variants, first };
            let implementation = emitter::derived(&cx, &owner, fit.named.id, fit.directions);
            quote! { #implementation #checks }
        }
        _ => stub::items(&runtime, &input.ident, &input.generics),
    };
    quote! { #tracked #code }
}

fn variants<'i>(input: &'i DeriveInput, errors: &mut Vec<DeriveError>) -> Option<&'i DataEnum> {
    let tokens = match &input.data {
        Data::Enum(data) => return item::has_no_parameters(input, "GroupUnion", errors).then_some(data),
        Data::Struct(data) => data.struct_token.to_token_stream(),
        Data::Union(data) => data.union_token.to_token_stream(),
    };
    let message = "`GroupUnion` can only be derived for an enum";
    let help = "derive `GroupResponse` for a structure, and `GroupValue` for a struct with a single value";
    errors.push(DeriveError::new(Code::WRONG_ITEM, &tokens, message).help(help));
    None
}

/// A union of the spec, to hold variants against.
struct Fit<'f> {
    spec: &'f Spec,
    named: &'f Type,
    union: &'f Union,
    case: Option<Case>,
    directions: Directions,
    /// Whether an attribute could not be read, which may have named any of the variants.
    unsure: bool,
    found: Vec<Found>,
    /// The positions of those that were probably meant: they have been spoken of, and are not missing.
    meant: Vec<usize>,
}

/// A variant of the user's that stands for one of the spec.
struct Found {
    position: usize,
    variant: emitter::Variant,
    assertion: Option<TypeAssertion>,
}

impl<'f> Fit<'f> {
    fn fit(&mut self, input: &DeriveInput, data: &DataEnum, errors: &mut Vec<DeriveError>) {
        for variant in &data.variants {
            let attributes = Attributes::read(&variant.attrs, AttributeTarget::UnionVariant, errors);
            self.unsure |= attributes.unsure;
            if let Some(word) = attributes.word("other") {
                self.others(input, variant, word, errors);
                continue;
            }
            match self.find(variant, &attributes) {
                Some((position, expected)) => {
                    self.take(input, variant, &attributes, (position, expected), errors);
                }
                None if self.unsure => {}
                None => errors.push(self.unknown(variant, &attributes)),
            }
        }
        if self.unsure || self.directions.subset {
            return;
        }
        for (position, variant) in self.union.variants.iter().enumerate() {
            if self.has(position) || self.meant.contains(&position) {
                continue;
            }
            let message = format!("`{}` has no variant for {:?}", input.ident, variant.name.value);
            let of_client = if self.directions.sent {
                "; an enum that is only sent can have the key `client`"
            } else {
                ""
            };
            let help = format!("add `{}`{of_client}", self.right(&variant.rust.value, variant));
            let error = DeriveError::new(Code::MISSING_VALUE, &input.ident, message);
            errors.push(error.spec_note(self.spec_note(variant)).help(help));
        }
    }

    fn has(&self, position: usize) -> bool {
        self.found.iter().any(|found| found.position == position)
    }

    /// The name in the spec that is asked for.
    fn asked(&self, variant: &syn::Variant, attributes: &Attributes) -> Option<String> {
        let renamed = attributes.text("rename").map(LitStr::value);
        renamed.or_else(|| self.case.map(|case| case.of(&variant.ident.unraw().to_string())))
    }

    fn find(&self, variant: &syn::Variant, attributes: &Attributes) -> Option<(usize, &'f Variant)> {
        let mut all = self.union.variants.iter().enumerate();
        match self.asked(variant, attributes) {
            Some(name) => all.find(|(_, known)| known.name.value == name),
            None => all.find(|(_, known)| variant.ident.unraw() == known.rust.value),
        }
    }

    fn take(
        &mut self,
        input: &DeriveInput,
        variant: &syn::Variant,
        attributes: &Attributes,
        (position, expected): (usize, &'f Variant),
        errors: &mut Vec<DeriveError>,
    ) {
        let (_, tokens) = attributes.named(&variant.ident);
        let spec_note = self.spec_note(expected);
        if self.has(position) {
            let message = format!("two variants correspond to {:?}", expected.name.value);
            let error = DeriveError::new(Code::DUPLICATE_FIELD, &tokens, message).spec_note(spec_note);
            errors.push(error.help("remove one of them"));
            return;
        }
        let (mut assertion, mut unit) = (None, None);
        match (&variant.fields, &expected.unit) {
            (Fields::Unit, Some(value)) => unit = Some(value.clone()),
            (Fields::Unnamed(fields), None) if fields.unnamed.len() == 1 => {
                let bound = format_ident!("__{}Variant{position}", item::bound_name(&input.ident));
                let api = self.spec.api();
                let expected = Expected {
                    name: &expected.name.value,
                    spec_note,
                    item: &expected.item,
                    presence: Presence::Required,
                    directions: self.directions,
                    rust: describe::rust(api, &expected.item),
                    to_write: describe::to_write(api, &expected.item),
                };
                let ty = fields.unnamed.first().map(|field| &field.ty);
                assertion = ty.and_then(|ty| TypeAssertion::of(ty, expected, bound, errors));
            }
            (fields, _) => {
                let tokens = if matches!(fields, Fields::Unit) { tokens } else { fields.to_token_stream() };
                let message = match expected.unit {
                    Some(_) => format!("the variant for {:?} holds nothing", expected.name.value),
                    None => format!("the variant for {:?} holds one value", expected.name.value),
                };
                let right = self.right(&variant.ident.to_string(), expected);
                let error = DeriveError::new(Code::UNFIT_VARIANT, &tokens, message);
                errors.push(error.spec_note(spec_note).help(format!("write `{right}`")));
            }
        }
        let local_trait = assertion.as_ref().and_then(TypeAssertion::local_trait);
        let variant = emitter::Variant { name: variant.ident.clone(), unit, local_trait };
        self.found.push(Found { position, variant, assertion });
    }

    /// A variant that keeps those that the spec does not list.
    fn others(
        &mut self,
        input: &DeriveInput,
        variant: &syn::Variant,
        word: &impl ToTokens,
        errors: &mut Vec<DeriveError>,
    ) {
        let position = self.union.variants.len();
        let spec_note = format!("{} `{}`", self.spec.at(&self.named.name.place), self.named.name.value);
        if self.union.unknown().is_none() || self.has(position) {
            let (code, message) = if self.has(position) {
                (Code::DUPLICATE_FIELD, "two variants have the key `other`".to_owned())
            } else {
                let message = format!("the union `{}` has no other variants", self.named.name.value);
                (Code::UNFIT_VARIANT, message)
            };
            let error = DeriveError::new(code, word, message).spec_note(spec_note);
            errors.push(error.help("remove the variant"));
            return;
        }
        let held = match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first(),
            Fields::Unnamed(_) | Fields::Named(_) | Fields::Unit => None,
        };
        let Some(held) = held else {
            let message = "a variant with the key `other` holds one JSON value";
            let error = DeriveError::new(Code::UNFIT_VARIANT, &variant.ident, message).spec_note(spec_note);
            errors.push(error.help(format!("write `{}(Json)`", variant.ident)));
            return;
        };
        let item = Item::plain(Kind::Any, &self.named.name.place);
        let expected = Expected {
            name: "other",
            spec_note,
            item: &item,
            presence: Presence::Required,
            directions: self.directions,
            rust: describe::rust(self.spec.api(), &item),
            to_write: String::new(),
        };
        let bound = format_ident!("__{}Variant{position}", item::bound_name(&input.ident));
        let assertion = TypeAssertion::of(&held.ty, expected, bound, errors);
        let local_trait = assertion.as_ref().and_then(TypeAssertion::local_trait);
        let variant = emitter::Variant { name: variant.ident.clone(), unit: None, local_trait };
        self.found.push(Found { position, variant, assertion });
    }

    /// A variant as it should be.
    fn right(&self, name: &str, variant: &Variant) -> String {
        match variant.unit {
            Some(_) => name.to_owned(),
            None => format!("{name}({})", describe::rust(self.spec.api(), &variant.item)),
        }
    }

    fn unknown(&mut self, variant: &syn::Variant, attributes: &Attributes) -> DeriveError {
        let (plain, (_, tokens)) = (variant.ident.unraw().to_string(), attributes.named(&variant.ident));
        let text = self.asked(variant, attributes);
        let asked = text.as_ref().unwrap_or(&plain);
        let name_of = |known: &Variant| match text {
            Some(_) => known.name.value.clone(),
            None => known.rust.value.clone(),
        };
        let all: Vec<String> = self.union.variants.iter().map(name_of).collect();
        let near = nearest(asked, all.iter().map(String::as_str));
        let meant = all.iter().position(|name| near == Some(name.as_str()));
        self.meant.extend(meant);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the variants are `{}`", all.join("`, `")),
        };
        let message = format!("the union `{}` has no variant `{asked}`", self.named.name.value);
        let spec_note = format!("{} `{}`", self.spec.at(&self.named.name.place), self.named.name.value);
        DeriveError::new(Code::UNKNOWN_VALUE, &tokens, message).spec_note(spec_note).help(help)
    }

    fn spec_note(&self, variant: &Variant) -> String {
        let doc = variant.doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let meaning = if doc.is_empty() { String::new() } else { format!(": {doc}") };
        format!("{} {:?}{meaning}", self.spec.at(&variant.name.place), variant.name.value)
    }
}
