//! From the response of a vendor to a group.

use super::Group;
use super::path::{Step, field, steps};
use crate::json::Json;
use crate::table::{Endpoint, Field, Node};
use crate::value::{Record, Scalar, Value};

/// Returns the group that a response tells of: the values of its roles in the response, and otherwise in the request. Values of
/// secret fields are left out.
pub fn created(endpoint: &Endpoint, request: &dyn Record, response: Value<'_>) -> Group {
    let mut group = Group::default();
    for is_of_request in [false, true] {
        for row in endpoint.group().iter().filter(|row| row.is_of_request() == is_of_request) {
            if group.values.contains_key(row.name()) {
                continue;
            }
            let mut found = Vec::new();
            let value = if is_of_request { Value::Record(request) } else { response };
            find(value, None, &steps(row.path()), &mut found);
            if !found.is_empty() {
                group.values.insert(row.name(), found);
            }
        }
    }
    group
}

/// Appends the texts at a path. The node is that of the value, where it is known.
fn find(value: Value<'_>, node: Option<&Node>, path: &[Step], found: &mut Vec<String>) {
    if node.is_some_and(Node::is_secret) {
        return;
    }
    let item = node.and_then(|node| node.kind().item());
    match (value, path.split_first()) {
        (Value::Scalar(scalar), None) => found.extend(text(scalar)),
        (Value::Json(json), _) => find_in_json(json, path, found),
        (Value::List(list), Some((Step::Item(index), rest))) => find(list.get(*index), item, rest, found),
        (Value::List(list), None | Some((Step::Name(_), _))) => {
            for index in 0..list.len() {
                find(list.get(index), item, path, found);
            }
        }
        (Value::Record(record), Some((Step::Name(name), rest))) => {
            if let Some((index, field)) = field(record.shape(), name) {
                find(record.get(index), Some(field.node()), rest, found);
            }
        }
        (Value::Map(map), Some((Step::Name(name), rest))) => {
            if let Some((_, value)) = map.entries().find(|(key, _)| key == name) {
                find(value, node.and_then(|node| node.kind().entry()), rest, found);
            }
        }
        (Value::Union(variant), _) => {
            let position = variant.position();
            let row = position.and_then(|position| variant.union().variants().get(position));
            find(variant.get(), row.map(Field::node), path, found);
        }
        (Value::Absent | Value::Null, _)
        | (Value::Scalar(_), Some(_))
        | (Value::Record(_) | Value::Map(_), None | Some((Step::Item(_), _))) => {}
    }
}

/// The text of a single value, unless it is a file or bytes.
fn text(scalar: Scalar<'_>) -> Option<String> {
    Some(match scalar {
        Scalar::String(text) | Scalar::Decimal(text) => text.to_owned(),
        Scalar::Percent(_) => scalar.percent_decoded()?,
        Scalar::Boolean(value) => value.to_string(),
        Scalar::Integer(value) => value.to_string(),
        Scalar::Unsigned(value) => value.to_string(),
        Scalar::Number(value) => value.to_string(),
        Scalar::Uuid(value) => value.to_string(),
        Scalar::Ip(value) => value.to_string(),
        Scalar::DateTime(value) => value.to_string(),
        Scalar::LocalDateTime(value) => value.to_string(),
        Scalar::Date(value) => value.to_string(),
        Scalar::Time(value) => value.to_string(),
        Scalar::Duration(value) => value.to_string(),
        Scalar::Bytes(_) | Scalar::Base64(_) | Scalar::Hex(_) | Scalar::File(_) | Scalar::DataUrl(_) => {
            return None;
        }
    })
}

fn find_in_json(json: &Json, path: &[Step], found: &mut Vec<String>) {
    match (json, path.split_first()) {
        (Json::String(text), None) => found.push(text.clone()),
        (Json::Number(_) | Json::Bool(_), None) => found.push(json.to_string()),
        (Json::Array(items), Some((Step::Item(index), rest))) => {
            if let Some(item) = items.get(*index) {
                find_in_json(item, rest, found);
            }
        }
        (Json::Array(items), None | Some((Step::Name(_), _))) => {
            for item in items {
                find_in_json(item, path, found);
            }
        }
        (Json::Object(object), Some((Step::Name(name), rest))) => {
            if let Some(value) = object.get(name) {
                find_in_json(value, rest, found);
            }
        }
        (Json::Null, _)
        | (Json::String(_) | Json::Number(_) | Json::Bool(_), Some(_))
        | (Json::Object(_), None | Some((Step::Item(_), _))) => {}
    }
}
