//! Defaults, held against the rules of their own field.

use std::collections::BTreeMap;

use groupwright_engine::dynamic::DynValue;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::table::{Default, Shape};
use groupwright_engine::validate::validate_value;

use super::Given;
use crate::model::{Api, FieldDefault, Struct, Type, TypeId};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::Node;
use crate::tables;

/// Checks the defaults of every field of the request and of the types of an endpoint.
pub(crate) fn check(given: &Given<'_>, report: &mut Report) {
    let own = given.api.own(given.endpoint).filter_map(Type::structure);
    let structures = std::iter::once(&given.endpoint.request).chain(own);
    for (structure, shape) in structures.zip(given.tables.shapes) {
        defaults(structure, shape, report);
    }
}

/// Checks the defaults of every field of the types that endpoints share, and of the variables of servers.
pub(crate) fn shared(api: &Api, shapes: &BTreeMap<TypeId, &'static Shape>, report: &mut Report) {
    for (server, row) in api.servers.iter().zip(tables::of_api(api).servers()) {
        defaults(&server.variables, row.variables(), report);
    }
    for named in api.shared() {
        if let (Some(structure), Some(shape)) = (named.structure(), shapes.get(&named.id)) {
            defaults(structure, shape, report);
        }
    }
}

fn defaults(structure: &Struct, shape: &'static Shape, report: &mut Report) {
    for (field, row) in structure.fields.iter().zip(shape.fields()) {
        let node = match &field.default {
            FieldDefault::Value(node) => node,
            FieldDefault::None | FieldDefault::Field(_) | FieldDefault::Words(_) => continue,
        };
        let Default::Value(json) = row.default() else { continue };
        let mut value = DynValue::new(row.node());
        if let Err(error) =
            decode(Format::Json, json.as_bytes(), row.node(), value.slot(), &DecodeOptions::VALUES)
        {
            error.problems.iter().for_each(|problem| bad(node, &problem.what, report));
        } else if let Err(violations) = validate_value(value.get(), row.node(), None) {
            violations.iter().for_each(|violation| bad(node, &violation.to_string(), report));
        }
    }
}

fn bad(node: &Node, what: &str, report: &mut Report) {
    let message = format!("the default is not valid for the field: {what}");
    let help = "write a value that has the type of the field and satisfies its rules";
    report.push(Diagnostic::new(Code::BAD_DEFAULT, &node.place, message).help(help));
}
