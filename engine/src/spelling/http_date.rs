//! Dates of HTTP header fields (RFC 9110 section 5.6.7).

use super::{Parsed, Row, Spelling, instant};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::types::{Date, DateTime, LocalDateTime, Time, push_digits};

/// The spelling of an instant as an HTTP date, in whole seconds and in GMT. It is written as an
/// `IMF-fixdate`; a tolerant reader also accepts a fraction of a second, and the obsolete formats of
/// RFC 850 and of `asctime`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpDate;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Returns the name of the day of the week, of which the first three letters are written.
fn day_name(date: Date) -> &'static str {
    let day = usize::try_from(date.civil().weekday().to_monday_zero_offset()).unwrap_or_default();
    DAYS.get(day).copied().unwrap_or_default()
}

fn push(local: LocalDateTime, out: &mut String) {
    let civil = local.civil();
    let date = Date::from_civil(civil.date());
    out.push_str(day_name(date).get(..3).unwrap_or_default());
    out.push_str(", ");
    push_digits(date.day().unsigned_abs().into(), 2, out);
    out.push(' ');
    let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    out.push_str(MONTHS.get(month).copied().unwrap_or_default());
    out.push(' ');
    push_digits(date.year().unsigned_abs().into(), 4, out);
    out.push(' ');
    Time::from_civil(civil.time()).push_seconds(out);
    out.push_str(" GMT");
}

/// The parts of a date in any of the three formats.
struct Parts<'t> {
    day: &'t str,
    month: &'t str,
    year: &'t str,
    time: &'t str,
}

impl<'t> Parts<'t> {
    /// Splits `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or
    /// `Sun Nov  6 08:49:37 1994`, and returns the name of the day of the week too.
    fn of(text: &'t str) -> Option<(&'t str, Self)> {
        let Some((name, rest)) = text.split_once(", ") else {
            let mut words = text.split_ascii_whitespace();
            let [name, month, day, time, year] =
                [words.next()?, words.next()?, words.next()?, words.next()?, words.next()?];
            return words.next().is_none().then_some((name, Self { day, month, year, time }));
        };
        let rest = rest.strip_suffix(" GMT").or_else(|| rest.strip_suffix(" UTC"))?;
        let (date, time) = rest.rsplit_once(' ')?;
        let (day, rest) = date.split_once([' ', '-'])?;
        let (month, year) = rest.split_once([' ', '-'])?;
        Some((name, Self { day, month, year, time }))
    }

    fn local(&self, year: i16) -> Option<LocalDateTime> {
        let month = MONTHS.iter().position(|month| *month == self.month)?;
        let date = Date::new(year, i8::try_from(month).ok()? + 1, number(self.day, 1..=2)?)?;
        let time: Time = self.time.parse().ok()?;
        Some(LocalDateTime::from_civil(date.civil().to_datetime(time.civil())))
    }
}

/// Parses an integer with a number of digits in a range.
fn number<T: std::str::FromStr>(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<T> {
    let is_number = digits.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_number { text.parse().ok() } else { None }
}

fn parsed(text: &str) -> Option<LocalDateTime> {
    let (name, parts) = Parts::of(text)?;
    if !DAYS.iter().any(|day| *day == name || day.get(..3) == Some(name)) {
        return None;
    }
    if parts.year.len() == 4 {
        return parts.local(number(parts.year, 4..=4)?);
    }
    // The day of the week determines the century of a year with two digits.
    let year: i16 = number(parts.year, 2..=2)?;
    let fits = |local: &LocalDateTime| day_name(Date::from_civil(local.civil().date())) == name;
    [1900, 2000].into_iter().find_map(|century| parts.local(century + year).filter(fits))
}

impl Spelling for HttpDate {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let (_, utc) = instant(value)?;
        if utc.nanosecond() != 0 {
            return Err("an HTTP date has no fraction of a second");
        }
        push(utc, out);
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        if json.is_some_and(|json| json != JsonType::String) {
            return None;
        }
        let value = parsed(text)?;
        let mut again = String::new();
        push(value, &mut again);
        (again == text && value.nanosecond() == 0).then_some(Scalar::DateTime(DateTime::at_utc(value)))
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        parsed(text).map(|value| Scalar::DateTime(DateTime::at_utc(value)))
    }

    fn begins_with(&self, text: &str) -> bool {
        DAYS.iter().any(|day| *day == text || day.get(..3) == Some(text))
    }

    fn expects(&self) -> String {
        "an HTTP date such as Tue, 12 Feb 2013 22:42:00 GMT".to_owned()
    }

    fn canonical(&self) -> String {
        ROW.name.to_owned()
    }

    fn constructor(&self) -> String {
        "HttpDate".to_owned()
    }
}

pub(super) const ROW: Row = Row {
    name: "http_date",
    domains: &[Domain::DateTime],
    parse: |_, options, _| {
        options.expect(ROW.name, &[])?;
        Ok(Box::new(HttpDate) as Parsed)
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Scalar<'_> {
        Domain::DateTime.read(text).unwrap()
    }

    fn written(text: &str) -> Result<String, &'static str> {
        let mut out = String::new();
        HttpDate.write(at(text), &mut out).map(|_| out)
    }

    #[test]
    fn writes_the_preferred_format_in_gmt() {
        for (text, expected) in [
            ("1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 GMT"),
            ("2016-01-01T00:30:00+01:00", "Thu, 31 Dec 2015 23:30:00 GMT"),
            ("0000-01-01T00:00:00Z", "Sat, 01 Jan 0000 00:00:00 GMT"),
            ("9999-12-31T23:59:59Z", "Fri, 31 Dec 9999 23:59:59 GMT"),
        ] {
            assert_eq!(written(text).as_deref(), Ok(expected));
            assert!(HttpDate.read(expected, Some(JsonType::String)).is_some(), "{expected}");
        }
        assert!(written("1994-11-06T08:49:37.5Z").unwrap_err().contains("fraction"));
        assert!(written("9999-12-31T23:59:59-00:01").is_err());
    }

    #[test]
    fn reads_the_obsolete_formats_tolerantly_only() {
        for text in [
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 UTC",
            // The day of the week is wrong, but not needed.
            "Mon, 06 Nov 1994 08:49:37 GMT",
        ] {
            assert_eq!(HttpDate.read(text, None), None, "{text}");
            assert_eq!(HttpDate.read_tolerantly(text), Some(at("1994-11-06T08:49:37Z")), "{text}");
        }
        assert_eq!(HttpDate.read("Sun, 06 Nov 1994 08:49:37 GMT", Some(JsonType::Number)), None);
        let fraction = "Sun, 06 Nov 1994 08:49:37.456 GMT";
        assert_eq!(HttpDate.read(fraction, None), None);
        assert_eq!(HttpDate.read_tolerantly(fraction), Some(at("1994-11-06T08:49:37.456Z")));
    }

    #[test]
    fn finds_the_century_by_the_day_of_the_week() {
        for (text, expected) in [
            ("Wednesday, 06-Nov-94 08:49:37 GMT", None),
            ("Saturday, 06-Nov-94 08:49:37 GMT", Some("2094-11-06T08:49:37Z")),
            ("Tuesday, 29-Feb-00 00:00:00 GMT", Some("2000-02-29T00:00:00Z")),
        ] {
            assert_eq!(HttpDate.read_tolerantly(text), expected.map(at), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            ", ",
            "Sun, 06 Nov 1994 08:49:60 GMT",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 24:00:00 GMT",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 nov 1994 08:49:37 GMT",
            "Xyz, 06 Nov 1994 08:49:37 GMT",
            "Sun, 06 Nov 11994 08:49:37 GMT",
            "Sun, -6 Nov 1994 08:49:37 GMT",
            "Sun Nov 6 08:49:37 1994 GMT",
            "1994-11-06T08:49:37Z",
        ] {
            assert_eq!(HttpDate.read_tolerantly(text), None, "{text}");
        }
        assert!(HttpDate.begins_with("Sun") && HttpDate.begins_with("Sunday"));
        assert!(!HttpDate.begins_with("Sun, 06 Nov 1994 08:49:37 GMT") && !HttpDate.begins_with(""));
    }
}
