//! Kinds that are numbers.

use std::fmt::Write;

use super::{ScalarKind, describe, write_plain};
use crate::value::Scalar;

/// An integer of 64 bits.
pub const INTEGER: &dyn ScalarKind = &IntegerKind;
/// A binary floating-point number of 64 bits.
pub const NUMBER: &dyn ScalarKind = &NumberKind;

#[derive(Debug)]
struct IntegerKind;

impl ScalarKind for IntegerKind {
    describe!("integer", INTEGER, "::core::primitive::i64", Number, Number, INTEGER,
        expects "an integer", "An integer of 64 bits with a sign.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        write_plain(value, out)
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let value: i64 = text.parse().ok()?;
        Some(Scalar::Integer(i128::from(value)))
    }
}

#[derive(Debug)]
struct NumberKind;

impl ScalarKind for NumberKind {
    describe!("number", NUMBER, "::core::primitive::f64", Number, Number, NUMBER,
        expects "a number", "A binary floating-point number of 64 bits; never infinite, never NaN.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        match value {
            // Without `.0`: the vendor's own samples write whole numbers bare.
            Scalar::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => {
                write!(out, "{number:.0}").map_err(|_| "the value has no text")
            }
            other => write_plain(other, out),
        }
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'));
        let value: f64 = if plain { text.parse().ok()? } else { return None };
        value.is_finite().then_some(Scalar::Number(value))
    }
}
