//! How values stand in XML.

use groupwright_engine::table::{XmlContent, XmlForm, XmlMap, XmlNode};

use super::read;
use crate::intern;
use crate::model::Located;
use crate::syntax::Node;

/// What a field says under `xml`.
pub(crate) fn of_field(node: &Node) -> Located<Option<XmlNode>> {
    let Some(entry) = node.entry("xml") else { return Located::new(None, &node.place) };
    let hint = described(&entry.value).with_name(intern::text(&read::text(&entry.value, "name")));
    Located::new(Some(hint), &entry.place)
}

/// What an item says under `xml`, but for its name and its spelling.
pub(crate) fn of_item(node: &Node) -> Option<Located<XmlNode>> {
    let entry = node.entry("xml")?;
    let is_more = |key: &str| !matches!(key, "name" | "as" | "members");
    let has_more = entry.value.entries().iter().any(|entry| is_more(&entry.key));
    has_more.then(|| Located::new(described(&entry.value), &entry.place))
}

fn described(hints: &Node) -> XmlNode {
    let text = |key| intern::text(&read::text(hints, key));
    let stated = |key| hints.get(key).map(|_| text(key));
    let is_set = |key| read::flag(hints, key) == Some(true);
    let form = if is_set("attribute") {
        XmlForm::Attribute
    } else if is_set("text") {
        XmlForm::Text
    } else if hints.get("wrapped").is_some() {
        XmlForm::Wrapped(text("wrapped"))
    } else {
        XmlForm::Element
    };
    let content = if hints.get("value_attribute").is_some() {
        XmlContent::Attribute(text("value_attribute"))
    } else if is_set("raw") {
        XmlContent::Markup
    } else if is_set("cdata") {
        XmlContent::Cdata
    } else {
        XmlContent::Text
    };
    let attributes = read::entries(hints, "attributes").iter();
    let attributes = attributes
        .filter_map(|entry| Some((intern::text(&entry.key), intern::text(entry.value.text()?))))
        .collect::<Vec<_>>();
    let hint = XmlNode::ELEMENT.with_form(form).with_content(content);
    let mut hint = hint.with_attributes(intern::pairs(attributes));
    if let Some(namespace) = stated("namespace") {
        hint = hint.with_namespace(namespace);
    }
    match hints.get("key") {
        None => hint,
        Some(_) => {
            let is_attribute = is_set("key_attribute");
            let value = match (hints.get("value"), is_attribute) {
                (Some(_), _) => text("value"),
                (None, true) => "",
                (None, false) => "value",
            };
            let mut map = if is_attribute {
                XmlMap::with_key_attribute(text("key"), value)
            } else {
                XmlMap::new(text("key"), value)
            };
            if let Some(namespace) = stated("key_namespace") {
                map = map.with_key_namespace(namespace);
            }
            if let Some(namespace) = stated("entry_namespace") {
                map = map.with_entry_namespace(namespace);
            }
            hint.with_map(map.with_entry(text("entry")))
        }
    }
}
