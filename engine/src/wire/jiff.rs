//! Implementations for the date types of the crate `jiff`.

use jiff::civil;
use jiff::tz::Offset;
use jiff::{Span, SpanFieldwise, Timestamp};

use super::scalars::scalar;
use crate::compat::Represents;
use crate::types::{Date, DateTime, Duration, DurationParts, LocalDateTime, Time};
use crate::value::{Scalar, ScalarMismatch, ScalarSlot, Slot, Value, Wire};

// An instant. It is written in UTC, and a date without an offset is not accepted.
scalar!(
    Timestamp,
    value => Scalar::DateTime(DateTime::at_utc(LocalDateTime::from_civil(Offset::UTC.to_datetime(*value)))),
    Timestamp::UNIX_EPOCH,
    { Scalar::DateTime(value) => value.timestamp().ok_or(ScalarMismatch)? }
);

// A local date and time.
scalar!(
    civil::DateTime,
    value => Scalar::LocalDateTime(LocalDateTime::from_civil(*value)),
    civil::DateTime::ZERO,
    { Scalar::LocalDateTime(value) => value.civil() }
);

// A date.
scalar!(
    civil::Date,
    value => Scalar::Date(Date::from_civil(*value)),
    civil::Date::ZERO,
    { Scalar::Date(value) => value.civil() }
);

// A time of day.
scalar!(
    civil::Time,
    value => Scalar::Time(Time::from_civil(*value)),
    civil::Time::MIN,
    { Scalar::Time(value) => value.civil() }
);

// A duration in its own units.
scalar!(
    Span,
    value => Scalar::Duration(parts(value).and_then(Duration::new).unwrap_or(Duration::BEYOND)),
    Span::new(),
    { Scalar::Duration(value) => span(value.parts()).ok_or(ScalarMismatch)? }
);

// A duration whose spans are compared by their units.
scalar!(
    SpanFieldwise,
    value => Scalar::Duration(parts(&value.0).and_then(Duration::new).unwrap_or(Duration::BEYOND)),
    SpanFieldwise(Span::new()),
    { Scalar::Duration(value) => SpanFieldwise(span(value.parts()).ok_or(ScalarMismatch)?) }
);

impl Represents<DateTime> for Timestamp {}
impl Represents<LocalDateTime> for civil::DateTime {}
impl Represents<Date> for civil::Date {}
impl Represents<Time> for civil::Time {}
impl Represents<Duration> for Span {}
impl Represents<Duration> for SpanFieldwise {}

/// Returns the parts of a span, with its fractions of a second as nanoseconds.
fn parts(span: &Span) -> Option<DurationParts> {
    let size = span.abs();
    let small = |part: i32| u32::try_from(part).ok();
    let large = |part: i64| u64::try_from(part).ok();
    let fraction = i128::from(size.get_milliseconds()) * 1_000_000
        + i128::from(size.get_microseconds()) * 1_000
        + i128::from(size.get_nanoseconds());
    Some(DurationParts {
        is_negative: span.is_negative(),
        years: small(size.get_years().into())?,
        months: small(size.get_months())?,
        weeks: small(size.get_weeks())?,
        days: small(size.get_days())?,
        hours: small(size.get_hours())?.into(),
        minutes: large(size.get_minutes())?,
        seconds: large(size.get_seconds())?.checked_add(u64::try_from(fraction / 1_000_000_000).ok()?)?,
        nanoseconds: u32::try_from(fraction % 1_000_000_000).ok()?,
    })
}

/// Returns the span of these parts, or `None` if one is out of its range.
fn span(parts: DurationParts) -> Option<Span> {
    let count = |part: u64| i64::try_from(part).ok();
    let span = Span::new()
        .try_years(i64::from(parts.years))
        .and_then(|span| span.try_months(i64::from(parts.months)))
        .and_then(|span| span.try_weeks(i64::from(parts.weeks)))
        .and_then(|span| span.try_days(i64::from(parts.days)))
        .ok()?;
    let span = span.try_hours(count(parts.hours)?).ok()?.try_minutes(count(parts.minutes)?).ok()?;
    let span = span.try_seconds(count(parts.seconds)?).ok()?;
    let span = span.try_nanoseconds(i64::from(parts.nanoseconds)).ok()?;
    Some(if parts.is_negative { span.negate() } else { span })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Domain::{self, DateTime as DATETIME, LocalDateTime as LOCAL_DATETIME};

    fn carried<T: Wire + ScalarSlot>(text: &str) -> Option<String> {
        let mut value = T::placeholder();
        let scalar = DATETIME.read(text).or_else(|| LOCAL_DATETIME.read(text))?;
        value.set(scalar).ok()?;
        match value.get() {
            Value::Scalar(Scalar::DateTime(value)) => Some(value.to_string()),
            Value::Scalar(Scalar::LocalDateTime(value)) => Some(value.to_string()),
            _ => panic!("it is a date"),
        }
    }

    fn refused(value: &impl Wire, domain: Domain) -> bool {
        let Value::Scalar(value) = value.get() else { panic!("it is a date") };
        domain.write(value, &mut String::new()).is_err()
    }

    #[test]
    fn writes_instants_in_utc_and_requires_an_offset() {
        let instant = carried::<Timestamp>;
        assert_eq!(instant("2024-04-18T05:22:49.25+01:00").as_deref(), Some("2024-04-18T04:22:49.25Z"));
        assert_eq!(instant("2024-04-18T05:22:49"), None);
    }

    #[test]
    fn refuses_an_offset_for_a_local_time() {
        let clock = carried::<civil::DateTime>;
        assert_eq!(clock("2024-04-18T05:22:49").as_deref(), Some("2024-04-18T05:22:49"));
        assert_eq!(clock("2024-04-18T05:22:49Z"), None);
    }
    #[test]
    fn handles_the_extremes_of_timestamp_without_panicking() {
        // `Timestamp` ends where it could not be shown in every offset.
        let latest = "9999-12-30T22:00:00.999999999Z";
        assert_eq!(carried::<Timestamp>(latest).as_deref(), Some(latest));
        assert_eq!(carried::<Timestamp>("9999-12-30T22:00:01Z"), None);
        assert_eq!(carried::<Timestamp>("0000-01-01T00:00:00Z").as_deref(), Some("0000-01-01T00:00:00Z"));
        assert!(refused(&Timestamp::MIN, DATETIME));
        assert!(!refused(&Timestamp::MAX, DATETIME));
    }

    #[test]
    fn carries_dates_times_and_durations() {
        fn again<T: Wire + ScalarSlot>(domain: Domain, text: &str) -> Option<String> {
            let mut value = T::placeholder();
            value.set(domain.read(text)?).ok()?;
            let mut out = String::new();
            let Value::Scalar(scalar) = value.get() else { panic!("it is a single value") };
            domain.write(scalar, &mut out).ok()?;
            Some(out)
        }
        for text in ["0000-01-01", "9999-12-31"] {
            assert_eq!(again::<civil::Date>(Domain::Date, text).as_deref(), Some(text));
        }
        for text in ["00:00:00", "23:59:59.999999999"] {
            assert_eq!(again::<civil::Time>(Domain::Time, text).as_deref(), Some(text));
        }
        for text in ["P1Y2M3W4DT5H6M7.5S", "-PT90M", "P14D", "PT0S"] {
            assert_eq!(again::<Span>(Domain::Duration, text).as_deref(), Some(text));
            assert_eq!(again::<SpanFieldwise>(Domain::Duration, text).as_deref(), Some(text));
        }
        assert_eq!(again::<Span>(Domain::Duration, "P19999Y"), None);
        let millis = Span::new().seconds(1).milliseconds(-1500 + 3000);
        let Value::Scalar(Scalar::Duration(value)) = millis.get() else { panic!("it is a duration") };
        assert_eq!(value.to_string(), "PT2.5S");
        assert!(refused(&civil::Date::MIN, Domain::Date));
        for extreme in [Span::new().years(-19_998).months(239_976), Span::new().nanoseconds(-i64::MAX)] {
            let Value::Scalar(Scalar::Duration(value)) = extreme.get() else { panic!("it is a duration") };
            assert!(!value.is_beyond() && value.is_negative());
        }
    }

    #[test]
    fn handles_the_extremes_of_civil_time_without_panicking() {
        for text in ["0000-01-01T00:00:00", "9999-12-31T23:59:59.999999999"] {
            assert_eq!(carried::<civil::DateTime>(text).as_deref(), Some(text));
        }
        assert!(refused(&civil::DateTime::MIN, LOCAL_DATETIME));
        assert!(!refused(&civil::DateTime::MAX, LOCAL_DATETIME));
    }
}
