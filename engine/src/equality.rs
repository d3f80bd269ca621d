//! Equality of values. All comparisons use it: `when`, `enum`, `const` and `unique_items`.
//!
//! Values of a domain are compared in that domain: the boolean `0` is equal to `false`, and the number 2.0
//! to 2. Undeclared values are compared as JSON: by JSON type, and numbers by their value.

use std::fmt::{self, Write};

use crate::binary::Binary;
use crate::domain::{Domain, JsonType, push_integer};
use crate::number::{self, same_number};
use crate::scalar::Scalar;
use crate::types::File;

/// Returns whether two single values of one domain are equal.
pub fn same_scalar(one: Scalar<'_>, other: Scalar<'_>) -> bool {
    one == other || key(one) == key(other)
}

/// Returns whether two texts represent the same value of a domain in its default spelling. Texts that are
/// not values of the domain are compared as text.
pub fn same_text(domain: Domain, one: &str, other: &str) -> bool {
    match (domain.read(one), domain.read(other)) {
        (Some(one), Some(other)) => same_scalar(one, other),
        _ => one == other,
    }
}

/// Returns whether two undeclared JSON values are equal. In a format without JSON types a text is compared
/// as a number if a number is expected.
pub fn same_json(expected: (&str, JsonType), found: (&str, Option<JsonType>)) -> bool {
    let ((expected, json), (found, found_json)) = (expected, found);
    found_json.is_none_or(|found| found == json)
        && match json {
            JsonType::Number => same_number(expected, found),
            JsonType::String | JsonType::Boolean => expected == found,
        }
}

/// Returns a text that is the same for two single values if and only if they are equal.
pub fn key(scalar: Scalar<'_>) -> String {
    let mut out = String::new();
    push_key(scalar, &mut out);
    out
}

/// Appends a text that is the same for two single values if and only if they are equal.
///
/// The end of each text is unambiguous, so that texts can be concatenated.
pub(crate) fn push_key(scalar: Scalar<'_>, out: &mut String) {
    // Writing to a string cannot fail.
    let _ = match scalar {
        Scalar::String(text) => write!(out, "s{}:{text}", text.len()),
        Scalar::Percent(_) => {
            let text = scalar.percent_decoded().unwrap_or_default();
            write!(out, "s{}:{text}", text.len())
        }
        Scalar::Boolean(value) => write!(out, "b{};", u8::from(value)),
        Scalar::Integer(value) => {
            out.push('n');
            push_integer(value, out);
            out.write_char(';')
        }
        Scalar::Unsigned(value) => write!(out, "n{value};"),
        // A number without a fraction is written like an integer. Adding 0.0 turns -0 into 0.
        Scalar::Number(value) if value.fract() == 0.0 => write!(out, "n{:.0};", value + 0.0),
        Scalar::Number(value) if value.is_finite() => push_number(&format!("{value:?}"), out),
        Scalar::Number(value) => write!(out, "n{value:?};"),
        Scalar::Decimal(text) => push_number(text, out),
        Scalar::Bytes(bytes) => push_bytes(Binary::Bytes(bytes), out),
        Scalar::Base64(text) => push_bytes(Binary::Base64(text), out),
        Scalar::Hex(text) => push_bytes(Binary::Hex(text), out),
        Scalar::File(file) => push_file(file, out),
        // What is no data URL stands for no file.
        Scalar::DataUrl(text) => text.parse().map_or(Ok(()), |file| push_file(&file, out)),
        Scalar::Uuid(value) => write!(out, "u{value};"),
        Scalar::Ip(value) => write!(out, "i{value};"),
        Scalar::DateTime(value) => write!(out, "d{value};"),
        Scalar::LocalDateTime(value) => write!(out, "l{value};"),
        Scalar::Date(value) => write!(out, "e{value};"),
        Scalar::Time(value) => write!(out, "t{value};"),
        Scalar::Duration(value) => write!(out, "p{value};"),
    };
}

/// Appends bytes like a list of integers, which they are where there is no table.
fn push_bytes(bytes: Binary<'_>, out: &mut String) -> fmt::Result {
    out.push('[');
    for byte in &*bytes.bytes() {
        push_key(Scalar::Integer((*byte).into()), out);
    }
    out.write_char(']')
}

fn push_file(file: &File, out: &mut String) -> fmt::Result {
    let text = file.to_string();
    write!(out, "f{}:{text}", text.len())
}

fn push_number(text: &str, out: &mut String) -> fmt::Result {
    out.push('n');
    number::push_key(text, out);
    out.write_char(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_numbers_by_value() {
        assert!(same_scalar(Scalar::Integer(2), Scalar::Number(2.0)));
        assert!(same_scalar(Scalar::Number(0.0), Scalar::Number(-0.0)));
        assert!(!same_scalar(Scalar::Integer(i64::MAX), Scalar::Number(9_223_372_036_854_775_808.0)));
        assert!(!same_scalar(Scalar::Integer(0), Scalar::Boolean(false)));
        assert!(same_scalar(Scalar::Integer(1000), Scalar::Decimal("1e3")));
        assert!(same_scalar(Scalar::Number(1.5e-7), Scalar::Decimal("0.00000015")));
        assert!(same_scalar(Scalar::Number(1e300), Scalar::Number(1e300)));
        assert!(!same_scalar(Scalar::Decimal("1e999999999"), Scalar::Decimal("1e999999998")));
        assert!(same_text(Domain::Decimal, "1e999999999", "10.0e999999998"));
        assert!(!same_text(Domain::Decimal, "0.1", "0.10000000000000000001"));
        assert!(same_text(Domain::Number, "2.0", "2") && same_text(Domain::Integer, "1e1", "10"));
        assert!(!same_text(Domain::String, "2.0", "2"));
        assert!(same_text(
            Domain::Uuid,
            "9924256A-739C-462B-AF15-E652A3B1B6EB",
            "9924256a-739c-462b-af15-e652a3b1b6eb"
        ));
    }

    #[test]
    fn compares_undeclared_values_by_json_type() {
        let zero = ("0", JsonType::Number);
        assert!(same_json(zero, ("0.0", Some(JsonType::Number))) && same_json(zero, ("0", None)));
        assert!(!same_json(zero, ("0", Some(JsonType::String))));
        assert!(!same_json(("false", JsonType::Boolean), ("0", Some(JsonType::Number))));
        assert!(same_json(("a", JsonType::String), ("a", None)));
    }
}
