//! Required fields that no value of a group is for.

use std::collections::BTreeSet;

use crate::pointer::escape;
use crate::value::{Record, Value};

/// Returns the JSON Pointers of the required fields that are not among these places, nor around one.
pub(super) fn missing(record: &dyn Record, places: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    in_record(record, "", places, &mut found);
    found
}

fn in_record(record: &dyn Record, place: &str, places: &BTreeSet<String>, found: &mut Vec<String>) {
    for (index, field) in record.shape().fields().iter().enumerate() {
        // A client writes constants and defaults itself.
        if field.constant().is_some() || field.sends_default() {
            continue;
        }
        let place = format!("{place}/{}", escape(field.name()));
        if is_touched(&place, places) {
            in_value(record.get(index), &place, places, found);
        } else if field.is_required() {
            found.push(place);
        }
    }
}

fn in_value(value: Value<'_>, place: &str, places: &BTreeSet<String>, found: &mut Vec<String>) {
    match value {
        Value::Record(record) => in_record(record, place, places, found),
        Value::List(list) => {
            for index in 0..list.len() {
                in_value(list.get(index), &format!("{place}/{index}"), places, found);
            }
        }
        Value::Map(map) => {
            for (key, value) in map.entries() {
                in_value(value, &format!("{place}/{}", escape(key)), places, found);
            }
        }
        Value::Union(variant) => in_value(variant.get(), place, places, found),
        Value::Absent | Value::Null | Value::Scalar(_) | Value::Json(_) => {}
    }
}

/// Returns whether a place, or one within it, is among these.
fn is_touched(place: &str, places: &BTreeSet<String>) -> bool {
    let within = format!("{place}/");
    places.contains(place)
        || places.range(within.clone()..).next().is_some_and(|next| next.starts_with(&within))
}
