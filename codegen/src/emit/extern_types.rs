//! The user's types that carry single values in place of the runtime's, held against what they are to carry.

use groupwright_engine::domain::Domain;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Context, local_trait};
use crate::report::Code;

/// A check for each of the types.
pub(crate) fn checks(cx: &Context<'_>) -> Vec<TokenStream> {
    let given = cx.options.extern_types.iter();
    given.filter_map(|(word, ty)| Some(check(cx, Domain::from_name(word)?, ty))).collect()
}

fn check(cx: &Context<'_>, domain: Domain, ty: &TokenStream) -> TokenStream {
    let runtime = &cx.runtime;
    let marker = match domain {
        // An integer of which the spec says no bounds.
        Domain::Integer => quote! { #runtime::compat::spec_type::Integer<64, 63> },
        Domain::String
        | Domain::Number
        | Domain::Boolean
        | Domain::Uuid
        | Domain::Url
        | Domain::DateTime
        | Domain::LocalDateTime => cx.carrier(domain),
    };
    let message = format!("{}: `{{Self}}` cannot represent the type `{domain}`", Code::UNFIT_TYPE);
    let help = "help: the build script sets it with `extern_type`; for a type of your own, write \
                `impl groupwright::compat::Represents<…>`";
    let bound = format_ident!("__Extern");
    let refusal =
        local_trait::on_unimplemented(&message, "this type does not represent every value of it", &[help]);
    quote! {
        const _: () = {
            #refusal
            trait #bound {
                const FITS: () = ();
            }
            #[diagnostic::do_not_recommend]
            impl<T: #runtime::compat::Represents<#marker>> #bound for T {}
            <#ty as #bound>::FITS
        };
    }
}
