//! Kinds that are a date and time of day.

use super::{ScalarKind, describe, write_plain};
use crate::types::DateTime;
use crate::value::Scalar;

/// RFC 3339.
pub const DATETIME: &dyn ScalarKind = &DateTimeKind;
/// `YYYY-MM-DD HH:MM:SS`, without an offset.
pub const DATETIME_CIVIL: &dyn ScalarKind = &CivilKind;

#[derive(Debug)]
struct DateTimeKind;

impl ScalarKind for DateTimeKind {
    describe!("datetime", DATETIME, "::groupwright::DateTime", Other, String, DATETIME,
        expects "a date-time such as 2024-04-18T04:22:49.4404487Z",
        "A date-time of RFC 3339 with zero to nine fraction digits and any offset; written without trailing zeros.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        match value {
            Scalar::DateTime(value) if value.offset().is_none() => {
                Err("a date-time of RFC 3339 needs an offset from UTC")
            }
            other => write_plain(other, out),
        }
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let value: DateTime = text.parse().ok()?;
        value.offset().is_some().then_some(Scalar::DateTime(value))
    }
}

#[derive(Debug)]
struct CivilKind;

impl ScalarKind for CivilKind {
    describe!("datetime_civil", DATETIME_CIVIL, "::groupwright::DateTime", Other, String, DATETIME_CIVIL,
        expects "a date and time such as 2013-02-12 02:42:00",
        "A date and time of day without a zone, `YYYY-MM-DD HH:MM:SS`; a `T` for the space is understood on input.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        match value {
            Scalar::DateTime(value) if value.offset().is_some() => {
                Err("a date and time without a zone cannot carry an offset")
            }
            Scalar::DateTime(value) => value.write_civil(' ', out).map_err(|_| "the value has no text"),
            other => write_plain(other, out),
        }
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let value: DateTime = text.parse().ok()?;
        value.offset().is_none().then_some(Scalar::DateTime(value))
    }
}
