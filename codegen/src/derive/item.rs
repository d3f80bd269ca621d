//! The item that a derive stands on, and what all derives take of it.

use heck::ToUpperCamelCase;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields};

use super::DeriveError;
use super::attributes::Attributes;
use crate::emit::runtime_path::RuntimePath;
use crate::report::Code;

/// The fields of a struct with named fields, or of one without fields; other items are reported.
pub(super) fn named_fields(
    input: &DeriveInput,
    derive: &str,
    errors: &mut Vec<DeriveError>,
) -> Option<Fields> {
    let (tokens, what): (TokenStream, &str) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) => (fields.to_token_stream(), "a struct with unnamed fields"),
            fields => return has_no_parameters(input, derive, errors).then(|| fields.clone()),
        },
        Data::Enum(data) => (data.enum_token.to_token_stream(), "an enum"),
        Data::Union(data) => (data.union_token.to_token_stream(), "a union"),
    };
    let message = format!("`{derive}` cannot be derived for {what}");
    let help = match &input.data {
        Data::Enum(_) => {
            "write a struct with named fields; for an enumeration of the spec, derive `GroupEnum`"
        }
        Data::Struct(_) => "name the fields; for a struct with a single value, derive `GroupValue`",
        Data::Union(_) => "write a struct with named fields",
    };
    errors.push(DeriveError::new(Code::WRONG_ITEM, &tokens, message).help(help));
    None
}

/// Whether a type has no parameters; those of others are reported, since what a message carries is owned and known.
pub(super) fn has_no_parameters(input: &DeriveInput, derive: &str, errors: &mut Vec<DeriveError>) -> bool {
    let parameters = &input.generics.params;
    if !parameters.is_empty() {
        let message = format!("`{derive}` cannot be derived for a type with generic parameters");
        let help = "write the concrete types; text must be owned, as `String`";
        errors.push(DeriveError::new(Code::WRONG_ITEM, parameters, message).help(help));
    }
    parameters.is_empty()
}

/// The name of a type in those of the traits beside it.
pub(super) fn bound_name(name: &Ident) -> String {
    name.unraw().to_string().to_upper_camel_case()
}

/// The path of the runtime's module of all that derived code names.
pub(super) fn runtime(attributes: &Attributes) -> RuntimePath {
    let runtime = attributes.tokens("crate").unwrap_or_else(|| quote! { ::groupwright });
    RuntimePath::Path(quote! { #runtime::__codegen })
}
