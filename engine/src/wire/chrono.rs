//! Implementations for the date types of the crate `chrono`.

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};

use super::scalars::scalar;
use crate::compat::Represents;
use crate::types::{Date, DateTime, LocalDateTime, Time};
use crate::value::{Scalar, ScalarMismatch, ScalarSlot, Slot, Value, Wire};

// An instant. It is written in UTC, and a date without an offset is not accepted.
scalar!(
    chrono::DateTime<Utc>,
    value => Scalar::DateTime(seen(value.naive_utc()).and_then(|local| DateTime::new(local, 0)).unwrap_or(DateTime::BEYOND)),
    chrono::DateTime::UNIX_EPOCH,
    { Scalar::DateTime(value) => instant(value).ok_or(ScalarMismatch)?.to_utc() }
);

// An instant that keeps its original offset.
scalar!(
    chrono::DateTime<FixedOffset>,
    value => {
        let local = value.naive_utc().checked_add_offset(*value.offset()).and_then(seen);
        let whole = local.and_then(|local| DateTime::new(local, value.offset().local_minus_utc()));
        Scalar::DateTime(whole.unwrap_or(DateTime::BEYOND))
    },
    chrono::DateTime::UNIX_EPOCH.fixed_offset(),
    { Scalar::DateTime(value) => instant(value).ok_or(ScalarMismatch)? }
);

// A local date and time.
scalar!(
    NaiveDateTime,
    value => Scalar::LocalDateTime(seen(*value).unwrap_or(LocalDateTime::BEYOND)),
    chrono::DateTime::UNIX_EPOCH.naive_utc(),
    { Scalar::LocalDateTime(value) => clock(value).ok_or(ScalarMismatch)? }
);

// A date.
scalar!(
    NaiveDate,
    value => Scalar::Date(seen_date(*value).unwrap_or(Date::BEYOND)),
    NaiveDate::default(),
    { Scalar::Date(value) => date(value).ok_or(ScalarMismatch)? }
);

// A time of day.
scalar!(
    NaiveTime,
    value => Scalar::Time(seen_time(*value).unwrap_or(Time::BEYOND)),
    NaiveTime::MIN,
    { Scalar::Time(value) => time(value).ok_or(ScalarMismatch)? }
);

impl Represents<DateTime> for chrono::DateTime<Utc> {}
impl Represents<DateTime> for chrono::DateTime<FixedOffset> {}
impl Represents<LocalDateTime> for NaiveDateTime {}
impl Represents<Date> for NaiveDate {}
impl Represents<Time> for NaiveTime {}

/// Converts a date of `chrono`, whose range of years is larger. Returns `None` if the date is out of range.
fn seen_date(date: NaiveDate) -> Option<Date> {
    let part = |part: u32| i8::try_from(part).ok();
    Date::new(i16::try_from(date.year()).ok()?, part(date.month())?, part(date.day())?)
}

/// Converts a time of `chrono`, which represents a leap second with a nanosecond of 10^9 or more. It cannot
/// be written, and is not converted to another second.
fn seen_time(time: NaiveTime) -> Option<Time> {
    let part = |part: u32| i8::try_from(part).ok();
    let nanosecond = i32::try_from(time.nanosecond()).ok()?;
    Time::new(part(time.hour())?, part(time.minute())?, part(time.second())?, nanosecond)
}

fn seen(clock: NaiveDateTime) -> Option<LocalDateTime> {
    let (date, time) = (seen_date(clock.date())?, seen_time(clock.time())?);
    Some(LocalDateTime::from_civil(date.civil().to_datetime(time.civil())))
}

fn date(value: Date) -> Option<NaiveDate> {
    let part = |part: i8| u32::try_from(part).ok();
    NaiveDate::from_ymd_opt(value.year().into(), part(value.month())?, part(value.day())?)
}

fn time(value: Time) -> Option<NaiveTime> {
    let part = |part: i8| u32::try_from(part).ok();
    let nanosecond = u32::try_from(value.nanosecond()).ok()?;
    NaiveTime::from_hms_nano_opt(
        part(value.hour())?,
        part(value.minute())?,
        part(value.second())?,
        nanosecond,
    )
}

fn clock(value: LocalDateTime) -> Option<NaiveDateTime> {
    let civil = value.civil();
    let date = date(Date::from_civil(civil.date()))?;
    Some(date.and_time(time(Time::from_civil(civil.time()))?))
}

fn instant(value: DateTime) -> Option<chrono::DateTime<FixedOffset>> {
    let offset = FixedOffset::east_opt(value.offset())?;
    let utc = clock(value.local())?.checked_sub_offset(offset)?;
    Some(chrono::DateTime::from_naive_utc_and_offset(utc, offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Domain::{self, DateTime as DATETIME, LocalDateTime as LOCAL_DATETIME};

    fn read<T: Wire + ScalarSlot>(text: &str) -> Option<T> {
        let mut value = T::placeholder();
        let scalar = DATETIME.read(text).or_else(|| LOCAL_DATETIME.read(text))?;
        value.set(scalar).ok()?;
        Some(value)
    }

    fn written(value: &impl Wire, domain: Domain) -> Result<String, &'static str> {
        let Value::Scalar(value) = value.get() else { panic!("it is a single value") };
        let mut text = String::new();
        domain.write(value, &mut text).map(|()| text)
    }

    fn carried<T: Wire + ScalarSlot>(text: &str, domain: Domain) -> Option<String> {
        Some(written(&read::<T>(text)?, domain).unwrap())
    }

    #[test]
    fn writes_instants_in_utc_and_requires_an_offset() {
        let instant = |text| carried::<chrono::DateTime<Utc>>(text, DATETIME);
        assert_eq!(instant("2024-04-18T05:22:49.25+01:00").as_deref(), Some("2024-04-18T04:22:49.25Z"));
        assert_eq!(instant("2024-04-18T05:22:49"), None);
    }

    #[test]
    fn keeps_the_offset_of_an_instant() {
        let instant = |text| carried::<chrono::DateTime<FixedOffset>>(text, DATETIME);
        for text in
            ["2024-04-18T05:22:49.000000001+05:45", "2024-04-18T05:22:49-07:00", "2024-04-18T05:22:49Z"]
        {
            assert_eq!(instant(text).as_deref(), Some(text));
        }
        assert_eq!(instant("2024-04-18T05:22:49"), None);
    }

    #[test]
    fn refuses_an_offset_for_a_local_time() {
        let clock = |text| carried::<NaiveDateTime>(text, LOCAL_DATETIME);
        assert_eq!(clock("2024-04-18T05:22:49.5").as_deref(), Some("2024-04-18T05:22:49.5"));
        assert_eq!(clock("2024-04-18T05:22:49Z"), None);
    }

    #[test]
    fn represents_all_years_from_0_to_9999() {
        for text in ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"] {
            assert_eq!(carried::<chrono::DateTime<Utc>>(text, DATETIME).as_deref(), Some(text));
            assert_eq!(carried::<chrono::DateTime<FixedOffset>>(text, DATETIME).as_deref(), Some(text));
        }
        for text in ["0000-01-01T00:00:00", "9999-12-31T23:59:59.999999999"] {
            assert_eq!(carried::<NaiveDateTime>(text, LOCAL_DATETIME).as_deref(), Some(text));
        }
    }

    #[test]
    fn refuses_to_write_years_outside_0_to_9999() {
        // The instant in UTC is in another year than the local date.
        for text in ["0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"] {
            assert_eq!(carried::<chrono::DateTime<FixedOffset>>(text, DATETIME).as_deref(), Some(text));
            let utc: chrono::DateTime<Utc> = read(text).unwrap();
            assert!(written(&utc, DATETIME).is_err(), "{utc}");
        }
        for utc in [chrono::DateTime::<Utc>::MIN_UTC, chrono::DateTime::<Utc>::MAX_UTC] {
            assert!(written(&utc, DATETIME).is_err());
            assert!(written(&utc.naive_utc(), LOCAL_DATETIME).is_err());
            for hours in [-23, 0, 23] {
                let offset = FixedOffset::east_opt(hours * 3600).unwrap();
                assert!(written(&utc.with_timezone(&offset), DATETIME).is_err());
            }
        }
    }

    #[test]
    fn refuses_to_write_a_leap_second() {
        let date = NaiveDate::from_ymd_opt(2016, 12, 31).unwrap();
        let leap = date.and_hms_nano_opt(23, 59, 59, 1_250_000_000).unwrap();
        assert!(written(&leap, LOCAL_DATETIME).is_err());
        assert!(written(&leap.and_utc(), DATETIME).is_err());
        assert_eq!(read::<NaiveDateTime>("2016-12-31T23:59:60.25"), None);
        assert!(written(&leap.time(), Domain::Time).is_err());
    }

    #[test]
    fn carries_dates_and_times_of_day() {
        fn again<T: Wire + ScalarSlot>(domain: Domain, text: &str) -> String {
            let mut value = T::placeholder();
            value.set(domain.read(text).unwrap()).unwrap();
            written(&value, domain).unwrap()
        }
        for text in ["0000-01-01", "2013-02-12", "9999-12-31"] {
            assert_eq!(again::<NaiveDate>(Domain::Date, text), text);
        }
        for text in ["00:00:00", "22:42:00.000000001", "23:59:59.999999999"] {
            assert_eq!(again::<NaiveTime>(Domain::Time, text), text);
        }
        for date in [NaiveDate::MIN, NaiveDate::MAX] {
            assert!(written(&date, Domain::Date).is_err());
        }
    }

    #[test]
    fn refuses_to_write_an_unrepresentable_offset() {
        let mean_time = FixedOffset::east_opt(17 * 60 + 30).unwrap();
        let noon = chrono::DateTime::UNIX_EPOCH.with_timezone(&mean_time);
        assert!(written(&noon, DATETIME).is_err());
        assert_eq!(read::<chrono::DateTime<FixedOffset>>("2024-04-18T05:22:49+25:00"), None);
    }

    #[test]
    fn accepts_dates_only() {
        for value in [Scalar::String("2024-04-18T05:22:49Z"), Scalar::Integer(0), Scalar::Boolean(true)] {
            assert_eq!(chrono::DateTime::<Utc>::placeholder().set(value), Err(ScalarMismatch));
            assert_eq!(chrono::DateTime::<FixedOffset>::placeholder().set(value), Err(ScalarMismatch));
            assert_eq!(NaiveDateTime::placeholder().set(value), Err(ScalarMismatch));
        }
    }
}
