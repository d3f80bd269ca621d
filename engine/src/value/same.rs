//! Equality of structures by their values, which is compiled once for all types.

use super::{List, Map, Record, Value, Variant};
use crate::number::same_number;
use crate::scalar::Scalar;

/// Returns whether two structures of one type have the same values. Numbers that are exact are compared as numbers, and
/// all other single values as those of their types: a floating-point number that is not a number equals nothing.
pub fn same_record(one: &dyn Record, other: &dyn Record) -> bool {
    (0..one.shape().fields().len()).all(|field| same(one.get(field), other.get(field)))
}

fn same(one: Value<'_>, other: Value<'_>) -> bool {
    match one {
        Value::Absent => other.is_absent(),
        Value::Null => other.is_empty() && !other.is_absent(),
        Value::Scalar(one) => other.scalar().is_some_and(|other| same_single(one, other)),
        Value::Record(one) => other.record().is_some_and(|other| same_record(one, other)),
        Value::List(one) => other.list().is_some_and(|other| same_list(one, other)),
        Value::Map(one) => other.map().is_some_and(|other| same_map(one, other)),
        Value::Union(one) => other.union().is_some_and(|other| same_variant(one, other)),
        Value::Json(one) => other.json().is_some_and(|other| one == other),
    }
}

fn same_single(one: Scalar<'_>, other: Scalar<'_>) -> bool {
    match (one.decimal(), other.decimal()) {
        (Some(one), Some(other)) => same_number(one, other),
        (Some(_) | None, _) => one == other,
    }
}

fn same_list(one: &dyn List, other: &dyn List) -> bool {
    match (one.bytes(), other.bytes()) {
        (Some(one), Some(other)) => one == other,
        (Some(_) | None, _) => {
            one.len() == other.len() && (0..one.len()).all(|index| same(one.get(index), other.get(index)))
        }
    }
}

/// Both are in the order of their keys.
fn same_map(one: &dyn Map, other: &dyn Map) -> bool {
    one.len() == other.len()
        && one
            .entries()
            .zip(other.entries())
            .all(|((one_key, one), (key, value))| one_key == key && same(one, value))
}

fn same_variant(one: &dyn Variant, other: &dyn Variant) -> bool {
    one.position() == other.position() && same(one.get(), other.get())
}
