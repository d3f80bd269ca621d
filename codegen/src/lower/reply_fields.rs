//! The fields of a reply that has values outside its body: header fields, cookies and the status.

use groupwright_engine::domain::Domain;
use groupwright_engine::table::ParameterLocation;

use super::request::payload;
use super::{Scope, constant, field, hints, names, read, types};
use crate::model::{Constant, Field, Item, Kind, Located, Struct, TypeBody, joined};
use crate::report::Report;
use crate::syntax::{Entry, Node};

/// Whether a reply has such values.
pub(super) fn has_any(node: &Node) -> bool {
    node.get("status_field").is_some()
        || header_fields(node).next().is_some()
        || !read::entries(node, "cookies").is_empty()
}

/// The header fields that are fields, and not constants.
fn header_fields(node: &Node) -> impl Iterator<Item = &Entry> {
    read::entries(node, "headers").iter().filter(|entry| entry.value.get("const").is_none())
}

/// The header fields that are constants.
pub(super) fn constants(node: &Node, report: &mut Report) -> Vec<Constant> {
    constant::split(read::entries(node, "headers"), report).0
}

/// Lowers the data of a reply that has header fields, cookies or its status: they, and the members that are described in place or one field that is
/// the body.
pub(super) fn structure(node: &Node, rust: &str, scope: &mut Scope, report: &mut Report) -> Kind {
    let mut structure = if node.get("type").is_some() || node.get("one_of").is_some() {
        let item = hints::received(node, &joined(rust, "Body"), scope, report);
        Struct { fields: vec![payload(node, item)], ..Struct::empty(&node.place) }
    } else {
        types::structure(node, rust, ParameterLocation::Body, scope, report)
    };
    // Without the body the header fields are there all the same.
    if read::flag(node, "optional").unwrap_or(false) {
        structure.fields.iter_mut().for_each(|field| field.required = false);
    }
    let mut outside: Vec<Field> = status(node).into_iter().collect();
    let (constants, cookies) = constant::split(read::entries(node, "cookies"), report);
    constant::refuse(&constants, report);
    let headers = header_fields(node).map(|entry| (ParameterLocation::Header, entry));
    let cookies = cookies.into_iter().map(|entry| (ParameterLocation::Cookie, entry));
    for (location, entry) in headers.chain(cookies) {
        outside.push(field::field(entry, rust, location, scope, report));
    }
    structure.prepend(outside);
    scope.inline(rust, &read::text(node, "doc"), TypeBody::Struct(structure), &node.place)
}

/// The field that is the status.
fn status(node: &Node) -> Option<Field> {
    let name = read::placed_text(node, "status_field")?;
    let rust = Located::new(names::field(&name.value), &name.place);
    let item = Item::plain(Kind::Scalar(Domain::Uint16), &name.place);
    Some(Field { name, rust, doc: String::new(), location: ParameterLocation::Status, ..payload(node, item) })
}
