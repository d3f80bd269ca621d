//! Nodes of any kind.

use groupwright_engine::domain::Domain;
use groupwright_engine::format::Format;
use groupwright_engine::table::{
    Encoding, Field, FormEntries, FormList, FormLists, FormMap, FormNode, FormObjects, FormShape, Nil, Node,
    Packing, Packings, Shape, XmlContent, XmlForm, XmlMap, XmlNode, XmlShape,
};

use super::random::{Random, kept};
use super::scalars::{LETTERS, NO_YES, scalar};
use super::unions::union;

/// A node of any kind, `depth` levels deep at the most.
fn node(random: &mut Random, depth: usize) -> Node {
    let mut made = match random.below(if depth == 0 { 5 } else { 10 }) {
        5 => Node::list(kept(node(random, depth - 1))),
        6 => Node::list(kept(scalar(random))),
        7 => Node::map(kept(node(random, depth - 1))),
        8 => record(random, depth - 1, false),
        9 => union(random, depth - 1),
        _ => {
            let mut made = scalar(random);
            if made.spelling(Format::Json).is_some_and(|scalar| scalar.domain() == Domain::Boolean)
                && random.one_in(3)
            {
                made = match random.below(3) {
                    0 => made.with_json(&LETTERS),
                    1 => made.with_form(&LETTERS),
                    _ => made.with_xml(kept(XmlNode::ELEMENT.with_spelling(&NO_YES))),
                };
            }
            made
        }
    };
    if !made.kind().is_single() && random.one_in(6) {
        let (lists, maps) = layout(random);
        let form = FormNode::DEFAULT.with_lists(lists).with_maps(maps);
        made = made.with_form_layout(kept(form.with_empty_lists(random.one_in(2))));
    }
    if !made.kind().is_single() && random.one_in(4) {
        made = packed(random, made);
    }
    if !made.hints().has_xml() && !is_text(&made) && random.one_in(5) {
        made = made.with_xml(kept(element(random, &made, false)));
    }
    if random.one_in(4) {
        made = made.nullable();
        if random.one_in(3) && made.kind().is_single() {
            made = made.empty_is_null();
        }
    }
    made
}

/// A node that is written as a whole in another way.
fn packed(random: &mut Random, node: Node) -> Node {
    let mut packings = vec![
        Packings::everywhere(Packing::Json),
        Packings::NONE.with_form(Packing::Json),
        Packings::everywhere(Packing::Encoded(Encoding::BASE64URL.unpadded())),
        Packings::NONE.with_json(Packing::Encoded(Encoding::BASE64)),
    ];
    if node.kind().is_record() {
        packings.push(Packings::everywhere(Packing::Positional));
    }
    let item = node.kind().item();
    if item.is_some_and(|item| item.kind().is_single()) {
        let joined = Packing::Joined(random.pick(&[",", " ", "aa", "-- "]));
        packings =
            vec![Packings::everywhere(joined), Packings::NONE.with_xml(joined).with_json(Packing::OneOrMany)];
    } else if item.is_some_and(|item| {
        // One that is a list in JSON cannot be told from a list of it.
        let is_list = item.packing(Format::Json) == Some(Packing::Positional);
        !is_list && (item.kind().is_record() || item.kind().entry().is_some())
    }) {
        packings.push(Packings::everywhere(Packing::OneOrMany));
    }
    node.with_packings(kept(random.pick(&packings)))
}

/// Whether a value is a text in XML.
fn is_text(node: &Node) -> bool {
    matches!(node.packing(Format::Xml), Some(Packing::Json | Packing::Encoded(_) | Packing::Joined(_)))
}

/// What an element has beside its name: constant attributes, its content, the entries of a map.
fn element(random: &mut Random, node: &Node, is_field: bool) -> XmlNode {
    let mut xml = XmlNode::ELEMENT;
    if random.one_in(4) {
        xml = xml.with_attributes(&[("own", "1"), ("xml:lang", "en")]);
    }
    if node.kind().is_single() {
        let contents = [XmlContent::Text, XmlContent::Attribute("value"), XmlContent::Cdata];
        xml = xml.with_content(random.pick(&contents));
        let is_text = node.kind().enumeration().is_none()
            && node.spelling(Format::Xml).is_some_and(|scalar| scalar.domain() == Domain::String);
        if is_text && random.one_in(4) {
            xml = xml.with_content(XmlContent::Markup);
        }
        if !is_field && random.one_in(4) {
            xml = xml.with_namespace(random.pick(&["urn:item", ""]));
        }
    }
    if node.kind().item().is_some() && !is_field && random.one_in(2) {
        xml = xml.with_form(XmlForm::Wrapped("cell"));
    }
    if let Some(entry) = node.kind().entry() {
        let is_plain = entry.hints().xml().attributes().is_empty();
        let mut map = match random.below(3) {
            0 => XmlMap::new("key", "v"),
            1 => XmlMap::with_key_attribute("k", "v"),
            _ => XmlMap::with_key_attribute("k", if is_plain { "" } else { "v" }),
        };
        if !is_field || random.one_in(2) {
            map = map.with_entry("one");
            if random.one_in(3) {
                map = map.with_entry_namespace(random.pick(&["urn:entry", ""]));
            }
        }
        if random.one_in(3) {
            map = map.with_key_namespace(random.pick(&["urn:key", ""]));
        }
        if random.one_in(2) {
            xml = xml.with_map(map);
        }
    }
    xml
}

/// How the items of lists and the entries of maps are named in forms.
fn layout(random: &mut Random) -> (FormList, FormMap) {
    let first = u8::from(random.one_in(2));
    let mut lists = FormList::new(random.pick(&FormLists::ALL)).with_first(first);
    let mut entries = FormEntries::new("key", "value").with_first(first);
    if random.one_in(2) {
        lists = lists.with_member("member");
        entries = entries.with_entry("entry");
    }
    (lists, if random.one_in(2) { FormMap::Entries(entries) } else { FormMap::Members })
}

/// A structure, by a function for each of a few shapes.
pub(crate) fn record(random: &mut Random, depth: usize, is_root: bool) -> Node {
    let shape = kept(std::sync::OnceLock::new());
    shape.set(shape_of(random, depth, is_root)).unwrap();
    Node::late_record(shape)
}

fn shape_of(random: &mut Random, depth: usize, is_root: bool) -> &'static Shape {
    let count = random.below(6) + usize::from(is_root);
    let mut has_text = false;
    let mut fields = Vec::new();
    for index in 0..count {
        let name: &'static str = format!("{}{index}", random.pick(&["a", "b-", "c_", "D"])).leak();
        let key: &'static str = format!(",\"{name}\":").leak();
        let mut node = node(random, depth);
        if !node.kind().is_single() || node.hints().xml().spelling().is_none() {
            let is_single = node.kind().is_single() || is_text(&node);
            let is_list = node.kind().item().is_some() && !is_single;
            let form = match random.below(8) {
                0 if is_single => XmlForm::Attribute,
                1 if is_single && !std::mem::replace(&mut has_text, true) => XmlForm::Text,
                2..=4 if is_list => XmlForm::Wrapped("entry"),
                _ => XmlForm::Element,
            };
            if form != XmlForm::Element || random.one_in(4) {
                let has_element = match form {
                    XmlForm::Element | XmlForm::Wrapped(_) => !is_text(&node),
                    XmlForm::Attribute | XmlForm::Text => false,
                };
                let mut xml = if has_element { element(random, &node, true) } else { XmlNode::ELEMENT };
                xml = xml.with_form(form);
                if random.one_in(3) {
                    xml = xml.with_name(format!("x{index}").leak());
                }
                if random.one_in(5) {
                    xml = xml.with_namespace(random.pick(&["urn:other", ""]));
                }
                node = node.with_xml(kept(xml));
            }
        }
        let mut field =
            if random.one_in(3) { Field::required(key, name, node) } else { Field::new(key, name, node) };
        if random.one_in(5) {
            field = field.with_json_name(format!(",\"j{index}\":").leak(), format!("j{index}").leak());
        }
        if random.one_in(5) {
            field = field.with_form_name(format!("f {index}").leak());
        }
        fields.push(field);
    }
    let nil = random.pick(&[Nil::Omit, Nil::Empty, Nil::Xsi]);
    let mut xml = XmlShape::DEFAULT.with_nil(nil);
    if random.one_in(3) {
        xml = xml.with_namespace(random.pick(&["urn:own", ""]));
        if random.one_in(2) {
            xml = xml.with_unqualified_elements();
        }
    }
    let (lists, maps) = layout(random);
    let mut form = FormShape::new(FormLists::Repeat, random.pick(&FormObjects::ALL));
    form = form.with_lists(lists).with_maps(maps);
    if random.one_in(2) {
        form = form.with_empty_lists();
    }
    kept(Shape::new("Made", fields.leak()).with_xml(xml).with_form(form))
}
