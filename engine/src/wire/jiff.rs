//! Implementations for the date types of the crate `jiff`.

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;

use super::scalars::scalar;
use crate::compat::Represents;
use crate::types::{DateTime, LocalDateTime};
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

impl Represents<DateTime> for Timestamp {}
impl Represents<LocalDateTime> for civil::DateTime {}

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
    fn handles_the_extremes_of_civil_time_without_panicking() {
        for text in ["0000-01-01T00:00:00", "9999-12-31T23:59:59.999999999"] {
            assert_eq!(carried::<civil::DateTime>(text).as_deref(), Some(text));
        }
        assert!(refused(&civil::DateTime::MIN, LOCAL_DATETIME));
        assert!(!refused(&civil::DateTime::MAX, LOCAL_DATETIME));
    }
}
