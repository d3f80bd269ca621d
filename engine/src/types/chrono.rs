//! The types of the crate `chrono` as carriers of dates, for users who have them anyway.

use std::borrow::Cow;
use std::fmt::Debug;

use chrono::{Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Utc};

use super::DateTime;
use super::scalars::scalar;
use crate::carry::{Carries, Civil};
use crate::value::{Leaf, Scalar, Slot, Unfit, Value, Wire};

// An instant: it is written in UTC, and a date whose offset is not known is none.
scalar!(
    chrono::DateTime<Utc>,
    value => scalar_of(value, seen(value.naive_utc(), Some(0))),
    chrono::DateTime::UNIX_EPOCH,
    { Scalar::DateTime(value) => instant(value).ok_or(Unfit)?.to_utc() }
);

// An instant that keeps the offset in which it was given.
scalar!(
    chrono::DateTime<FixedOffset>,
    value => {
        let local = value.naive_utc().checked_add_offset(*value.offset());
        scalar_of(value, local.and_then(|local| seen(local, Some(value.offset().local_minus_utc()))))
    },
    chrono::DateTime::UNIX_EPOCH.fixed_offset(),
    { Scalar::DateTime(value) => instant(value).ok_or(Unfit)? }
);

// What a clock shows: it has no offset, and one that is given is not dropped in silence.
scalar!(
    NaiveDateTime,
    value => scalar_of(value, seen(*value, None)),
    chrono::DateTime::UNIX_EPOCH.naive_utc(),
    { Scalar::DateTime(value) if value.offset().is_none() => clock(value).ok_or(Unfit)? }
);

// One spec says that there is an offset (`datetime`), the other that there is none (`datetime_civil`).
impl Carries<DateTime> for chrono::DateTime<Utc> {}
impl Carries<DateTime> for chrono::DateTime<FixedOffset> {}
impl Carries<Civil> for NaiveDateTime {}

/// A date of `chrono`, whose years reach farther than those of a message. One that no message can hold is shown as a text;
/// the kinds of dates refuse it with their own words.
fn scalar_of(value: &impl Debug, seen: Option<DateTime>) -> Scalar<'static> {
    seen.map_or_else(|| Scalar::Text(Cow::Owned(format!("{value:?}"))), Scalar::DateTime)
}

fn seen(clock: NaiveDateTime, offset: Option<i32>) -> Option<DateTime> {
    let part = |part: u32| i8::try_from(part).ok();
    let date = (i16::try_from(clock.year()).ok()?, part(clock.month())?, part(clock.day())?);
    let time = (part(clock.hour())?, part(clock.minute())?, part(clock.second())?);
    // In a leap second there are more than a second's. It is seen as the second before, as one that is read is.
    let nanosecond = i32::try_from(clock.nanosecond() % 1_000_000_000).ok()?;
    let value = DateTime::civil(date, time, nanosecond)?;
    offset.map_or(Some(value), |seconds| value.with_offset(seconds))
}

fn clock(value: DateTime) -> Option<NaiveDateTime> {
    let ((year, month, day), (hour, minute, second)) = (value.date(), value.time());
    let part = |part: i8| u32::try_from(part).ok();
    let date = NaiveDate::from_ymd_opt(year.into(), part(month)?, part(day)?)?;
    let nanosecond = u32::try_from(value.nanosecond()).ok()?;
    date.and_hms_nano_opt(part(hour)?, part(minute)?, part(second)?, nanosecond)
}

fn instant(value: DateTime) -> Option<chrono::DateTime<FixedOffset>> {
    let offset = FixedOffset::east_opt(value.offset()?)?;
    let utc = clock(value)?.checked_sub_offset(offset)?;
    Some(chrono::DateTime::from_naive_utc_and_offset(utc, offset))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{DATETIME, DATETIME_CIVIL, ScalarKind};

    fn read<T: Wire + Leaf>(text: &str) -> Option<T> {
        let mut value = T::empty();
        value.set(Scalar::DateTime(text.parse().unwrap())).ok()?;
        Some(value)
    }

    fn written(value: &impl Wire, kind: &dyn ScalarKind) -> Result<String, &'static str> {
        let Value::Scalar(value) = value.get() else { panic!("it is a single value") };
        let mut text = String::new();
        kind.write(&value, &mut text).map(|()| text)
    }

    fn carried<T: Wire + Leaf>(text: &str, kind: &dyn ScalarKind) -> Option<String> {
        Some(written(&read::<T>(text)?, kind).unwrap())
    }

    #[test]
    fn an_instant_is_written_in_utc_and_needs_an_offset() {
        let instant = |text| carried::<chrono::DateTime<Utc>>(text, DATETIME);
        assert_eq!(instant("2024-04-18T05:22:49.25+01:00").as_deref(), Some("2024-04-18T04:22:49.25Z"));
        assert_eq!(instant("2024-04-18T05:22:49"), None);
    }

    #[test]
    fn an_instant_with_an_offset_keeps_it() {
        let instant = |text| carried::<chrono::DateTime<FixedOffset>>(text, DATETIME);
        for text in
            ["2024-04-18T05:22:49.000000001+05:45", "2024-04-18T05:22:49-07:00", "2024-04-18T05:22:49Z"]
        {
            assert_eq!(instant(text).as_deref(), Some(text));
        }
        assert_eq!(instant("2024-04-18T05:22:49"), None);
    }

    #[test]
    fn the_time_of_a_clock_has_no_offset() {
        let clock = |text| carried::<NaiveDateTime>(text, DATETIME_CIVIL);
        assert_eq!(clock("2024-04-18T05:22:49.5").as_deref(), Some("2024-04-18 05:22:49.5"));
        assert_eq!(clock("2024-04-18T05:22:49Z"), None);
    }

    #[test]
    fn the_years_of_a_message_are_carried_to_both_ends() {
        for text in ["0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"] {
            assert_eq!(carried::<chrono::DateTime<Utc>>(text, DATETIME).as_deref(), Some(text));
            assert_eq!(carried::<chrono::DateTime<FixedOffset>>(text, DATETIME).as_deref(), Some(text));
        }
        for text in ["0000-01-01 00:00:00", "9999-12-31 23:59:59.999999999"] {
            assert_eq!(carried::<NaiveDateTime>(text, DATETIME_CIVIL).as_deref(), Some(text));
        }
    }

    #[test]
    fn what_leaves_the_years_of_a_message_is_not_written() {
        // The instant of each lies in another year than its date.
        for text in ["0000-01-01T00:00:00+01:00", "9999-12-31T23:59:59-01:00"] {
            assert_eq!(carried::<chrono::DateTime<FixedOffset>>(text, DATETIME).as_deref(), Some(text));
            let utc: chrono::DateTime<Utc> = read(text).unwrap();
            assert!(written(&utc, DATETIME).is_err(), "{utc}");
        }
        for utc in [chrono::DateTime::<Utc>::MIN_UTC, chrono::DateTime::<Utc>::MAX_UTC] {
            assert!(written(&utc, DATETIME).is_err());
            assert!(written(&utc.naive_utc(), DATETIME_CIVIL).is_err());
            for hours in [-23, 0, 23] {
                let offset = FixedOffset::east_opt(hours * 3600).unwrap();
                assert!(written(&utc.with_timezone(&offset), DATETIME).is_err());
            }
        }
    }

    #[test]
    fn a_leap_second_is_the_second_before() {
        let date = NaiveDate::from_ymd_opt(2016, 12, 31).unwrap();
        let leap = date.and_hms_nano_opt(23, 59, 59, 1_250_000_000).unwrap();
        assert_eq!(written(&leap, DATETIME_CIVIL).unwrap(), "2016-12-31 23:59:59.25");
        assert_eq!(written(&leap.and_utc(), DATETIME).unwrap(), "2016-12-31T23:59:59.25Z");
        assert_eq!(read::<NaiveDateTime>("2016-12-31T23:59:60.25"), date.and_hms_milli_opt(23, 59, 59, 250));
    }

    #[test]
    fn an_offset_that_no_message_can_say_is_not_written() {
        let mean_time = FixedOffset::east_opt(17 * 60 + 30).unwrap();
        let noon = chrono::DateTime::UNIX_EPOCH.with_timezone(&mean_time);
        assert!(written(&noon, DATETIME).is_err());
        assert_eq!(read::<chrono::DateTime<FixedOffset>>("2024-04-18T05:22:49+25:00"), None);
    }

    #[test]
    fn nothing_but_a_date_is_taken() {
        for value in [Scalar::Text("2024-04-18T05:22:49Z".into()), Scalar::Integer(0), Scalar::Boolean(true)]
        {
            assert_eq!(chrono::DateTime::<Utc>::empty().set(value.borrowed()), Err(Unfit));
            assert_eq!(chrono::DateTime::<FixedOffset>::empty().set(value.borrowed()), Err(Unfit));
            assert_eq!(NaiveDateTime::empty().set(value), Err(Unfit));
        }
    }
}
