//! `GroupValue`: a struct around one value, which carries whatever that value carries.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Fields, Type};

use super::attributes::Attributes;
use super::{DeriveError, item, optionality};
use crate::emit::stub;
use crate::language::AttributeTarget;
use crate::report::Code;

/// Derives a value.
pub(super) fn derive(input: &DeriveInput, errors: &mut Vec<DeriveError>) -> TokenStream {
    let attributes = Attributes::read(&input.attrs, AttributeTarget::Value, errors);
    let (name, runtime) = (&input.ident, item::runtime(&attributes));
    let inner =
        if item::has_no_parameters(input, "GroupValue", errors) { inner(input, errors) } else { None };
    let Some(inner) = inner else {
        return stub::items(&runtime, name, &input.generics);
    };
    quote! {
        impl #runtime::Wire for #name {
            fn get(&self) -> #runtime::Value<'_> {
                <#inner as #runtime::Wire>::get(&self.0)
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                <#inner as #runtime::Wire>::slot(&mut self.0)
            }

            fn placeholder() -> Self {
                Self(<#inner as #runtime::Wire>::placeholder())
            }
        }

        impl<__Said> #runtime::compat::Represents<__Said> for #name where #inner: #runtime::compat::Contains<__Said> {}
    }
}

/// The type of the one value.
fn inner<'i>(input: &'i DeriveInput, errors: &mut Vec<DeriveError>) -> Option<&'i Type> {
    let name = &input.ident;
    let around = |ty: &str| format!("write `struct {name}({ty});`");
    let (tokens, help) = match &input.data {
        Data::Struct(data) => {
            let first = data.fields.iter().next().map(|field| field.ty.to_token_stream().to_string());
            let around = around(first.as_deref().unwrap_or("String"));
            match &data.fields {
                Fields::Unnamed(fields) => match fields.unnamed.iter().collect::<Vec<_>>()[..] {
                    [only] => return expected(optionality::plain(&only.ty), errors),
                    _ => (fields.to_token_stream(), around),
                },
                Fields::Named(fields) => {
                    (fields.to_token_stream(), format!("{around}; for a structure, derive `GroupResponse`"))
                }
                Fields::Unit => (name.to_token_stream(), around),
            }
        }
        Data::Enum(data) => {
            let help = "for an enumeration of the spec, derive `GroupEnum`".to_owned();
            (data.enum_token.to_token_stream(), help)
        }
        Data::Union(data) => (data.union_token.to_token_stream(), around("String")),
    };
    let message = "`GroupValue` can only be derived for a struct with one unnamed field";
    errors.push(DeriveError::new(Code::WRONG_ITEM, &tokens, message).help(help));
    None
}

/// The type, if some message may carry it.
fn expected<'i>(ty: &'i Type, errors: &mut Vec<DeriveError>) -> Option<&'i Type> {
    if optionality::is_never_carried(ty) {
        let help = "write an integer with a fixed size, `f64`, `String` or another owned type";
        errors.push(DeriveError::new(Code::UNFIT_TYPE, ty, "this type does not implement `Wire`").help(help));
        return None;
    }
    Some(ty)
}
