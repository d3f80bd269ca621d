//! Kinds that are true or false. Each spelling is understood on input, whichever is written.

use super::{ScalarKind, describe, write_plain};
use crate::value::Scalar;

/// `true` or `false`.
pub const BOOLEAN: &dyn ScalarKind = &BooleanKind;
/// `1` or `0`.
pub const BOOLEAN_01: &dyn ScalarKind = &Boolean01Kind;

fn read_either(text: &str) -> Option<Scalar<'_>> {
    match text {
        "true" | "1" => Some(Scalar::Boolean(true)),
        "false" | "0" => Some(Scalar::Boolean(false)),
        _ => None,
    }
}

#[derive(Debug)]
struct BooleanKind;

impl ScalarKind for BooleanKind {
    describe!("boolean", BOOLEAN, "::core::primitive::bool", Other, Boolean, BOOLEAN,
        expects "true or false", "`true` or `false`; `1` and `0` are understood on input.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        write_plain(value, out)
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        read_either(text)
    }
}

#[derive(Debug)]
struct Boolean01Kind;

impl ScalarKind for Boolean01Kind {
    describe!("boolean_01", BOOLEAN_01, "::core::primitive::bool", Other, Number, BOOLEAN,
        expects "0 or 1", "True as `1`, false as `0`; `true` and `false` are understood on input.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        match value {
            Scalar::Boolean(value) => {
                out.push(if *value { '1' } else { '0' });
                Ok(())
            }
            other => write_plain(other, out),
        }
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        read_either(text)
    }
}
