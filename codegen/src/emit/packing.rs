//! Emits how whole values are written in place of their usual representation.

use groupwright_engine::table::{Entries, Packing, Packings, TextPiece};
use quote::format_ident;

use super::Context;
use super::calls::Calls;
use super::code::{Code, code};
use crate::syntax::quoted;

/// Returns the packings of a value: that of every format, and those of single formats that differ from it.
pub(super) fn packings(cx: &Context<'_>, packings: &Packings) -> Code {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(match packings.general() {
        Some(general) => {
            let general = packing(cx, general);
            code! { #runtime::Packings::everywhere(#general) }
        }
        None => code! { #runtime::Packings::NONE },
    });
    for (format, own) in packings.own() {
        calls.set(true, &format!("with_{}", format.name()), || packing(cx, own));
    }
    calls.into_code()
}

fn packing(cx: &Context<'_>, packing: Packing) -> Code {
    let runtime = &cx.runtime;
    match packing {
        Packing::Json => code! { #runtime::Packing::Json },
        Packing::Encoded(encoding) => {
            let name = match encoding.name() {
                "base64url" => code! { BASE64URL },
                _ => code! { BASE64 },
            };
            let mut calls = Calls::new(code! { #runtime::table::Encoding::#name });
            calls.flag(!encoding.is_padded(), "unpadded");
            let encoding = calls.into_code();
            code! { #runtime::Packing::Encoded(#encoding) }
        }
        Packing::Joined(separator) => code! { #runtime::Packing::Joined(#separator) },
        Packing::Template(template) => {
            let pieces = pieces(cx, template);
            code! { #runtime::Packing::Template(&[#(#pieces),*]) }
        }
        Packing::OneOrMany => code! { #runtime::Packing::OneOrMany },
        Packing::Entries(entries) => self::entries(cx, entries),
        Packing::Positional => code! { #runtime::Packing::Positional },
    }
}

/// Returns the list of entries that a map or a structure is.
fn entries(cx: &Context<'_>, entries: &Entries) -> Code {
    let runtime = &cx.runtime;
    let field = |name: &str, node: &str| {
        let (key, node) = (format!(",{}:", quoted(name)), format_ident!("{node}"));
        code! { #runtime::Field::escaped(#key, #name, #name, #runtime::Node::#node) }
    };
    let fields = [field(entries.key(), "STRING"), field(entries.value(), "ANY")];
    code! {
        #runtime::Packing::Entries(&#runtime::Entries::new(&#runtime::Node::record(|| {
            static ENTRY: #runtime::Shape = #runtime::Shape::new("entry", &[#(#fields),*]);
            &ENTRY
        })))
    }
}

/// Returns the pieces of a template.
pub(super) fn pieces(cx: &Context<'_>, template: &[TextPiece]) -> impl Iterator<Item = Code> {
    let runtime = &cx.runtime;
    template.iter().map(move |piece| match piece {
        TextPiece::Text(text) => code! { #runtime::TextPiece::Text(#text) },
        TextPiece::Member(name) => code! { #runtime::TextPiece::Member(#name) },
        TextPiece::Anything => code! { #runtime::TextPiece::Anything },
    })
}
