//! A canonical text of a value, for comparing values of any kind.

use super::{Scalar, Value};
use crate::equality::push_key;

/// The maximum depth. Structures that are nested deeper are all considered equal.
const MAX_DEPTH: usize = 64;

/// Returns a text that is the same for two values if and only if the values are equal.
pub fn key(value: &Value<'_>) -> String {
    let mut out = String::new();
    push(value, MAX_DEPTH, &mut out);
    out
}

fn push(value: &Value<'_>, depth: usize, out: &mut String) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Value::Absent => out.push('-'),
        Value::Null => out.push('0'),
        Value::Scalar(scalar) => push_key(*scalar, out),
        Value::Record(record) => {
            out.push('{');
            for index in 0..record.shape().fields().len() {
                push(&record.get(index), depth, out);
            }
            out.push('}');
        }
        Value::List(list) => {
            out.push('[');
            for index in 0..list.len() {
                push(&list.get(index), depth, out);
            }
            out.push(']');
        }
        Value::Json(json) => json.push_key(depth, out),
        Value::Map(map) => {
            out.push('(');
            for (name, value) in map.entries() {
                push_key(Scalar::String(name), out);
                push(&value, depth, out);
            }
            out.push(')');
        }
        Value::Union(variant) => {
            out.push('|');
            let position = variant.position().and_then(|position| i64::try_from(position).ok());
            push_key(Scalar::Integer(position.unwrap_or(-1)), out);
            push(&variant.get(), depth, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Wire;

    #[test]
    fn keys_are_equal_for_equal_values_only() {
        let key = |value: &dyn Wire| key(&value.get());
        assert_eq!(key(&vec![1_i64, 2]), key(&vec![1.0, 2.0]));
        assert_ne!(key(&vec!["a".to_owned(), "b".to_owned()]), key(&vec!["a1:b".to_owned()]));
        assert_ne!(key(&vec![vec![1_i64], vec![]]), key(&vec![vec![], vec![1_i64]]));
        assert_ne!(key(&None::<i64>), key(&String::new()));
    }
}
