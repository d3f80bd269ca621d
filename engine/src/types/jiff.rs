//! The types of the crate `jiff` as carriers of dates, for users who have them anyway.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use super::DateTime;
use super::scalars::scalar;
use crate::carry::{Carries, Civil};
use crate::value::{Leaf, Scalar, Slot, Unfit, Value, Wire};

// An instant: it is written in UTC, and a date whose offset is not known is none.
scalar!(
    Timestamp,
    value => Scalar::DateTime(DateTime::of(Offset::UTC.to_datetime(*value), Some(Offset::UTC))),
    Timestamp::UNIX_EPOCH,
    { Scalar::DateTime(value) => value.timestamp().ok_or(Unfit)? }
);

// What a clock shows: it has no offset, and one that is given is not dropped in silence.
scalar!(
    civil::DateTime,
    value => Scalar::DateTime(DateTime::of(*value, None)),
    civil::DateTime::ZERO,
    { Scalar::DateTime(value) if value.offset().is_none() => value.clock() }
);

// One spec says that there is an offset (`datetime`), the other that there is none (`datetime_civil`).
impl Carries<DateTime> for Timestamp {}
impl Carries<Civil> for civil::DateTime {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{DATETIME, DATETIME_CIVIL, ScalarKind};

    fn carried<T: Wire + Leaf>(text: &str) -> Option<String> {
        let mut value = T::empty();
        value.set(Scalar::DateTime(text.parse().unwrap())).ok()?;
        let Value::Scalar(Scalar::DateTime(value)) = value.get() else { panic!("it is a date") };
        Some(value.to_string())
    }

    fn refused(value: &impl Wire, kind: &dyn ScalarKind) -> bool {
        let Value::Scalar(value) = value.get() else { panic!("it is a date") };
        kind.write(&value, &mut String::new()).is_err()
    }

    #[test]
    fn an_instant_is_written_in_utc_and_needs_an_offset() {
        let instant = carried::<Timestamp>;
        assert_eq!(instant("2024-04-18T05:22:49.25+01:00").as_deref(), Some("2024-04-18T04:22:49.25Z"));
        assert_eq!(instant("2024-04-18T05:22:49"), None);
    }

    #[test]
    fn the_time_of_a_clock_has_no_offset() {
        let clock = carried::<civil::DateTime>;
        assert_eq!(clock("2024-04-18T05:22:49").as_deref(), Some("2024-04-18T05:22:49"));
        assert_eq!(clock("2024-04-18T05:22:49Z"), None);
    }
    #[test]
    fn the_ends_of_what_an_instant_can_be_are_no_panic() {
        // An instant ends where it could not be shown in every offset.
        let latest = "9999-12-30T22:00:00.999999999Z";
        assert_eq!(carried::<Timestamp>(latest).as_deref(), Some(latest));
        assert_eq!(carried::<Timestamp>("9999-12-30T22:00:01Z"), None);
        assert_eq!(carried::<Timestamp>("0000-01-01T00:00:00Z").as_deref(), Some("0000-01-01T00:00:00Z"));
        assert!(refused(&Timestamp::MIN, DATETIME));
        assert!(!refused(&Timestamp::MAX, DATETIME));
    }

    #[test]
    fn the_ends_of_what_a_clock_can_show_are_no_panic() {
        for text in ["0000-01-01T00:00:00", "9999-12-31T23:59:59.999999999"] {
            assert_eq!(carried::<civil::DateTime>(text).as_deref(), Some(text));
        }
        assert!(refused(&civil::DateTime::MIN, DATETIME_CIVIL));
        assert!(!refused(&civil::DateTime::MAX, DATETIME_CIVIL));
    }
}
