//! The domain of 64-bit signed integers.

use super::{Class, JsonType, OTHER, Row, decimal, digits};
use crate::scalar::Scalar;

pub(super) const ROW: Row = Row {
    name: "integer",
    doc: "An integer of 64 bits with a sign; `1.0` and `1e3` are integers (JSON Schema).",
    class: Class::Number,
    json: JsonType::Number,
    expects: "an integer",
    write,
    read,
};

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    match value {
        Scalar::Integer(value) => {
            digits::push_integer(value, out);
            Ok(())
        }
        Scalar::Unsigned(_) => Err("an integer must fit into 64 bits with a sign"),
        Scalar::String(_)
        | Scalar::Boolean(_)
        | Scalar::Number(_)
        | Scalar::Uuid(_)
        | Scalar::DateTime(_)
        | Scalar::LocalDateTime(_)
        | Scalar::Date(_)
        | Scalar::Time(_)
        | Scalar::Duration(_) => Err(OTHER),
    }
}

fn read(text: &str) -> Option<Scalar<'_>> {
    let value = small(text).or_else(|| text.parse().ok());
    value.or_else(|| decimal::integral(text)?.parse().ok()).map(Scalar::Integer)
}

/// The maximum number of digits of an integer that cannot overflow an `i64`.
const MAX_SMALL: usize = 18;

/// Parses an integer of at most eighteen digits.
#[inline]
pub(crate) fn small(text: &str) -> Option<i64> {
    let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    if digits.is_empty() || digits.len() > MAX_SMALL {
        return None;
    }
    let mut value = 0_i64;
    for byte in digits.bytes() {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    Some(if negative { -value } else { value })
}
