//! The domains of numbers of any size: integers and decimal numbers, kept as text.

use super::{Class, Domain, JsonType, OTHER, Row, digits};
use crate::number;
use crate::scalar::Scalar;

pub(super) const BIG_INTEGER: Row = Row {
    name: "big_integer",
    doc: "An integer of any size; `1.0` and `1e3` are integers (JSON Schema), and written as `1` and `1000`.",
    class: Class::Number,
    json: JsonType::Number,
    expects: "an integer",
    write: write_integer,
    read: read_integer,
};

pub(super) const DECIMAL: Row = Row {
    name: "decimal",
    doc: "A decimal number of any size that keeps its digits and its notation, in the notation of JSON numbers: `12.50`, `1e400`. Two numbers of the same value are equal.",
    class: Class::Number,
    json: JsonType::Number,
    expects: "a decimal number such as 12.50",
    write: write_decimal,
    read: read_decimal,
};

impl Domain {
    /// Returns whether the values are numbers of any size, of which no digit is lost.
    pub const fn keeps_digits(self) -> bool {
        matches!(self, Self::BigInteger | Self::Decimal)
    }
}

fn write_integer(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let Some(text) = value.decimal() else { return digits::push(value, out) };
    out.push_str(&number::integral(text).ok_or("the number is not an integer")?);
    Ok(())
}

fn read_integer(text: &str) -> Option<Scalar<'_>> {
    number::is_integral(text).then_some(Scalar::Decimal(text))
}

fn write_decimal(value: Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
    let Some(text) = value.decimal() else { return digits::push(value, out) };
    if !number::is_numeral(text) {
        return Err(OTHER);
    }
    out.push_str(text);
    Ok(())
}

fn read_decimal(text: &str) -> Option<Scalar<'_>> {
    number::is_numeral(text).then_some(Scalar::Decimal(text))
}
