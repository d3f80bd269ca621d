//! The order of values, for rules that compare them with limits or with each other.

use std::cmp::Ordering;

use crate::domain::{Class, Domain};
use crate::number::Quantity;
use crate::scalar::Scalar;

/// Returns whether any two values of two domains can be compared: both are numbers, or both are dates or times of one kind.
pub fn are_comparable(one: Domain, other: Domain) -> bool {
    match one.class() {
        Class::Number => other.class() == Class::Number,
        Class::Text | Class::Bytes | Class::Other | Class::List | Class::Map => one == other && is_date(one),
    }
}

/// Returns whether values of a domain can have a least and a greatest one.
pub fn has_limits(domain: Domain) -> bool {
    domain == Domain::Duration || are_comparable(domain, domain)
}

fn is_date(domain: Domain) -> bool {
    match domain {
        Domain::DateTime | Domain::LocalDateTime | Domain::Date | Domain::Time => true,
        // Not any two durations have an order: a month has no number of days.
        Domain::Duration
        | Domain::String
        | Domain::Integer
        | Domain::Int8
        | Domain::Int16
        | Domain::Int32
        | Domain::Int64
        | Domain::Uint8
        | Domain::Uint16
        | Domain::Uint32
        | Domain::Uint64
        | Domain::BigInteger
        | Domain::Number
        | Domain::Decimal
        | Domain::Boolean
        | Domain::Bytes
        | Domain::File
        | Domain::Uuid
        | Domain::Url
        | Domain::UrlReference
        | Domain::Email
        | Domain::Hostname
        | Domain::Ipv4
        | Domain::Ipv6 => false,
    }
}

/// Compares two single values. Returns `None` if they cannot be compared.
pub fn compare(one: Scalar<'_>, other: Scalar<'_>) -> Option<Ordering> {
    if let (Some(one), Some(other)) = (quantity(one), quantity(other)) {
        return one.compare(other);
    }
    if let (Some(one), Some(other)) = (one.datetime(), other.datetime()) {
        return Some(one.unix_nanoseconds().cmp(&other.unix_nanoseconds()));
    }
    if let (Some(one), Some(other)) = (one.date(), other.date()) {
        return Some(one.cmp(&other));
    }
    if let (Some(one), Some(other)) = (one.time(), other.time()) {
        return Some(one.cmp(&other));
    }
    if let (Some(one), Some(other)) = (one.duration(), other.duration()) {
        return one.compare(other);
    }
    Some(one.local_datetime()?.cmp(&other.local_datetime()?))
}

/// Returns the number that a value is.
#[inline]
pub(crate) fn quantity(value: Scalar<'_>) -> Option<Quantity<'_>> {
    if let Some(value) = value.integer() {
        return Some(Quantity::Integer(value.into()));
    }
    let unsigned = value.unsigned().map(|value| Quantity::Integer(value.into()));
    unsigned.or(value.number().map(Quantity::Number)).or(value.decimal().map(Quantity::Decimal))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compares_numbers_and_dates() {
        let less = |one, other| compare(one, other) == Some(Ordering::Less);
        assert!(less(Scalar::Integer(-1), Scalar::Unsigned(u64::MAX)));
        assert!(
            less(Scalar::Integer(1), Scalar::Number(1.5)) && less(Scalar::Number(-0.5), Scalar::Integer(0))
        );
        assert!(!less(Scalar::Integer(i64::MAX), Scalar::Integer(i64::MAX - 1)));
        assert!(less(Scalar::Number(9_007_199_254_740_992.0), Scalar::Integer((1 << 53) + 1)));
        assert!(less(Scalar::Decimal("0.1"), Scalar::Decimal("0.10000000000000000001")));
        assert!(less(Scalar::Unsigned(u64::MAX), Scalar::Decimal("18446744073709551615.5")));
        assert!(less(Scalar::Decimal("1e400"), Scalar::Number(f64::INFINITY)));
        assert_eq!(compare(Scalar::Number(0.1), Scalar::Decimal("0.10")), Some(Ordering::Equal));
        assert_eq!(compare(Scalar::Number(f64::NAN), Scalar::Decimal("1")), None);
        let date = |text| Domain::DateTime.read(text).unwrap();
        assert!(less(date("2026-01-01T00:30:00+01:00"), date("2026-01-01T00:00:00Z")));
        let local = |text| Domain::LocalDateTime.read(text).unwrap();
        assert!(less(local("2026-01-01T00:00:00"), local("2026-01-01T00:00:01")));
        let (day, time) = (|text| Domain::Date.read(text).unwrap(), |text| Domain::Time.read(text).unwrap());
        assert!(less(day("2026-01-31"), day("2026-02-01")) && less(time("09:59:59.9"), time("10:00:00")));
        assert_eq!(compare(Scalar::String("a"), Scalar::String("b")), None);
        assert_eq!(compare(Scalar::Integer(1), Scalar::String("b")), None);
    }

    #[test]
    fn knows_which_domains_are_comparable() {
        assert!(are_comparable(Domain::Integer, Domain::Number));
        assert!(are_comparable(Domain::Uint8, Domain::Decimal));
        assert!(are_comparable(Domain::DateTime, Domain::DateTime));
        assert!(!are_comparable(Domain::DateTime, Domain::LocalDateTime));
        assert!(!are_comparable(Domain::String, Domain::String));
    }
}
