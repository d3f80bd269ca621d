//! Defaults, held against the rules of their own field.

use groupwright_engine::dynamic::DynValue;
use groupwright_engine::format::{Format, Reading, decode};
use groupwright_engine::table::Default;
use groupwright_engine::validate::validate_item;

use super::Given;
use crate::model::{FieldDefault, Struct, TypeBody};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::Node;

/// Checks the defaults of every field of the request and of the types of an endpoint and its API.
pub(crate) fn check(given: &Given<'_>, report: &mut Report) {
    let request = (given.endpoint.rust.as_str(), &given.endpoint.request);
    let types = given.endpoint.types.iter().chain(&given.api.types);
    let named = types.filter_map(|named| match &named.body {
        TypeBody::Struct(structure) => Some((named.name.value.as_str(), structure)),
        TypeBody::Enum(_) => None,
    });
    for (name, structure) in std::iter::once(request).chain(named) {
        defaults(given, name, structure, report);
    }
}

fn defaults(given: &Given<'_>, name: &str, structure: &Struct, report: &mut Report) {
    let Some(shape) = given.tables.shape(name) else { return };
    for (field, row) in structure.fields.iter().zip(shape.fields) {
        let (FieldDefault::Value(node), Default::Value(json)) = (&field.default, row.default) else {
            continue;
        };
        let mut value = DynValue::new(given.tables, &row.item);
        if let Err(error) = decode(Format::Json, json.as_bytes(), &row.item, value.slot(), &Reading::VALUES) {
            error.problems.iter().for_each(|problem| bad(node, &problem.what, report));
        } else if let Err(violations) = validate_item(&value.get(), &row.item) {
            violations.iter().for_each(|violation| bad(node, &violation.to_string(), report));
        }
    }
}

fn bad(node: &Node, what: &str, report: &mut Report) {
    let message = format!("the default does not fit its field: {what}");
    let help = "write the default as a value of the field's type, within its rules";
    report.push(Diagnostic::new(Code::BAD_DEFAULT, &node.place, message).help(help));
}
