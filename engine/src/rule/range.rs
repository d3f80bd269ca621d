//! Rules for the value of a number, a date, a time or a duration.

use std::cmp::Ordering;

use super::{Instance, Limit, Rule, RuleKind, describe};
use crate::domain::Domain;
use crate::number::{self, Quantity};
use crate::ordering;

/// Returns the number that a limit is.
#[inline]
fn of_limit(limit: Limit) -> Option<Quantity<'static>> {
    match limit {
        Limit::Integer(value) => Some(Quantity::Integer(value)),
        Limit::Number(value) => Some(Quantity::Number(value)),
        Limit::Decimal(text) => Some(Quantity::Decimal(text)),
        Limit::Count(_)
        | Limit::Length(..)
        | Limit::Moment(..)
        | Limit::Pattern(_)
        | Limit::Values(..)
        | Limit::Keys(_)
        | Limit::Set => None,
    }
}

/// Returns the number that a value is.
#[inline]
fn quantity<'v>(value: &Instance<'v>) -> Option<Quantity<'v>> {
    ordering::quantity(value.scalar()?)
}

impl Limit {
    /// Compares two limits that are counts, two that are numbers, or two of one kind of dates and times, exactly.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Count(left), Self::Count(right)) => Some(left.cmp(&right)),
            (Self::Length(left, unit), Self::Length(right, other)) if unit == other => Some(left.cmp(&right)),
            (Self::Moment(left, one), Self::Moment(right, other)) if left == right => {
                ordering::compare(left.read(one)?, right.read(other)?)
            }
            (
                Self::Count(_)
                | Self::Length(..)
                | Self::Integer(_)
                | Self::Number(_)
                | Self::Decimal(_)
                | Self::Moment(..)
                | Self::Pattern(_)
                | Self::Values(..)
                | Self::Keys(_)
                | Self::Set,
                Self::Count(_)
                | Self::Length(..)
                | Self::Integer(_)
                | Self::Number(_)
                | Self::Decimal(_)
                | Self::Moment(..)
                | Self::Pattern(_)
                | Self::Values(..)
                | Self::Keys(_)
                | Self::Set,
            ) => of_limit(self)?.compare(of_limit(other)?),
        }
    }

    /// Returns whether numbers can be multiples of the limit: whether it is a number greater than zero, and
    /// has not too many digits.
    pub fn is_step(self) -> bool {
        let text = of_limit(self).and_then(Quantity::text);
        text.is_some_and(|text| !text.starts_with('-') && number::is_multiple("0", &text).is_some())
    }

    /// Returns the greatest integer that is not greater than a limit that is a number, as far as it fits.
    pub fn floor(self) -> Option<i128> {
        let text = of_limit(self)?.text()?;
        let (whole, has_fraction) = number::truncated(&text)?;
        Some(if has_fraction && text.starts_with('-') { whole.saturating_sub(1) } else { whole })
    }

    /// Returns the least integer that is not less than a limit that is a number, as far as it fits.
    pub fn ceil(self) -> Option<i128> {
        let text = of_limit(self)?.text()?;
        let (whole, has_fraction) = number::truncated(&text)?;
        Some(if has_fraction && !text.starts_with('-') { whole.saturating_add(1) } else { whole })
    }
}

/// How a value compares with a limit.
enum Found {
    /// The order of the two.
    Ordered(Ordering),
    /// The rule does not apply.
    Other,
    /// A duration that is neither shorter nor longer.
    Unordered,
}

impl Found {
    fn is(&self, holds: impl FnOnce(Ordering) -> bool) -> bool {
        match self {
            Self::Ordered(ordering) => holds(*ordering),
            Self::Other => true,
            Self::Unordered => false,
        }
    }
}

/// Compares a value with a limit.
#[inline]
fn compare(value: &Instance<'_>, limit: Limit) -> Found {
    if let Some((domain, text)) = limit.moment() {
        return moments(value, domain, text);
    }
    let ordering = quantity(value).and_then(|value| value.compare(of_limit(limit)?));
    ordering.map_or(Found::Other, Found::Ordered)
}

#[cold]
fn moments(value: &Instance<'_>, domain: Domain, text: &str) -> Found {
    let (Some(value), Some(limit)) = (value.scalar(), domain.read(text)) else { return Found::Other };
    match ordering::compare(value, limit) {
        Some(ordering) => Found::Ordered(ordering),
        None if value.duration().is_some() => Found::Unordered,
        None => Found::Other,
    }
}

/// Returns whether a value is greater than or equal to a limit.
#[inline]
pub(super) fn at_least(value: &Instance<'_>, limit: Limit) -> bool {
    compare(value, limit).is(Ordering::is_ge)
}

/// Returns whether a value is less than or equal to a limit.
#[inline]
pub(super) fn at_most(value: &Instance<'_>, limit: Limit) -> bool {
    compare(value, limit).is(Ordering::is_le)
}

fn above(value: &Instance<'_>, limit: Limit) -> bool {
    compare(value, limit).is(Ordering::is_gt)
}

fn below(value: &Instance<'_>, limit: Limit) -> bool {
    compare(value, limit).is(Ordering::is_lt)
}

fn measured(value: &Instance<'_>, limit: Limit) -> String {
    if let Some(((domain, _), scalar)) = limit.moment().zip(value.scalar()) {
        let mut text = String::new();
        if domain.write(scalar, &mut text).is_ok() {
            let cannot = if matches!(compare(value, limit), Found::Unordered) {
                ", which may be longer or shorter"
            } else {
                ""
            };
            return text + cannot;
        }
    }
    match quantity(value) {
        Some(Quantity::Integer(value)) => value.to_string(),
        Some(Quantity::Number(value)) => value.to_string(),
        Some(Quantity::Decimal(text)) => shortened(text),
        None => "a value that is no number".to_owned(),
    }
}

macro_rules! bound {
    ($type:ident, $name:literal, $upper:expr, $rule:ident, $is_satisfied:ident, $doc:literal) => {
        #[doc = $doc]
        #[derive(Debug)]
        pub(super) struct $type;

        impl RuleKind for $type {
            describe!($name, Number, applies_to Number, upper $upper, limit => Rule::$rule(limit), $doc);

            fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool {
                $is_satisfied(value, limit)
            }

            fn measured(&self, value: &Instance<'_>, limit: Limit) -> String {
                measured(value, limit)
            }
        }
    };
}

bound!(
    Minimum,
    "minimum",
    Some(&Maximum),
    minimum,
    at_least,
    "The least number, date, time or duration, itself allowed."
);
bound!(
    Maximum,
    "maximum",
    None,
    maximum,
    at_most,
    "The greatest number, date, time or duration, itself allowed."
);
bound!(
    ExclusiveMinimum,
    "exclusive_minimum",
    Some(&ExclusiveMaximum),
    exclusive_minimum,
    above,
    "The number, date, time or duration must be greater than this."
);
bound!(
    ExclusiveMaximum,
    "exclusive_maximum",
    None,
    exclusive_maximum,
    below,
    "The number, date, time or duration must be less than this."
);
bound!(
    MultipleOf,
    "multiple_of",
    None,
    multiple_of,
    is_multiple,
    "The number must be a whole multiple of this."
);

fn is_multiple(value: &Instance<'_>, limit: Limit) -> bool {
    let (Some(value), Some(step)) = (quantity(value), of_limit(limit)) else { return true };
    if let (Quantity::Integer(value), Quantity::Integer(step)) = (value, step) {
        // The only overflow is the least integer divided by -1, which has no remainder.
        return step == 0 || value.checked_rem(step).unwrap_or(0) == 0;
    }
    // A number that is not finite has no text, and is outside the numbers that the rule is about.
    let (Some(value), Some(step)) = (value.text(), step.text()) else { return true };
    number::is_multiple(&value, &step).unwrap_or(true)
}

/// The maximum number of characters of a number that are shown.
const MAX_SHOWN: usize = 60;

fn shortened(text: &str) -> String {
    match text.get(..MAX_SHOWN) {
        Some(start) if text.len() > MAX_SHOWN => format!("{start}…"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scalar::Scalar;

    fn integer(value: i64) -> Instance<'static> {
        Instance::Scalar(Scalar::Integer(value))
    }

    fn number(value: f64) -> Instance<'static> {
        Instance::Scalar(Scalar::Number(value))
    }

    #[test]
    fn checks_both_ends_of_a_range() {
        assert!(Rule::maximum(Limit::Integer(32767)).is_satisfied(&integer(32767)));
        assert!(!Rule::maximum(Limit::Integer(32767)).is_satisfied(&integer(32768)));
        assert!(Rule::minimum(Limit::Integer(0)).is_satisfied(&integer(0)));
        assert!(!Rule::minimum(Limit::Integer(0)).is_satisfied(&integer(-1)));
        assert!(!Rule::exclusive_maximum(Limit::Integer(1)).is_satisfied(&number(1.0)));
        assert!(Rule::exclusive_minimum(Limit::Number(0.05)).is_satisfied(&number(0.1)));
    }

    #[test]
    fn recognizes_multiples() {
        let of = |limit| move |value: Instance<'_>| Rule::multiple_of(limit).is_satisfied(&value);
        assert!(of(Limit::Number(0.1))(number(0.3)));
        assert!(!of(Limit::Number(0.1))(number(0.35)));
        assert!(of(Limit::Integer(5))(integer(15)));
        assert!(!of(Limit::Integer(5))(integer(16)));
        assert!(of(Limit::Integer(-1))(integer(i64::MIN)));
        assert!(of(Limit::Integer(0))(integer(1)));
        assert!(of(Limit::Number(1.5))(integer(3)));
        assert!(!of(Limit::Integer(2))(number(2.5)));
    }

    #[test]
    fn compares_integers_exactly() {
        let beyond_a_float = (1_i64 << 53) + 1;
        assert!(!Rule::maximum(Limit::Integer(1 << 53)).is_satisfied(&integer(beyond_a_float)));
        assert!(!Rule::exclusive_minimum(Limit::Integer(i64::MIN.into())).is_satisfied(&integer(i64::MIN)));
        let greatest = Instance::Scalar(Scalar::Unsigned(u64::MAX));
        assert!(Rule::maximum(Limit::Integer(u64::MAX.into())).is_satisfied(&greatest));
        assert!(!Rule::maximum(Limit::Integer(i64::MAX.into())).is_satisfied(&greatest));
    }

    #[test]
    fn compares_with_limits_beyond_the_precision_of_floating_point_numbers() {
        let decimal = |text| Instance::Scalar(Scalar::Decimal(text));
        let most = Rule::maximum(Limit::Decimal("79228162514264337593543950335.5"));
        assert!(most.is_satisfied(&decimal("79228162514264337593543950335.50")));
        assert!(!most.is_satisfied(&decimal("79228162514264337593543950335.500000001")));
        assert!(!most.is_satisfied(&decimal("1e999999999")));
        assert!(most.is_satisfied(&integer(i64::MAX)) && most.is_satisfied(&number(7e28)));
        let tenth = Rule::minimum(Limit::Number(0.1));
        assert!(tenth.is_satisfied(&decimal("0.1")) && tenth.is_satisfied(&number(0.1)));
        assert!(!tenth.is_satisfied(&decimal("0.0999999999999999999999")));
        let cents = Rule::multiple_of(Limit::Number(0.01));
        assert!(cents.is_satisfied(&decimal("12345678901234567890.10")));
        assert!(!cents.is_satisfied(&decimal("12345678901234567890.101")));
        let half = Rule::exclusive_minimum(Limit::Number(9_007_199_254_740_992.5));
        assert!(half.is_satisfied(&integer((1 << 53) + 1)) && !half.is_satisfied(&integer(1 << 53)));
    }

    #[test]
    fn infinities_are_outside_every_range_and_nan_is_no_number() {
        let most = Rule::maximum(Limit::Decimal("1e999"));
        assert!(!most.is_satisfied(&number(f64::INFINITY)));
        assert!(most.is_satisfied(&number(f64::NEG_INFINITY)));
        for limit in [Limit::Integer(5), Limit::Number(0.5), Limit::Decimal("1e999")] {
            for rule in [Rule::minimum(limit), Rule::exclusive_maximum(limit), Rule::multiple_of(limit)] {
                assert!(rule.is_satisfied(&number(f64::NAN)), "{rule:?}");
            }
            assert!(!Rule::exclusive_maximum(limit).is_satisfied(&number(f64::INFINITY)));
        }
    }

    #[test]
    fn compares_dates_times_and_durations() {
        for (domain, limit, least, below) in [
            (Domain::Date, "2024-02-29", "2024-02-29", "2024-02-28"),
            (Domain::Time, "09:00:00", "09:00:00.000", "08:59:59.999"),
            (Domain::DateTime, "1970-01-01T00:00:00Z", "1970-01-01T01:00:00+01:00", "1969-12-31T23:59:59Z"),
            (Domain::LocalDateTime, "2024-01-01T00:00:00", "2024-01-01T00:00:00", "2023-12-31T23:59:59"),
            (Domain::Duration, "PT24H", "P2D", "PT23H59M"),
        ] {
            let limit = Limit::Moment(domain, limit);
            let value = |text| Instance::Scalar(domain.read(text).unwrap());
            assert!(Rule::minimum(limit).is_satisfied(&value(least)), "{domain}");
            assert!(!Rule::minimum(limit).is_satisfied(&value(below)), "{domain}");
            assert!(Rule::exclusive_maximum(limit).is_satisfied(&value(below)), "{domain}");
            assert!(!Rule::exclusive_maximum(limit).is_satisfied(&value(least)), "{domain}");
            assert!(Rule::minimum(limit).is_satisfied(&integer(1)), "{domain}");
        }
        // A day that may be longer or shorter is neither.
        let (limit, day) = (Limit::Moment(Domain::Duration, "PT24H"), Domain::Duration.read("P1D").unwrap());
        for rule in [Rule::minimum(limit), Rule::maximum(limit)] {
            let day = Instance::Scalar(day);
            assert!(!rule.is_satisfied(&day));
            assert_eq!(rule.kind().measured(&day, limit), "P1D, which may be longer or shorter");
        }
    }

    #[test]
    fn compares_and_rounds_limits() {
        assert_eq!(Limit::Decimal("1e40").compare(Limit::Integer(1)), Some(Ordering::Greater));
        assert_eq!(Limit::Decimal("0.10").compare(Limit::Number(0.1)), Some(Ordering::Equal));
        assert_eq!(Limit::Count(1).compare(Limit::Count(2)), Some(Ordering::Less));
        assert_eq!(Limit::Count(1).compare(Limit::Integer(2)), None);
        for (limit, floor, ceil) in [
            (Limit::Decimal("-1.5"), -2, -1),
            (Limit::Number(1.5), 1, 2),
            (Limit::Integer(7), 7, 7),
            (Limit::Decimal("1e999"), i128::MAX, i128::MAX),
            (Limit::Decimal("0.001"), 0, 1),
        ] {
            assert_eq!((limit.floor(), limit.ceil()), (Some(floor), Some(ceil)), "{limit}");
        }
        assert_eq!(Limit::Set.floor(), None);
    }

    #[test]
    fn measures_nothing_but_numbers() {
        let text = Instance::Scalar(Scalar::String("x"));
        let five = Limit::Integer(5);
        for rule in
            [Rule::minimum(five), Rule::maximum(five), Rule::exclusive_minimum(five), Rule::multiple_of(five)]
        {
            assert!(rule.is_satisfied(&text), "{}", rule.kind().name());
            assert_eq!(rule.kind().measured(&text, rule.limit()), "a value that is no number");
        }
    }
}
