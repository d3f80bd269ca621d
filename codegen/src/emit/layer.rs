//! Emits how whole values are written in place of their usual representation.

use groupwright_engine::table::{Layer, Layers};
use proc_macro2::TokenStream;
use quote::quote;

use super::Context;
use super::calls::Calls;

/// Returns the layers of a value: that of every format, and those of single formats that differ from it.
pub(super) fn layers(cx: &Context<'_>, layers: &Layers) -> TokenStream {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(match layers.general() {
        Some(general) => {
            let general = layer(cx, general);
            quote! { #runtime::Layers::everywhere(#general) }
        }
        None => quote! { #runtime::Layers::NONE },
    });
    for (format, own) in layers.own() {
        calls.set(true, &format!("with_{}", format.name()), || layer(cx, own));
    }
    calls.into_tokens()
}

fn layer(cx: &Context<'_>, layer: Layer) -> TokenStream {
    let runtime = &cx.runtime;
    match layer {
        Layer::Json => quote! { #runtime::Layer::Json },
        Layer::Encoded(encoding) => {
            let name = match encoding.name() {
                "base64url" => quote! { BASE64URL },
                _ => quote! { BASE64 },
            };
            let mut calls = Calls::new(quote! { #runtime::table::Encoding::#name });
            calls.flag(!encoding.is_padded(), "unpadded");
            let encoding = calls.into_tokens();
            quote! { #runtime::Layer::Encoded(#encoding) }
        }
        Layer::Joined(separator) => quote! { #runtime::Layer::Joined(#separator) },
        Layer::OneOrMany => quote! { #runtime::Layer::OneOrMany },
        Layer::Positional => quote! { #runtime::Layer::Positional },
    }
}
