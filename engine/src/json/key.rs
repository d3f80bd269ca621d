//! A canonical text of a JSON value, for comparing values.

use super::Json;
use crate::domain::canonical_number;
use crate::equality::push_key;
use crate::scalar::Scalar;

impl Json {
    /// Appends a text that is the same for two values if and only if they are equal. Parts that are nested
    /// deeper than this many levels are all considered equal.
    pub(crate) fn push_key(&self, levels: usize, out: &mut String) {
        let Some(levels) = levels.checked_sub(1) else { return };
        match self {
            Self::Null => out.push('0'),
            Self::Bool(value) => push_key(Scalar::Boolean(*value), out),
            Self::Number(number) => {
                out.push('n');
                out.push_str(&canonical_number(number.as_str()));
                out.push(';');
            }
            Self::String(text) => push_key(Scalar::String(text), out),
            Self::Array(items) => {
                out.push('[');
                for item in items {
                    item.push_key(levels, out);
                }
                out.push(']');
            }
            Self::Object(object) => {
                out.push('(');
                for (name, value) in object.sorted() {
                    push_key(Scalar::String(name), out);
                    value.push_key(levels, out);
                }
                out.push(')');
            }
        }
    }
}
