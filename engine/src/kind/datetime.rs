//! Kinds that are a date and time of day.

use std::fmt::Write;

use super::{ScalarKind, describe, write_plain};
use crate::types::DateTime;
use crate::value::Scalar;

/// RFC 3339.
pub const DATETIME: &dyn ScalarKind = &DateTimeKind;
/// `YYYY-MM-DD HH:MM:SS`, without an offset.
pub const DATETIME_CIVIL: &dyn ScalarKind = &CivilKind;

/// Years are written with four digits and no sign.
fn has_four_digits(value: DateTime) -> Result<(), &'static str> {
    if value.date().0 < 0 { Err("the year of a date and time is from 0000 to 9999") } else { Ok(()) }
}

#[derive(Debug)]
struct DateTimeKind;

impl ScalarKind for DateTimeKind {
    describe!("datetime", DATETIME, "::groupwright::DateTime", Other, String, DATETIME,
        expects "a date-time such as 2024-04-18T04:22:49.4404487Z",
        "A date-time of RFC 3339 with zero to nine fraction digits and any offset; written without trailing zeros.");

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        match value {
            Scalar::DateTime(value) => {
                let offset = value.offset().ok_or("a date-time of RFC 3339 needs an offset from UTC")?;
                if offset % 60 != 0 {
                    return Err("an offset of RFC 3339 is in whole minutes");
                }
                has_four_digits(*value)?;
                write!(out, "{value}").map_err(|_| "the value has no text")
            }
            Scalar::Text(text) if self.read(text).is_none() => Err("this is no date-time of RFC 3339"),
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

    fn carried(&self) -> &'static str {
        "::groupwright::carry::Civil"
    }

    fn write(&self, value: &Scalar<'_>, out: &mut String) -> Result<(), &'static str> {
        match value {
            Scalar::DateTime(value) if value.offset().is_some() => {
                Err("a date and time without a zone cannot carry an offset")
            }
            Scalar::DateTime(value) => {
                has_four_digits(*value)?;
                value.write_civil(' ', out).map_err(|_| "the value has no text")
            }
            Scalar::Text(text) if self.read(text).is_none() => {
                Err("this is no date and time with a year from 0000 to 9999")
            }
            other => write_plain(other, out),
        }
    }

    fn read<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        let value: DateTime = text.parse().ok()?;
        value.offset().is_none().then_some(Scalar::DateTime(value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(kind: &dyn ScalarKind, value: &Scalar<'_>) -> Option<&'static str> {
        kind.write(value, &mut String::new()).err()
    }

    #[test]
    fn years_have_four_digits() {
        for (year, is_refused) in [(-1, true), (0, false), (9999, false)] {
            let civil = DateTime::civil((year, 12, 31), (23, 59, 59), 0).unwrap();
            let utc = civil.with_offset(0).unwrap();
            assert_eq!(refused(DATETIME_CIVIL, &Scalar::DateTime(civil)).is_some(), is_refused, "{civil}");
            assert_eq!(refused(DATETIME, &Scalar::DateTime(utc)).is_some(), is_refused, "{utc}");
        }
    }

    #[test]
    fn an_offset_is_said_in_whole_minutes() {
        let noon = DateTime::civil((1890, 1, 1), (12, 0, 0), 0).unwrap();
        let mean_time = noon.with_offset(-(17 * 60 + 30)).unwrap();
        assert_eq!(mean_time.to_string(), "1890-01-01T12:00:00-00:17:30");
        assert!(refused(DATETIME, &Scalar::DateTime(mean_time)).unwrap().contains("minutes"));
        assert_eq!(refused(DATETIME, &Scalar::DateTime(noon.with_offset(-17 * 60).unwrap())), None);
    }

    #[test]
    fn a_text_is_held_against_the_kind() {
        for (kind, good, bad) in [
            (DATETIME, "2024-04-18T04:22:49Z", "+20000-01-01T00:00:00Z"),
            (DATETIME_CIVIL, "2024-04-18 04:22:49", "+20000-01-01T00:00:00"),
        ] {
            assert_eq!(refused(kind, &Scalar::Text(good.into())), None);
            assert!(refused(kind, &Scalar::Text(bad.into())).is_some());
        }
    }
}
