//! Emits compile-time checks of the user's types for single values.

use groupwright_engine::domain::Domain;
use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, format_ident, quote};

use super::{Context, TokenText, local_trait};
use crate::report::Code;
use crate::rust_types::integer_bits;

/// Returns a check for each of the types.
pub(crate) fn checks(cx: &Context<'_>) -> Vec<TokenStream> {
    let given = cx.options.extern_types.iter();
    given.filter_map(|(word, ty)| Some(check(cx, Domain::from_name(word)?, ty))).collect()
}

fn check(cx: &Context<'_>, domain: Domain, ty: &TokenText) -> TokenStream {
    let runtime = &cx.runtime;
    // The type must represent all integers of the domain, whatever the rules of a field are.
    let marker = match domain.integer_range().map(integer_bits) {
        Some((down, up)) => {
            let (down, up) = (Literal::u8_unsuffixed(down), Literal::u8_unsuffixed(up));
            quote! { #runtime::compat::spec_type::Integer<#down, #up> }
        }
        None => cx.carrier(domain).to_token_stream(),
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
