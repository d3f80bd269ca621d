//! Emits the call that gives the types of a module the traits of the crate `serde`, which expands to nothing without the feature of
//! the runtime.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

use super::context::ident;
use super::{Context, outcome};
use crate::model::{Endpoint, Type, TypeBody};

/// The types of a module.
#[derive(Default)]
pub(crate) struct Types {
    values: Vec<Ident>,
    unions: Vec<Ident>,
    replies: Vec<Ident>,
}

impl Types {
    /// Adds the request of an endpoint, unless the user derives these traits for it.
    pub(crate) fn request(&mut self, cx: &Context<'_>, endpoint: &Endpoint) {
        if !is_derived(cx, &endpoint.rust) {
            self.values.push(ident(&endpoint.rust));
        }
    }

    /// Adds the enums of replies of an endpoint that are emitted.
    pub(crate) fn replies(&mut self, cx: &Context<'_>, endpoint: &Endpoint) {
        let emitted = outcome::emitted(cx, endpoint).filter(|name| !is_derived(cx, &name.to_string()));
        self.replies.extend(emitted);
    }

    /// Adds named types.
    pub(crate) fn named(&mut self, cx: &Context<'_>, types: &[&Type]) {
        for named in types.iter().filter(|named| !is_derived(cx, &named.name.value)) {
            match named.body {
                TypeBody::Struct(_) | TypeBody::Enum(_) => self.values.push(ident(&named.rust)),
                TypeBody::Union(_) => self.unions.push(ident(&named.rust)),
            }
        }
    }

    /// Returns the call, if there is a type. `request` is that of the endpoint.
    pub(crate) fn call(&self, cx: &Context<'_>, request: Option<&Ident>) -> Option<TokenStream> {
        let (runtime, Self { values, unions, replies }) = (&cx.runtime, self);
        let values = (!values.is_empty()).then(|| quote! { values [#(#values),*] });
        let unions = (!unions.is_empty()).then(|| quote! { unions [#(#unions),*] });
        let replies = request.filter(|_| !replies.is_empty());
        let replies = replies.map(|request| {
            let names = &self.replies;
            quote! { replies [#request: #(#names),*] }
        });
        let is_empty = values.is_none() && unions.is_none() && replies.is_none();
        (!is_empty).then(|| quote! { #runtime::serde!(#values #unions #replies); })
    }
}

/// Whether the user derives one of the traits for a type, which would be implemented twice.
fn is_derived(cx: &Context<'_>, name: &str) -> bool {
    fn names(tokens: TokenStream) -> bool {
        tokens.into_iter().any(|token| match token {
            TokenTree::Group(group) => names(group.stream()),
            TokenTree::Ident(name) => name == "Serialize" || name == "Deserialize",
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        })
    }
    names(cx.type_attributes(name, &[]))
}
