//! Named types: structures and enumerations, and the hints that a format needs.

use groupwright_engine::table::ParameterLocation;

use super::field::named_value;
use super::{Scope, field, form, member_rules, names, read, xml_type};
use crate::model::{Struct, Type, TypeBody};
use crate::report::Report;
use crate::syntax::{Entry, Node};

/// The types of a document.
pub(crate) fn types(node: &Node, scope: &mut Scope, report: &mut Report) {
    scope.values.begin(node);
    for entry in read::entries(node, "types") {
        if named_value::is_value(&entry.value) {
            named_value::define(&entry.key, scope, report);
        } else {
            named(entry, scope, report);
        }
    }
}

fn named(entry: &Entry, scope: &mut Scope, report: &mut Report) {
    let node = &entry.value;
    let given = read::placed_text(node, "rust");
    let rust = given.as_ref().map_or_else(|| names::pascal(&entry.key), |given| given.value.clone());
    if !names::is_pascal(&rust) {
        let (name, place) =
            given.as_ref().map_or((entry.key.as_str(), &entry.place), |given| (rust.as_str(), &given.place));
        let help = "set its name in Rust in `PascalCase` with the key `rust`, such as `rust: Group`";
        names::refuse(name, help, place, report);
    }
    let body = if node.get("enum").is_some() {
        TypeBody::Enum(field::enumeration(node, report))
    } else if node.get("one_of").is_some() {
        TypeBody::Union(Box::new(field::union(node, &rust, scope, report)))
    } else {
        TypeBody::Struct(structure(node, &rust, ParameterLocation::Body, scope, report))
    };
    scope.add(|id, owner| Type {
        id,
        owner,
        name: read::key(entry),
        rust,
        doc: read::text(node, "doc"),
        provenance: read::provenance(node),
        body,
        inline: false,
        renamed: given.map(|given| given.place),
    });
}

/// A structure, from a node with `fields`.
pub(crate) fn structure(
    node: &Node,
    rust: &str,
    location: ParameterLocation,
    scope: &mut Scope,
    report: &mut Report,
) -> Struct {
    let of_type = xml_type::xml(node);
    let shape = form::shape(node, report);
    let rules = member_rules::rules(node, report);
    Struct { rules, form: shape, ..field::members(node, rust, location, of_type, scope, report) }
}
