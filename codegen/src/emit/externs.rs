//! The user's types that carry kinds of values in place of the runtime's, held against what they are to carry.

use groupwright_engine::kind::{self, ScalarKind};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{Context, reach};
use crate::report::Code;

/// A check for each of the types.
pub(crate) fn checks(cx: &Context<'_>) -> Vec<TokenStream> {
    let given = cx.options.extern_types.iter();
    given.filter_map(|(word, ty)| Some(check(cx, kind::by_word(word)?, ty))).collect()
}

fn check(cx: &Context<'_>, kind: &dyn ScalarKind, ty: &TokenStream) -> TokenStream {
    let (runtime, word) = (&cx.runtime, kind.word());
    let marker = match kind.rust() {
        // An integer of which the spec says no bounds.
        "::core::primitive::i64" => quote! { #runtime::carry::Integer<64, 63> },
        _ => cx.absolute(kind.carried()),
    };
    let message = format!("{}: `{{Self}}` cannot carry the kind `{word}`", Code::UNFIT_TYPE);
    let help = "help: the build script gives it by `extern_type`; a type of your own says that it can with \
                `impl groupwright::carry::Carries<…>`";
    let bound = format_ident!("__Extern");
    let refusal = reach::refusal(&message, "this type does not carry every value of the kind", &[help]);
    quote! {
        const _: () = {
            #refusal
            trait #bound {
                const FITS: () = ();
            }
            #[diagnostic::do_not_recommend]
            impl<T: #runtime::carry::Carries<#marker>> #bound for T {}
            <#ty as #bound>::FITS
        };
    }
}
