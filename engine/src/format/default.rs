//! The values that stand in place of members that nobody has given.

use std::borrow::Cow;

use super::{DecodeOptions, EncodeOptions, Format, decode, encode};
use crate::dynamic::DynValue;
use crate::table::{Default, Field};
use crate::value::{Record, Value};

/// Returns the default of a field as plain JSON: its own, or the value or the default of the field that it is
/// taken from.
pub(crate) fn default_json(record: &dyn Record, field: &Field) -> Option<Cow<'static, str>> {
    let shape = record.shape();
    let mut default = field.default();
    // Each field is passed at most once.
    for _ in 0..=shape.fields().len() {
        let name = match default {
            Default::None => return None,
            Default::Value(json) => return Some(Cow::Borrowed(json)),
            Default::Field(name) => name,
        };
        let (index, other) = shape.find(name)?;
        let value = record.get(index);
        if !value.is_absent() {
            let json = encode(Format::Json, value, other.node(), &EncodeOptions::VALUES).ok()?;
            return String::from_utf8(json).ok().map(Cow::Owned);
        }
        default = other.default();
    }
    None
}

/// Returns the value that is written in place of a member that is absent, if there is one.
pub(crate) fn default_of(record: &dyn Record, field: &'static Field) -> Option<DynValue> {
    let json = default_json(record, field)?;
    let mut value = DynValue::optional(field.node());
    let read = decode(Format::Json, json.as_bytes(), field.node(), value.slot(), &DecodeOptions::VALUES);
    read.ok().map(|()| value)
}

/// Returns a value of a structure, or the default that is written in its place, for which `default` is room.
pub(crate) fn value_or_default<'v>(
    record: &'v dyn Record,
    (index, field): (usize, &'static Field),
    default: &'v mut Option<DynValue>,
) -> Value<'v> {
    let value = record.get(index);
    if !(value.is_absent() && field.sends_default()) {
        return value;
    }
    *default = default_of(record, field);
    default.as_ref().map_or(Value::Absent, DynValue::get)
}
