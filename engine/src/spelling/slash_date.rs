//! Dates in the notation `/Date(1360708920000)/`, which some serializers of .NET write.

use super::{Parsed, Row, Spelling, instant};
use crate::domain::{Domain, JsonType, push_integer, small_integer};
use crate::scalar::Scalar;
use crate::types::{DateTime, push_digits};

/// The spelling of an instant as `/Date(…)/`, with the milliseconds since 1970-01-01T00:00:00Z between the
/// parentheses. Its offset is written only on request, and does not change the milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SlashDate {
    has_offset: bool,
}

const MILLISECOND: i128 = 1_000_000;

impl SlashDate {
    /// Creates the spelling `/Date(1360708920000)/`, which is in UTC.
    pub const fn utc() -> Self {
        Self { has_offset: false }
    }

    /// Creates the spelling `/Date(1360708920000+0100)/`.
    pub const fn with_offset() -> Self {
        Self { has_offset: true }
    }
}

/// Parses both notations, and returns whether there was an offset too.
fn parsed(text: &str) -> Option<(DateTime, bool)> {
    let inner = text.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let sign = inner.rfind(['+', '-']).filter(|at| *at > 0);
    let (count, offset) = sign.and_then(|at| inner.split_at_checked(at)).unwrap_or((inner, ""));
    let utc = DateTime::from_unix_nanoseconds(i128::from(small_integer(count)?) * MILLISECOND)?;
    let seconds = if offset.is_empty() { 0 } else { seconds(offset)? };
    let value = utc.at_offset(seconds)?;
    let in_range = [utc, value].into_iter().all(|value| value.local().date().0 >= 0);
    in_range.then_some((value, !offset.is_empty()))
}

/// Parses `+hhmm`, and returns the seconds.
fn seconds(offset: &str) -> Option<i32> {
    let (sign, digits) = offset.split_at_checked(1)?;
    let (hours, minutes) = digits.split_at_checked(2)?;
    let part = |text: &str| small_integer(text).filter(|_| text.len() == 2 && !text.starts_with('-'));
    let (hours, minutes) = (part(hours)?, part(minutes).filter(|minutes| *minutes < 60)?);
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    Some(if sign == "-" { -seconds } else { seconds })
}

impl Spelling for SlashDate {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let (value, _) = instant(value)?;
        let count = value.unix_nanoseconds();
        let millis = i64::try_from(count / MILLISECOND).unwrap_or_default();
        if count % MILLISECOND != 0 {
            return Err("the spelling has no fraction of a millisecond");
        }
        out.push_str("/Date(");
        push_integer(millis, out);
        if self.has_offset {
            if value.offset() % 60 != 0 {
                return Err(super::OFFSET);
            }
            out.push(if value.offset() < 0 { '-' } else { '+' });
            let minutes = value.offset().unsigned_abs() / 60;
            push_digits(minutes / 60, 2, out);
            push_digits(minutes % 60, 2, out);
        }
        out.push_str(")/");
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        if json.is_some_and(|json| json != JsonType::String) {
            return None;
        }
        let (value, _) = parsed(text)?;
        let mut again = String::new();
        self.write(Scalar::DateTime(value), &mut again).ok()?;
        (again == text).then_some(Scalar::DateTime(value))
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        parsed(text).map(|(value, _)| Scalar::DateTime(value))
    }

    fn expects(&self) -> String {
        let offset = if self.has_offset { "+0000" } else { "" };
        format!("a date and time such as /Date(1360708920000{offset})/")
    }

    fn canonical(&self) -> String {
        if self.has_offset { OFFSET.name } else { UTC.name }.to_owned()
    }

    fn constructor(&self) -> String {
        format!("SlashDate::{}()", if self.has_offset { "with_offset" } else { "utc" })
    }
}

pub(super) const UTC: Row = Row {
    name: "/Date(ms)/",
    domains: &[Domain::DateTime],
    parse: |_, options, _| {
        options.expect(UTC.name, &[])?;
        Ok(Box::new(SlashDate::utc()) as Parsed)
    },
};

pub(super) const OFFSET: Row = Row {
    name: "/Date(ms+hhmm)/",
    domains: &[Domain::DateTime],
    parse: |_, options, _| {
        options.expect(OFFSET.name, &[])?;
        Ok(Box::new(SlashDate::with_offset()) as Parsed)
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Scalar<'_> {
        Domain::DateTime.read(text).unwrap()
    }

    fn written(spelling: SlashDate, text: &str) -> Result<String, &'static str> {
        let mut out = String::new();
        spelling.write(at(text), &mut out).map(|_| out)
    }

    #[test]
    fn counts_milliseconds_whatever_the_offset_is() {
        let (utc, offset) = (SlashDate::utc(), SlashDate::with_offset());
        for (text, without, with) in [
            ("2013-02-12T22:42:00Z", "/Date(1360708920000)/", "/Date(1360708920000+0000)/"),
            ("2013-02-12T23:42:00.001+01:00", "/Date(1360708920001)/", "/Date(1360708920001+0100)/"),
            ("1969-12-31T16:29:59-07:30", "/Date(-1000)/", "/Date(-1000-0730)/"),
        ] {
            assert_eq!(written(utc, text).as_deref(), Ok(without));
            assert_eq!(written(offset, text).as_deref(), Ok(with));
            assert_eq!(offset.read(with, Some(JsonType::String)), Some(at(text)));
            assert_eq!(utc.read_tolerantly(with), Some(at(text)));
            assert_eq!((utc.read(with, None), offset.read(without, None)), (None, None));
        }
        assert!(written(utc, "2013-02-12T22:42:00.0001Z").unwrap_err().contains("millisecond"));
        assert!(written(utc, "9999-12-31T23:59:59-01:00").is_err());
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "/Date()/",
            "/Date(x)/",
            "/Date(+5)/",
            "/Date(1.5)/",
            "/Date(1360708920000+01)/",
            "/Date(1360708920000+2400)/",
            "/Date(1360708920000+0160)/",
            "/Date(1360708920000+-100)/",
            "/Date(1360708920000é0100)/",
            "/Date(253402300800000)/",
            "/Date(253402300799000+0100)/",
            "/Date(99999999999999999999)/",
            "Date(1360708920000)",
        ] {
            assert_eq!(SlashDate::utc().read_tolerantly(text), None, "{text}");
        }
    }
}
