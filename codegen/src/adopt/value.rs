//! `GroupValue`: a struct around one value, which carries whatever that value carries.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, Fields, Type};

use super::attributes::Attributes;
use super::{Mistake, item};
use crate::emit::stub;
use crate::language::On;
use crate::report::Code;

/// Derives a value.
pub(super) fn derive(input: &DeriveInput, mistakes: &mut Vec<Mistake>) -> TokenStream {
    let attributes = Attributes::read(&input.attrs, On::Value, mistakes);
    let (name, runtime) = (&input.ident, item::runtime(&attributes));
    let inner =
        if item::has_no_parameters(input, "GroupValue", mistakes) { inner(input, mistakes) } else { None };
    let Some(inner) = inner else {
        return stub::items(&runtime, name, &input.generics);
    };
    quote! {
        impl #runtime::Wire for #name {
            fn get(&self) -> #runtime::Value<'_> {
                #runtime::Wire::get(&self.0)
            }

            fn slot(&mut self) -> #runtime::Slot<'_> {
                #runtime::Wire::slot(&mut self.0)
            }

            fn empty() -> Self {
                Self(#runtime::Wire::empty())
            }
        }

        impl<M> #runtime::carry::Carries<M> for #name where #inner: #runtime::carry::Carries<M> {}
    }
}

/// The type of the one value.
fn inner<'i>(input: &'i DeriveInput, mistakes: &mut Vec<Mistake>) -> Option<&'i Type> {
    let tokens = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Unnamed(fields) => match fields.unnamed.iter().collect::<Vec<_>>()[..] {
                [only] => return Some(&only.ty),
                _ => fields.to_token_stream(),
            },
            Fields::Named(fields) => fields.to_token_stream(),
            Fields::Unit => input.ident.to_token_stream(),
        },
        Data::Enum(data) => data.enum_token.to_token_stream(),
        Data::Union(data) => data.union_token.to_token_stream(),
    };
    let message = "`GroupValue` can only be derived for a struct around one value without a name";
    let help = format!("write `struct {}(u16);`", input.ident);
    mistakes.push(Mistake::new(Code::WRONG_ITEM, &tokens, message).help(help));
    None
}
