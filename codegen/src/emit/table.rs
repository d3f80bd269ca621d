//! Emits tables as constant expressions: calls of constructors, and of setters for everything that differs
//! from the default. This keeps generated code short.

use groupwright_engine::table::{Default, Field, FormShape, Format, Media, Note, ParameterLocation, Shape};
use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::calls::{Calls, unit};
use super::node::{self, Records};
use super::{Context, form, xml};
use crate::syntax::quoted;
use crate::tables;

pub(super) fn format(cx: &Context<'_>, format: Format) -> TokenStream {
    let (runtime, variant) = (&cx.runtime, format_ident!("{}", format!("{format:?}")));
    quote! { #runtime::Format::#variant }
}

pub(super) fn media(cx: &Context<'_>, media: &[Media]) -> TokenStream {
    let runtime = &cx.runtime;
    let rows = media.iter().map(|row| {
        if row.media_type() == row.format().media_type() {
            let usual = format_ident!("{}", row.format().name().to_uppercase());
            return quote! { #runtime::Media::#usual };
        }
        let (format, media_type) = (format(cx, row.format()), row.media_type());
        quote! { #runtime::Media::new(#format, #media_type) }
    });
    quote! { &[#(#rows),*] }
}

pub(super) fn notes(cx: &Context<'_>, notes: &[Note]) -> TokenStream {
    let runtime = &cx.runtime;
    let rows = notes.iter().map(|note| {
        let text = note.text();
        let mut calls = Calls::new(quote! { #runtime::Note::new(#text) });
        calls.evidence(cx, note.evidence());
        calls.text("with_source", note.source());
        calls.into_tokens()
    });
    quote! { &[#(#rows),*] }
}

/// Returns the table of a structure.
pub(crate) fn shape(cx: &Context<'_>, shape: &Shape, records: Records<'_>) -> TokenStream {
    let (runtime, name) = (&cx.runtime, shape.name());
    let fields = shape.fields().iter().map(|field| self::field(cx, field, records));
    let mut calls = Calls::new(quote! { #runtime::Shape::new(#name, &[#(#fields),*]) });
    calls.page_text(cx, "with_doc", shape.doc());
    calls.flag(shape.is_open(), "open");
    let xml = xml::shape(cx, shape.xml());
    calls.set(xml.is_some(), "with_xml", || xml.unwrap_or_default());
    calls.set(shape.form() != FormShape::DEFAULT, "with_form", || form::shape(cx, shape.form()));
    calls.into_tokens()
}

fn field(cx: &Context<'_>, field: &Field, records: Records<'_>) -> TokenStream {
    let (runtime, name, rust) = (&cx.runtime, field.name(), field.rust());
    let (key, node) = (tables::key(name), node::node(cx, field.node(), records));
    let is_plain = quoted(name) == format!("\"{name}\"");
    let mut calls = Calls::new(match (is_plain, field.is_required()) {
        (true, true) => quote! { #runtime::Field::required(#key, #rust, #node) },
        (true, false) => quote! { #runtime::Field::new(#key, #rust, #node) },
        (false, _) => quote! { #runtime::Field::escaped(#key, #name, #rust, #node) },
    });
    calls.flag(!is_plain && field.is_required(), "with_presence_required");
    calls.set(field.json_name() != name, "with_json_name", || {
        let (key, name) = (tables::key(field.json_name()), field.json_name());
        quote! { #key, #name }
    });
    calls.set(field.form_name() != name, "with_form_name", || {
        let name = field.form_name();
        quote! { #name }
    });
    if let Some(formats) = field.formats() {
        let own = formats.formats().iter().map(|own| format(cx, *own));
        let mut list = Calls::new(quote! { #runtime::FieldFormats::new(&[#(#own),*]) });
        list.flag(formats.is_required(), "required");
        let list = list.into_tokens();
        calls.set(true, "with_formats", || list);
    }
    calls.page_text(cx, "with_doc", field.doc());
    calls.set(field.location() != ParameterLocation::Body, "with_location", || {
        unit(cx, "ParameterLocation", field.location())
    });
    calls.set(!field.aliases().is_empty(), "with_aliases", || {
        let aliases = field.aliases();
        quote! { &[#(#aliases),*] }
    });
    calls.set(field.default() != Default::None, "with_default", || match field.default() {
        Default::None => quote! { #runtime::table::Default::None },
        Default::Value(value) => quote! { #runtime::table::Default::Value(#value) },
        Default::Field(name) => quote! { #runtime::table::Default::Field(#name) },
    });
    calls.flag(field.is_unique(), "with_unique_value");
    calls.evidence(cx, field.evidence());
    calls.into_tokens()
}
