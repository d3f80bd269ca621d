//! Emits how whole values are written in place of their usual representation.

use groupwright_engine::table::{Entries, Packing, Packings, TextPiece};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::Context;
use super::calls::Calls;
use crate::syntax::quoted;

/// Returns the packings of a value: that of every format, and those of single formats that differ from it.
pub(super) fn packings(cx: &Context<'_>, packings: &Packings) -> TokenStream {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(match packings.general() {
        Some(general) => {
            let general = packing(cx, general);
            quote! { #runtime::Packings::everywhere(#general) }
        }
        None => quote! { #runtime::Packings::NONE },
    });
    for (format, own) in packings.own() {
        calls.set(true, &format!("with_{}", format.name()), || packing(cx, own));
    }
    calls.into_tokens()
}

fn packing(cx: &Context<'_>, packing: Packing) -> TokenStream {
    let runtime = &cx.runtime;
    match packing {
        Packing::Json => quote! { #runtime::Packing::Json },
        Packing::Encoded(encoding) => {
            let name = match encoding.name() {
                "base64url" => quote! { BASE64URL },
                _ => quote! { BASE64 },
            };
            let mut calls = Calls::new(quote! { #runtime::table::Encoding::#name });
            calls.flag(!encoding.is_padded(), "unpadded");
            let encoding = calls.into_tokens();
            quote! { #runtime::Packing::Encoded(#encoding) }
        }
        Packing::Joined(separator) => quote! { #runtime::Packing::Joined(#separator) },
        Packing::Template(template) => {
            let pieces = pieces(cx, template);
            quote! { #runtime::Packing::Template(&[#(#pieces),*]) }
        }
        Packing::OneOrMany => quote! { #runtime::Packing::OneOrMany },
        Packing::Entries(entries) => self::entries(cx, entries),
        Packing::Positional => quote! { #runtime::Packing::Positional },
    }
}

/// Returns the list of entries that a map or a structure is.
fn entries(cx: &Context<'_>, entries: &Entries) -> TokenStream {
    let runtime = &cx.runtime;
    let field = |name: &str, node: &str| {
        let (key, node) = (format!(",{}:", quoted(name)), format_ident!("{node}"));
        quote! { #runtime::Field::escaped(#key, #name, #name, #runtime::Node::#node) }
    };
    let fields = [field(entries.key(), "STRING"), field(entries.value(), "ANY")];
    quote! {
        #runtime::Packing::Entries(&#runtime::Entries::new(&#runtime::Node::record(|| {
            static ENTRY: #runtime::Shape = #runtime::Shape::new("entry", &[#(#fields),*]);
            &ENTRY
        })))
    }
}

/// Returns the pieces of a template.
pub(super) fn pieces(cx: &Context<'_>, template: &[TextPiece]) -> impl Iterator<Item = TokenStream> {
    let runtime = &cx.runtime;
    template.iter().map(move |piece| match piece {
        TextPiece::Text(text) => quote! { #runtime::TextPiece::Text(#text) },
        TextPiece::Member(name) => quote! { #runtime::TextPiece::Member(#name) },
        TextPiece::Anything => quote! { #runtime::TextPiece::Anything },
    })
}
