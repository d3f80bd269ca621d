//! `GroupResponse` on an enum: the failures of an endpoint, or its successes where there are several.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{DataEnum, DeriveInput, Fields};

use super::attributes::Attributes;
use super::container::Container;
use super::spec::Spec;
use super::type_assertion::TypeAssertion;
use super::{DeriveError, describe, item, outcome};
use crate::emit::fingerprint;
use crate::emit::replies::{self as emitter, Held, Variant};
use crate::emit::{Context, Given, Options, stub};
use crate::language::AttributeTarget;
use crate::model::{Endpoint, Reply};
use crate::report::{Code, nearest};

/// Derives an enum of replies.
pub(super) fn derive(
    input: &DeriveInput,
    data: &DataEnum,
    root: &Path,
    errors: &mut Vec<DeriveError>,
) -> TokenStream {
    let before = errors.len();
    let plain = item::has_no_parameters(input, "GroupResponse", errors);
    let Container { attributes, spec, tracked, .. } =
        Container::read(input, AttributeTarget::Replies, root, errors);
    let code = spec.as_ref().filter(|_| plain).and_then(|spec| {
        let endpoint = spec.endpoint()?;
        let mut fitted =
            MatchedStruct { input, spec, endpoint, side: None, variants: Vec::new(), assertions: Vec::new() };
        fitted.fit(data, attributes.unsure, errors);
        if errors.len() > before {
            return None;
        }
        let options = Options::default();
        let cx = Context::new(&spec.checked, Some(endpoint), &options).beside(
            spec.api(),
            item::runtime(&attributes),
            input.vis.to_token_stream(),
            Given::default(),
        );
        let number = fingerprint::of_replies(spec.api(), fitted.of_side());
        let implementation = emitter::call(&cx, &input.ident, &number, &fitted.variants);
        let checks = fitted.assertions.iter().map(|assertion| assertion.check(&cx));
        Some(quote! { #implementation #(#checks)* })
    });
    let code =
        code.unwrap_or_else(|| stub::replies(&item::runtime(&attributes), &input.ident, &input.generics));
    quote! { #tracked #code }
}

/// A user's enum, as far as it fits the replies of an endpoint.
struct MatchedStruct<'f> {
    input: &'f DeriveInput,
    spec: &'f Spec,
    endpoint: &'f Endpoint,
    /// Whether its variants are failures; nothing while none is known.
    side: Option<bool>,
    variants: Vec<Variant>,
    assertions: Vec<TypeAssertion>,
}

/// The word for one side, and for one of its replies.
const fn words(error: bool) -> (&'static str, &'static str) {
    if error { ("failures", "failure") } else { ("successes", "success") }
}

impl<'f> MatchedStruct<'f> {
    fn fit(&mut self, data: &DataEnum, unsure: bool, errors: &mut Vec<DeriveError>) {
        let variants: Vec<(&syn::Variant, Attributes)> = data
            .variants
            .iter()
            .map(|variant| (variant, Attributes::read(&variant.attrs, AttributeTarget::Reply, errors)))
            .collect();
        let unsure = unsure || variants.iter().any(|(_, attributes)| attributes.unsure);
        let found: Vec<Option<(usize, &Reply)>> =
            variants.iter().map(|(variant, attributes)| self.find(variant, attributes)).collect();
        let known = || found.iter().flatten().map(|(_, reply)| reply.error).next();
        // Where nothing is right, what was probably meant tells the side.
        let meant = || {
            variants.iter().find_map(|(variant, attributes)| self.meant(&attributes.named(&variant.ident).0))
        };
        self.side = known().or_else(meant);
        if self.side.is_none() {
            if !unsure {
                errors.push(self.nothing());
            }
            return;
        }
        let named: Vec<usize> = found.iter().flatten().map(|(index, _)| *index).collect();
        let (mut meant, mut others, mut is_lost) = (Vec::new(), None, false);
        for ((variant, attributes), found) in variants.iter().zip(found) {
            match (attributes.word("other"), found) {
                (Some(word), _) => {
                    if others.is_some() {
                        let message = "two variants have the key `other`";
                        let error = DeriveError::new(Code::DUPLICATE_FIELD, word, message);
                        errors.push(error.help("remove one of them"));
                    } else if !matches!(variant.fields, Fields::Unit) {
                        let message = "a variant with the key `other` cannot have fields";
                        let error = DeriveError::new(Code::WRONG_ITEM, &variant.fields, message);
                        errors.push(error.help(format!("write `{}` without fields", variant.ident)));
                    }
                    others = Some(&variant.ident);
                }
                (None, Some((index, reply))) => self.take(variant, attributes, index, reply, errors),
                (None, None) if unsure => {}
                (None, None) => {
                    let (error, near) = self.unknown(variant, attributes, &named);
                    is_lost |= near.is_none();
                    meant.extend(near);
                    errors.push(error);
                }
            }
        }
        let rest: Vec<(usize, &Reply)> = self.of_side().filter(|(index, _)| !self.has(*index)).collect();
        match others {
            Some(name) => self.variants.push(Variant {
                name: name.clone(),
                replies: rest.into_iter().map(|(index, _)| index).collect(),
                others: true,
                held: None,
            }),
            // One that stands for nothing may have been meant for whatever is missing.
            None if unsure || is_lost => {}
            None => {
                let missing = rest.into_iter().filter(|(index, _)| !meant.contains(index));
                errors.extend(missing.map(|(_, reply)| self.missing(reply)));
            }
        }
    }

    /// The replies of the side that the enum stands for.
    fn of_side(&self) -> impl Iterator<Item = (usize, &'f Reply)> + use<'f> {
        let side = self.side;
        self.endpoint.replies.iter().enumerate().filter(move |(_, reply)| Some(reply.error) == side)
    }

    fn has(&self, index: usize) -> bool {
        self.variants.iter().flat_map(|variant| &variant.replies).any(|known| *known == index)
    }

    /// The reply that a variant stands for: that of its name.
    fn find(&self, variant: &syn::Variant, attributes: &Attributes) -> Option<(usize, &'f Reply)> {
        if attributes.word("other").is_some() {
            return None;
        }
        let (name, _) = attributes.named(&variant.ident);
        self.endpoint.replies.iter().enumerate().find(|(_, reply)| reply.name.value == name)
    }

    /// The side of the reply that a name was probably meant to be.
    fn meant(&self, name: &str) -> Option<bool> {
        let replies = &self.endpoint.replies;
        let near = nearest(name, replies.iter().map(|reply| reply.name.value.as_str()))?;
        replies.iter().find(|reply| reply.name.value == near).map(|reply| reply.error)
    }

    fn take(
        &mut self,
        variant: &syn::Variant,
        attributes: &Attributes,
        index: usize,
        reply: &Reply,
        errors: &mut Vec<DeriveError>,
    ) {
        let (_, tokens) = attributes.named(&variant.ident);
        let spec_note = describe::reply(self.spec, reply);
        if Some(reply.error) != self.side {
            let ((all, _), (_, one)) = (words(!reply.error), words(reply.error));
            let message = format!("`{}` is a {one}, and the other variants are {all}", reply.name.value);
            let help = "remove it; failures and successes need separate types";
            errors.push(
                DeriveError::new(Code::UNKNOWN_VALUE, &tokens, message).spec_note(spec_note).help(help),
            );
            return;
        }
        if self.has(index) {
            let message = format!("two variants correspond to the response `{}`", reply.name.value);
            let error = DeriveError::new(Code::DUPLICATE_FIELD, &tokens, message).spec_note(spec_note);
            errors.push(error.help("remove one of them"));
            return;
        }
        let mut held = None;
        match (&variant.fields, outcome::expected(self.spec, reply)) {
            (Fields::Unit, None) => {}
            (Fields::Unnamed(fields), Some(expected)) if fields.unnamed.len() == 1 => {
                let bound = format_ident!(
                    "__{}Variant{}",
                    item::bound_name(&self.input.ident),
                    self.assertions.len()
                );
                let ty = fields.unnamed.first().map(|field| &field.ty);
                let assertion = ty.and_then(|ty| Some((ty, TypeAssertion::of(ty, expected, bound, errors)?)));
                held = assertion.map(|(ty, assertion)| {
                    let held = Held { ty: ty.to_token_stream(), local_trait: assertion.local_trait() };
                    self.assertions.push(assertion);
                    held
                });
            }
            (fields, _) => {
                let tokens = if matches!(fields, Fields::Unit) { tokens } else { fields.to_token_stream() };
                let message = format!(
                    "the fields of the variant do not match the content of the response `{}`",
                    reply.name.value
                );
                let help = format!("write `{}`", self.right(&variant.ident.to_string(), reply));
                let error = DeriveError::new(Code::UNFIT_TYPE, &tokens, message);
                errors.push(error.spec_note(spec_note).help(help));
            }
        }
        // A variant with a mistake stands for its reply, which is not missing.
        let replies = vec![index];
        self.variants.push(Variant { name: variant.ident.clone(), replies, others: false, held });
    }

    /// A variant as it should be.
    fn right(&self, name: &str, reply: &Reply) -> String {
        let Some(expected) = outcome::expected(self.spec, reply) else { return name.to_owned() };
        let is_optional = reply.optional || expected.item.nullable;
        if is_optional {
            format!("{name}(Option<{}>)", expected.rust)
        } else {
            format!("{name}({})", expected.rust)
        }
    }

    fn missing(&self, reply: &Reply) -> DeriveError {
        let name = &reply.name.value;
        let message = format!("`{}` has no variant for the response `{name}`", self.input.ident);
        let help = format!(
            "add `{}`, or a variant with `#[groupwright(other)]` for all other responses",
            self.right(name, reply)
        );
        let error = DeriveError::new(Code::MISSING_VALUE, &self.input.ident, message);
        error.spec_note(describe::reply(self.spec, reply)).help(help)
    }

    /// A variant that stands for no reply, and the position of the one that was probably meant.
    fn unknown(
        &self,
        variant: &syn::Variant,
        attributes: &Attributes,
        named: &[usize],
    ) -> (DeriveError, Option<usize>) {
        let (name, tokens) = attributes.named(&variant.ident);
        let free = || self.of_side().filter(|(index, _)| !named.contains(index));
        let near = nearest(&name, free().map(|(_, reply)| reply.name.value.as_str()));
        let near = free().find(|(_, reply)| near == Some(reply.name.value.as_str()));
        let message = format!("the endpoint `{}` has no response `{name}`", self.endpoint.name);
        let error = DeriveError::new(Code::UNKNOWN_VALUE, &tokens, message);
        let error = match near {
            Some((_, reply)) => {
                let help = format!("did you mean `{}`?", reply.name.value);
                error.spec_note(describe::reply(self.spec, reply)).help(help)
            }
            None => {
                let help = "to represent all responses without a variant, write `#[groupwright(other)]`";
                error.spec_note(self.says_all()).help(help)
            }
        };
        (error, near.map(|(index, _)| index))
    }

    /// An enum none of whose variants stands for a reply.
    fn nothing(&self) -> DeriveError {
        let message = format!(
            "no variant of `{}` corresponds to a response of `{}`",
            self.input.ident, self.endpoint.name
        );
        let error =
            DeriveError::new(Code::UNKNOWN_VALUE, &self.input.ident, message).spec_note(self.says_all());
        error
            .help("name the variants after the responses; for an enumeration of the spec, derive `GroupEnum`")
    }

    fn says_all(&self) -> String {
        let names: Vec<String> =
            self.endpoint.replies.iter().map(|reply| format!("`{}`", reply.name.value)).collect();
        format!("{} the responses are {}", self.spec.at(&self.endpoint.path.place), names.join(", "))
    }
}
