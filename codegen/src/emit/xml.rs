//! Emits how structures and values stand in XML.

use groupwright_engine::table::{Nil, XmlContent, XmlForm, XmlMap, XmlNode, XmlShape};

use super::Context;
use super::calls::{Calls, sizes, unit};
use super::code::{Code, code};

/// Returns the representation of a structure in XML, if it is not the default.
pub(super) fn shape(cx: &Context<'_>, xml: &XmlShape) -> Option<Code> {
    let runtime = &cx.runtime;
    let usual = code! { #runtime::XmlShape::DEFAULT };
    let plain = usual.to_string();
    let mut calls = Calls::new(usual);
    calls.text("with_root", xml.root());
    if let Some(namespace) = xml.namespace() {
        calls.set(true, "with_namespace", || code! { #namespace });
    }
    calls.pairs("with_declarations", xml.declarations());
    calls.pairs("with_attributes", xml.attributes());
    calls.set(!xml.order().is_empty(), "with_order", || sizes(xml.order()));
    calls.flag(xml.has_unqualified_elements(), "with_unqualified_elements");
    calls.flag(xml.has_xml_declaration(), "with_xml_declaration");
    calls.set(xml.nil() != Nil::Empty, "with_nil", || unit(cx, "Nil", xml.nil()));
    Some(calls.into_code()).filter(|calls| calls.to_string() != plain)
}

/// Returns the representation of a value, with the expression of its spelling.
pub(super) fn node(cx: &Context<'_>, xml: &XmlNode, spelling: Option<Code>) -> Code {
    let runtime = &cx.runtime;
    let mut calls = Calls::new(code! { #runtime::XmlNode::ELEMENT });
    calls.text("with_name", xml.name());
    if let Some(namespace) = xml.namespace() {
        calls.set(true, "with_namespace", || code! { #namespace });
    }
    calls.set(xml.form() != XmlForm::Element, "with_form", || match xml.form() {
        XmlForm::Wrapped(item) => code! { #runtime::XmlForm::Wrapped(#item) },
        XmlForm::Element | XmlForm::Attribute | XmlForm::Text => unit(cx, "XmlForm", xml.form()),
    });
    calls.pairs("with_attributes", xml.attributes());
    calls.set(xml.content() != XmlContent::Text, "with_content", || match xml.content() {
        XmlContent::Attribute(name) => code! { #runtime::XmlContent::Attribute(#name) },
        XmlContent::Text | XmlContent::Markup | XmlContent::Cdata => unit(cx, "XmlContent", xml.content()),
    });
    if let Some(map) = xml.map() {
        calls.set(true, "with_map", || self::map(cx, map));
    }
    calls.flag(xml.has_bare_content(), "with_bare_content");
    if let Some(spelling) = spelling {
        calls.set(true, "with_spelling", || code! { &#spelling });
    }
    let calls = calls.into_code();
    code! { &#calls }
}

fn map(cx: &Context<'_>, map: XmlMap) -> Code {
    let (runtime, key, value) = (&cx.runtime, map.key(), map.value());
    let mut calls = Calls::new(if map.key_is_attribute() {
        code! { #runtime::XmlMap::with_key_attribute(#key, #value) }
    } else {
        code! { #runtime::XmlMap::new(#key, #value) }
    });
    calls.text("with_entry", map.entry());
    if let Some(namespace) = map.key_namespace() {
        calls.set(true, "with_key_namespace", || code! { #namespace });
    }
    if let Some(namespace) = map.entry_namespace() {
        calls.set(true, "with_entry_namespace", || code! { #namespace });
    }
    calls.into_code()
}
