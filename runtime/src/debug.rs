//! `Debug` for structures that have a table: as derived, but secrets do not print.

use std::fmt;

use crate::{Record, Scalar, Value};

/// So many levels of structures, lists and maps are shown.
const DEEPEST: usize = 32;

/// Writes a structure as a derived `Debug` does, with `(secret)` for the values that must not be shown.
pub fn debug(record: &dyn Record, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fields(record, DEEPEST, f)
}

fn fields(record: &dyn Record, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = record.shape();
    let mut shown = f.debug_struct(shape.name);
    for (index, field) in shape.fields.iter().enumerate() {
        match record.get(index) {
            value @ (Value::Absent | Value::Null) => shown.field(field.rust, &View { value, depth }),
            _ if field.secret => shown.field(field.rust, &format_args!("(secret)")),
            value => shown.field(field.rust, &View { value, depth }),
        };
    }
    shown.finish()
}

struct View<'v> {
    value: Value<'v>,
    depth: usize,
}

impl fmt::Debug for View<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nested = matches!(self.value, Value::Record(_) | Value::List(_) | Value::Map(_));
        let Some(depth) = self.depth.checked_sub(usize::from(nested)) else { return f.write_str("…") };
        match &self.value {
            Value::Absent => f.write_str("None"),
            Value::Null => f.write_str("Null"),
            Value::Scalar(scalar) => single(scalar, f),
            Value::Record(record) => fields(*record, depth, f),
            Value::List(list) => {
                let items = (0..list.len()).map(|index| View { value: list.get(index), depth });
                f.debug_list().entries(items).finish()
            }
            Value::Map(map) => {
                let entries = map.entries().map(|(key, value)| (key, View { value, depth }));
                f.debug_map().entries(entries).finish()
            }
        }
    }
}

fn single(scalar: &Scalar<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match scalar {
        Scalar::Text(text) => fmt::Debug::fmt(text, f),
        Scalar::Boolean(value) => fmt::Debug::fmt(value, f),
        Scalar::Integer(value) => fmt::Debug::fmt(value, f),
        Scalar::Number(value) => fmt::Debug::fmt(value, f),
        Scalar::Uuid(value) => fmt::Display::fmt(value, f),
        Scalar::DateTime(value) => fmt::Display::fmt(value, f),
        Scalar::Bytes(octets) => write!(f, "{} octets", octets.len()),
    }
}
