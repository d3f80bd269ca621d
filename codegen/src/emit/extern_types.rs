//! Emits compile-time checks of the user's types for single values.

use groupwright_engine::domain::Domain;
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Context, local_trait};
use crate::report::Code;

/// Returns a check for each of the types.
pub(crate) fn checks(cx: &Context<'_>) -> Vec<TokenStream> {
    let given = cx.options.extern_types.iter();
    given.filter_map(|(word, ty)| Some(check(cx, Domain::from_name(word)?, ty))).collect()
}

fn check(cx: &Context<'_>, domain: Domain, ty: &TokenStream) -> TokenStream {
    let runtime = &cx.runtime;
    let marker = match domain {
        // The spec does not specify bounds, so the type must represent all 64-bit integers.
        Domain::Integer => quote! { #runtime::compat::spec_type::Integer<64, 63> },
        Domain::String
        | Domain::Number
        | Domain::Boolean
        | Domain::Uuid
        | Domain::Url
        | Domain::DateTime
        | Domain::LocalDateTime
        | Domain::Date
        | Domain::Time
        | Domain::Duration => cx.carrier(domain),
    };
    let message = format!("{}: `{{Self}}` cannot represent the type `{domain}`", Code::UNFIT_TYPE);
    let help = "help: the build script sets it with `extern_type`; for a type of your own, implement \
                `groupwright::compat::Represents<…>`";
    let bound = format_ident!("__Extern");
    let refusal = local_trait::on_unimplemented(
        &message,
        "this type cannot hold every value of the spec type",
        &[help],
    );
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
