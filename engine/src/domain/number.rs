//! The domain of binary floating-point numbers.

use std::fmt::Write;

use super::{Class, JsonType, OTHER, Row, digits};
use crate::scalar::Scalar;

pub(super) const ROW: Row = Row {
    name: "number",
    doc: "A binary floating-point number of 64 bits; never infinite, never NaN.",
    class: Class::Number,
    json: JsonType::Number,
    expects: "a number",
    write,
    read,
};

/// The greatest magnitude up to which all integers are represented exactly (2^53).
const MAX_EXACT: f64 = 9_007_199_254_740_992.0;

fn write(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let value = value.number().ok_or(OTHER)?;
    if !value.is_finite() {
        return Err("the number is not finite");
    }
    // Whole numbers are written without `.0`, as in the examples of the vendors.
    if value.fract() == 0.0 && value.abs() <= MAX_EXACT && !(value == 0.0 && value.is_sign_negative()) {
        #[expect(clippy::cast_possible_truncation, reason = "a whole number of at most 2^53")]
        digits::push_integer(value as i64, out);
        return Ok(());
    }
    let start = out.len();
    // Writing to a string cannot fail. `Debug` writes the shortest text that parses to the same value, with
    // an exponent if the value is large.
    let _ = write!(out, "{value:?}");
    if out.get(start..).is_some_and(|text| text.ends_with(".0")) {
        out.truncate(out.len() - 2);
    }
    Ok(())
}

fn read(text: &str) -> Option<Scalar<'_>> {
    let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
    let value: f64 = if plain { text.parse().ok()? } else { return None };
    value.is_finite().then_some(Scalar::Number(value))
}
