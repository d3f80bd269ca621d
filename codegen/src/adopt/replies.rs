//! `GroupResponse` on an enum: the failures of an endpoint, or its successes where there are several.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{DataEnum, DeriveInput, Fields};

use super::asked::Asked;
use super::attributes::Attributes;
use super::fits::Load;
use super::spec::Spec;
use super::{Mistake, item, outcome, says};
use crate::emit::fingerprint;
use crate::emit::replies::{self as emitter, Held, Variant};
use crate::emit::{Context, Given, Options, stub};
use crate::language::On;
use crate::model::{Endpoint, Reply};
use crate::report::{Code, nearest};

/// Derives an enum of replies.
pub(super) fn derive(
    input: &DeriveInput,
    data: &DataEnum,
    root: &Path,
    mistakes: &mut Vec<Mistake>,
) -> TokenStream {
    let before = mistakes.len();
    let plain = item::has_no_parameters(input, "GroupResponse", mistakes);
    let Asked { attributes, spec, tracked, .. } = Asked::read(input, On::Replies, root, mistakes);
    let code = spec.as_ref().filter(|_| plain).and_then(|spec| {
        let endpoint = spec.endpoint()?;
        let mut fitted =
            Fitted { input, spec, endpoint, side: None, variants: Vec::new(), loads: Vec::new() };
        fitted.fit(data, attributes.unsure, mistakes);
        if mistakes.len() > before {
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
        let checks = fitted.loads.iter().map(|load| load.check(&cx));
        Some(quote! { #implementation #(#checks)* })
    });
    let code =
        code.unwrap_or_else(|| stub::replies(&item::runtime(&attributes), &input.ident, &input.generics));
    quote! { #tracked #code }
}

/// A user's enum, as far as it fits the replies of an endpoint.
struct Fitted<'f> {
    input: &'f DeriveInput,
    spec: &'f Spec,
    endpoint: &'f Endpoint,
    /// Whether its variants are failures; nothing while none is known.
    side: Option<bool>,
    variants: Vec<Variant>,
    loads: Vec<Load>,
}

/// The word for one side, and for one of its replies.
const fn words(error: bool) -> (&'static str, &'static str) {
    if error { ("failures", "failure") } else { ("successes", "success") }
}

impl<'f> Fitted<'f> {
    fn fit(&mut self, data: &DataEnum, unsure: bool, mistakes: &mut Vec<Mistake>) {
        let variants: Vec<(&syn::Variant, Attributes)> = data
            .variants
            .iter()
            .map(|variant| (variant, Attributes::read(&variant.attrs, On::Reply, mistakes)))
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
                mistakes.push(self.nothing());
            }
            return;
        }
        let named: Vec<usize> = found.iter().flatten().map(|(index, _)| *index).collect();
        let (mut meant, mut others, mut is_lost) = (Vec::new(), None, false);
        for ((variant, attributes), found) in variants.iter().zip(found) {
            match (attributes.word("other"), found) {
                (Some(word), _) => {
                    if others.is_some() {
                        let message = "a second variant for all others";
                        let mistake = Mistake::new(Code::DUPLICATE_FIELD, word, message);
                        mistakes.push(mistake.help("remove one of the two"));
                    } else if !matches!(variant.fields, Fields::Unit) {
                        let message = "a variant that stands for several replies holds nothing of them";
                        let mistake = Mistake::new(Code::WRONG_ITEM, &variant.fields, message);
                        mistakes.push(mistake.help(format!("write `{}` alone", variant.ident)));
                    }
                    others = Some(&variant.ident);
                }
                (None, Some((index, reply))) => self.take(variant, attributes, index, reply, mistakes),
                (None, None) if unsure => {}
                (None, None) => {
                    let (mistake, near) = self.unknown(variant, attributes, &named);
                    is_lost |= near.is_none();
                    meant.extend(near);
                    mistakes.push(mistake);
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
                mistakes.extend(missing.map(|(_, reply)| self.missing(reply)));
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
        mistakes: &mut Vec<Mistake>,
    ) {
        let (_, tokens) = attributes.named(&variant.ident);
        let says = says::reply(self.spec, reply);
        if Some(reply.error) != self.side {
            let ((all, _), (_, one)) = (words(!reply.error), words(reply.error));
            let message = format!("`{}` is a {one}, and the other variants are {all}", reply.name.value);
            let help = "remove it; the other side has an enum or a struct of its own";
            mistakes.push(Mistake::new(Code::UNKNOWN_VALUE, &tokens, message).says(says).help(help));
            return;
        }
        if self.has(index) {
            let message = format!("two variants stand for `{}`", reply.name.value);
            let mistake = Mistake::new(Code::DUPLICATE_FIELD, &tokens, message).says(says);
            mistakes.push(mistake.help("remove one of the two"));
            return;
        }
        let mut held = None;
        match (&variant.fields, outcome::carried(self.spec, reply)) {
            (Fields::Unit, None) => {}
            (Fields::Unnamed(fields), Some(carried)) if fields.unnamed.len() == 1 => {
                let bound =
                    format_ident!("__{}Variant{}", item::bound_name(&self.input.ident), self.loads.len());
                let ty = fields.unnamed.first().map(|field| &field.ty);
                let load = ty.and_then(|ty| Some((ty, Load::of(ty, carried, bound, mistakes)?)));
                held = load.map(|(ty, load)| {
                    let held = Held { ty: ty.to_token_stream(), reached: load.reached() };
                    self.loads.push(load);
                    held
                });
            }
            (fields, _) => {
                let tokens = if matches!(fields, Fields::Unit) { tokens } else { fields.to_token_stream() };
                let message = format!("the variant does not hold what the reply `{}` does", reply.name.value);
                let help = format!("write `{}`", self.right(&variant.ident.to_string(), reply));
                let mistake = Mistake::new(Code::UNFIT_TYPE, &tokens, message);
                mistakes.push(mistake.says(says).help(help));
            }
        }
        // A variant with a mistake stands for its reply, which is not missing.
        let replies = vec![index];
        self.variants.push(Variant { name: variant.ident.clone(), replies, others: false, held });
    }

    /// A variant as it should be.
    fn right(&self, name: &str, reply: &Reply) -> String {
        let Some(carried) = outcome::carried(self.spec, reply) else { return name.to_owned() };
        let is_optional = reply.optional || carried.item.nullable;
        if is_optional {
            format!("{name}(Option<{}>)", carried.rust)
        } else {
            format!("{name}({})", carried.rust)
        }
    }

    fn missing(&self, reply: &Reply) -> Mistake {
        let name = &reply.name.value;
        let message = format!("`{}` has no variant for the reply `{name}`", self.input.ident);
        let help = format!(
            "add `{}`, or a variant with `#[groupwright(other)]` for all others",
            self.right(name, reply)
        );
        let mistake = Mistake::new(Code::MISSING_VALUE, &self.input.ident, message);
        mistake.says(says::reply(self.spec, reply)).help(help)
    }

    /// A variant that stands for no reply, and the position of the one that was probably meant.
    fn unknown(
        &self,
        variant: &syn::Variant,
        attributes: &Attributes,
        named: &[usize],
    ) -> (Mistake, Option<usize>) {
        let (name, tokens) = attributes.named(&variant.ident);
        let free = || self.of_side().filter(|(index, _)| !named.contains(index));
        let near = nearest(&name, free().map(|(_, reply)| reply.name.value.as_str()));
        let near = free().find(|(_, reply)| near == Some(reply.name.value.as_str()));
        let message = format!("the endpoint `{}` has no reply `{name}`", self.endpoint.name);
        let mistake = Mistake::new(Code::UNKNOWN_VALUE, &tokens, message);
        let mistake = match near {
            Some((_, reply)) => {
                let help = format!("did you mean `{}`?", reply.name.value);
                mistake.says(says::reply(self.spec, reply)).help(help)
            }
            None => {
                let help = "`#[groupwright(other)]` makes it stand for all that have no variant";
                mistake.says(self.says_all()).help(help)
            }
        };
        (mistake, near.map(|(index, _)| index))
    }

    /// An enum none of whose variants stands for a reply.
    fn nothing(&self) -> Mistake {
        let message = format!("no variant of `{}` is a reply of `{}`", self.input.ident, self.endpoint.name);
        let mistake = Mistake::new(Code::UNKNOWN_VALUE, &self.input.ident, message).says(self.says_all());
        mistake.help("name the variants for the replies; an enumeration of the spec derives `GroupEnum`")
    }

    fn says_all(&self) -> String {
        let names: Vec<String> =
            self.endpoint.replies.iter().map(|reply| format!("`{}`", reply.name.value)).collect();
        format!("{} its replies are {}", self.spec.at(&self.endpoint.path.place), names.join(", "))
    }
}
