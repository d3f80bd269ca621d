//! `GroupEnum`: a user's enum as an enumeration of the spec.

use std::path::Path;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Data, DataEnum, DeriveInput, Fields, FieldsUnnamed, LitStr, Variant};

use super::attributes::Attributes;
use super::case::Case;
use super::container::Container;
use super::spec::Spec;
use super::{DeriveError, client, item, optionality, type_lookup};
use crate::emit::enumeration::{self as emitter, Names};
use crate::emit::fingerprint::Directions;
use crate::emit::{Context, Given, Options, stub};
use crate::language::AttributeTarget;
use crate::model::{Enum, EnumValue, Type};
use crate::report::{Code, nearest};

/// Derives an enumeration.
pub(super) fn derive(input: &DeriveInput, root: &Path, errors: &mut Vec<DeriveError>) -> TokenStream {
    let before = errors.len();
    let variants = variants(input, errors);
    let Container { attributes, case, spec, tracked } =
        Container::read(input, AttributeTarget::Enum, root, errors);
    // What is no enum stands for no enumeration.
    let fitted = variants.zip(spec.as_ref()).and_then(|(data, spec)| {
        let all = type_lookup::enumerations(spec);
        let found = all.find(&attributes.named(&input.ident).0);
        if found.is_none() && !attributes.unsure {
            let unknown = all.unknown(spec, &attributes, &input.ident, &[]);
            let are_replies = data.variants.iter().any(|variant| is_reply(spec, variant));
            let help = "derive `GroupResponse` for an enum of responses";
            errors.push(if are_replies { unknown.help(help) } else { unknown });
        }
        let (named, values) = found?;
        let of_spec = Directions::whole(spec.api().usage(named.id).sent, true);
        let subset = client::directions(&attributes, spec, named, of_spec, errors).subset;
        let fit = Fit { spec, named, values, case, subset, unsure: attributes.unsure, meant: Vec::new() };
        Some((spec, named, fit.fit(input, data, errors)))
    });
    let runtime = item::runtime(&attributes);
    let code = match fitted {
        Some((spec, named, names)) if errors.len() == before => {
            let (options, written) = (Options::default(), spec.api());
            let (visibility, given) = (input.vis.to_token_stream(), Given::default());
            let cx = Context::new(&spec.checked, spec.endpoint(), &options);
            let cx = cx.beside(written, runtime, visibility, given);
            emitter::derived(&cx, &input.ident, named.id, &names)
        }
        _ => stub::items(&runtime, &input.ident, &input.generics),
    };
    quote! { #tracked #code }
}

fn variants<'i>(input: &'i DeriveInput, errors: &mut Vec<DeriveError>) -> Option<&'i DataEnum> {
    let tokens = match &input.data {
        Data::Enum(data) => return item::has_no_parameters(input, "GroupEnum", errors).then_some(data),
        Data::Struct(data) => data.struct_token.to_token_stream(),
        Data::Union(data) => data.union_token.to_token_stream(),
    };
    let message = "`GroupEnum` can only be derived for an enum";
    let help = "derive `GroupValue` for a struct with a single value, and `GroupResponse` for a structure";
    errors.push(DeriveError::new(Code::WRONG_ITEM, &tokens, message).help(help));
    None
}

/// Whether a variant has the name of a reply.
fn is_reply(spec: &Spec, variant: &Variant) -> bool {
    let name = variant.ident.unraw().to_string();
    let mut replies = spec.endpoint().into_iter().flat_map(|endpoint| &endpoint.replies);
    replies.any(|reply| reply.name.value == name)
}

/// Whether a variant holds one text, by the name of its type.
fn is_text(fields: &FieldsUnnamed) -> bool {
    match fields.unnamed.iter().map(|field| &field.ty).collect::<Vec<_>>()[..] {
        [only] => match optionality::plain(only) {
            syn::Type::Path(only) => only.path.segments.last().is_some_and(|last| last.ident == "String"),
            _ => false,
        },
        _ => false,
    }
}

/// An enumeration of the spec, to hold variants against.
struct Fit<'f> {
    spec: &'f Spec,
    named: &'f Type,
    values: &'f Enum,
    case: Option<Case>,
    /// Whether some of the values are enough.
    subset: bool,
    /// Whether an attribute could not be read, which may have named any of the values.
    unsure: bool,
    /// The texts that were probably meant: they have been spoken of, and are not missing.
    meant: Vec<String>,
}

impl Fit<'_> {
    fn fit(mut self, input: &DeriveInput, data: &DataEnum, errors: &mut Vec<DeriveError>) -> Names {
        let mut names = Names { variants: Vec::new(), texts: Vec::new(), other: None, subset: self.subset };
        for variant in &data.variants {
            let attributes = Attributes::read(&variant.attrs, AttributeTarget::Variant, errors);
            self.unsure |= attributes.unsure;
            match &variant.fields {
                Fields::Unit => self.unit(variant, &attributes, &mut names, errors),
                Fields::Unnamed(fields) if is_text(fields) && names.other.is_none() => {
                    names.other = Some(variant.ident.clone());
                }
                fields => {
                    let message = "a variant has no fields, or one `String` for all other values";
                    let help = "remove the fields, or write one variant `Other(String)`";
                    errors.push(DeriveError::new(Code::WRONG_ITEM, fields, message).help(help));
                    // Whatever it was meant to hold, it is not missing.
                    names.other = Some(variant.ident.clone());
                }
            }
        }
        if names.other.is_none() && !self.unsure && !self.subset {
            let missing = self.values.values.iter().filter(|value| {
                !names.texts.contains(&value.text.value) && !self.meant.contains(&value.text.value)
            });
            for value in missing {
                let message =
                    format!("`{}` has no variant for the value {:?}", input.ident, value.text.value);
                let help = format!(
                    "add `{}`, or `Other(String)` for all other values; an enum that is only sent can have the key `client`",
                    value.rust.value
                );
                let error = DeriveError::new(Code::MISSING_VALUE, &input.ident, message);
                errors.push(error.spec_note(self.spec_note(value)).help(help));
            }
        }
        names
    }

    fn unit(
        &mut self,
        variant: &Variant,
        attributes: &Attributes,
        names: &mut Names,
        errors: &mut Vec<DeriveError>,
    ) {
        let plain = variant.ident.unraw().to_string();
        let renamed = attributes.text("rename");
        let text = renamed.map(LitStr::value).or_else(|| self.case.map(|case| case.of(&plain)));
        let values = &self.values.values;
        let found = match &text {
            Some(text) => values.iter().find(|value| value.text.value == *text),
            None => values.iter().find(|value| value.rust.value == plain),
        };
        let (_, tokens) = attributes.named(&variant.ident);
        let Some(value) = found else {
            if self.unsure {
                return;
            }
            let asked = text.as_ref().unwrap_or(&plain);
            let name_of = |value: &EnumValue| {
                if text.is_some() { value.text.value.clone() } else { value.rust.value.clone() }
            };
            let all: Vec<String> = values.iter().map(name_of).collect();
            let near = nearest(asked, all.iter().map(String::as_str));
            let meant = values.iter().find(|value| near == Some(name_of(value).as_str()));
            self.meant.extend(meant.map(|value| value.text.value.clone()));
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the values are `{}`", all.join("`, `")),
            };
            let message = format!("the enumeration `{}` has no value `{asked}`", self.named.name.value);
            let spec_note = format!("{} `{}`", self.spec.at(&self.named.name.place), self.named.name.value);
            errors.push(
                DeriveError::new(Code::UNKNOWN_VALUE, &tokens, message).spec_note(spec_note).help(help),
            );
            return;
        };
        if names.texts.contains(&value.text.value) {
            let message = format!("two variants correspond to the value {:?}", value.text.value);
            let error =
                DeriveError::new(Code::DUPLICATE_FIELD, &tokens, message).spec_note(self.spec_note(value));
            errors.push(error.help("remove one of them"));
            return;
        }
        names.variants.push(variant.ident.clone());
        names.texts.push(value.text.value.clone());
    }

    fn spec_note(&self, value: &EnumValue) -> String {
        let doc = value.doc.split_whitespace().collect::<Vec<_>>().join(" ");
        let meaning = if doc.is_empty() { String::new() } else { format!(": {doc}") };
        format!("{} {:?}{meaning}", self.spec.at(&value.text.place), value.text.value)
    }
}
