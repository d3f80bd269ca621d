//! The hints of a body that is said to be of a type: those of a structure are the type's own, and anything else has no more
//! than the name and the namespace of its element.

use groupwright_engine::table::XmlNode;

use super::{Scope, field, read};
use crate::intern;
use crate::model::{Item, Located};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Entry, Node};

/// A body that is one value: a single one, a list or a map.
pub(crate) fn whole(node: &Node, inline: &str, scope: &mut Scope, report: &mut Report) -> Item {
    // A union has the hints itself, as a type.
    if node.get("one_of").is_some() {
        return field::item(node, inline, scope, report);
    }
    let name = node.get("type").and_then(Node::text).unwrap_or_default();
    if scope.is_union(name) {
        ["xml", "form"]
            .iter()
            .filter_map(|key| node.entry(key))
            .for_each(|entry| of_type(entry, name, report));
        return field::item(node, inline, scope, report);
    }
    let of_element = ["root", "namespace"];
    for hint in read::entries(node, "xml").iter().filter(|hint| !of_element.contains(&hint.key.as_str())) {
        let message =
            format!("`{}` has no effect: it applies to structures, and the body is not one", hint.key);
        let help = "remove it, or write a structure that has the list or the value as its only field";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &hint.place, message).help(help));
    }
    if let Some(form) = node.entry("form") {
        let message = "`form` has no effect: it applies to structures, and the body is not one";
        let help = "remove it, or give the body `fields`";
        report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &form.place, message).help(help));
    }
    let said = |key| node.get("xml").and_then(|hints| read::placed_text(hints, key));
    let namespace = said("namespace")
        .map(|own| Located::new(XmlNode::ELEMENT.with_namespace(intern::text(&own.value)), &own.place));
    Item { xml_name: said("root"), xml: namespace, ..field::item(node, inline, scope, report) }
}

/// What the body of a reply is that is of a type. It has the hints of its type, but for the name of the root.
pub(crate) fn received(node: &Node, inline: &str, scope: &mut Scope, report: &mut Report) -> Item {
    let name = node.get("type").and_then(Node::text).unwrap_or_default();
    if scope.structure(name).is_none() {
        return whole(node, inline, scope, report);
    }
    let of_xml = read::entries(node, "xml").iter().filter(|hint| hint.key != "root");
    of_xml.chain(node.entry("form")).for_each(|entry| of_type(entry, name, report));
    let root = node.get("xml").and_then(|hints| read::placed_text(hints, "root"));
    Item { xml_name: root, ..field::item(node, inline, scope, report) }
}

fn of_type(entry: &Entry, name: &str, report: &mut Report) {
    let message = format!("`{}` has no effect here: a body uses that of its type {name:?}", entry.key);
    let help = format!("move it to the type {name:?}, or write `fields` in place of `type`");
    report.push(Diagnostic::new(Code::WITHOUT_EFFECT, &entry.place, message).help(help));
}
