//! Rules for the value of a number.

use std::cmp::Ordering;

use super::{Instance, Limit, Rule, RuleKind, describe};
use crate::scalar::Scalar;

/// Converts an integer to a floating-point number. The result is exact up to 2^53, and beyond that precise
/// enough for a comparison with a fraction.
#[expect(clippy::cast_precision_loss, reason = "only compared with a limit that is a fraction")]
fn approximate(value: i128) -> f64 {
    value as f64
}

/// The number that is compared with a limit.
#[derive(Clone, Copy)]
enum Measured {
    Integer(i128),
    Number(f64),
}

impl Measured {
    #[inline]
    fn of(value: &Instance<'_>) -> Option<Self> {
        match value.scalar()? {
            Scalar::Integer(value) => Some(Self::Integer(i128::from(value))),
            Scalar::Unsigned(value) => Some(Self::Integer(i128::from(value))),
            Scalar::Number(value) => Some(Self::Number(value)),
            Scalar::String(_)
            | Scalar::Boolean(_)
            | Scalar::Uuid(_)
            | Scalar::DateTime(_)
            | Scalar::LocalDateTime(_)
            | Scalar::Date(_)
            | Scalar::Time(_)
            | Scalar::Duration(_) => None,
        }
    }
}

/// Compares a number with a limit, exactly if both are integers. Returns `None` if the value or the limit
/// is not a number.
#[inline]
fn compare(value: &Instance<'_>, limit: Limit) -> Option<Ordering> {
    match (Measured::of(value)?, limit) {
        (Measured::Integer(value), Limit::Integer(limit)) => Some(value.cmp(&limit)),
        (Measured::Integer(value), Limit::Number(limit)) => approximate(value).partial_cmp(&limit),
        (Measured::Number(value), Limit::Integer(limit)) => value.partial_cmp(&approximate(limit)),
        (Measured::Number(value), Limit::Number(limit)) => value.partial_cmp(&limit),
        (Measured::Integer(_) | Measured::Number(_), Limit::Count(_) | Limit::Pattern(_) | Limit::Set) => {
            None
        }
    }
}

/// Returns whether a number is greater than or equal to a limit.
#[inline]
pub(super) fn at_least(value: &Instance<'_>, limit: Limit) -> bool {
    compare(value, limit) != Some(Ordering::Less)
}

/// Returns whether a number is less than or equal to a limit.
#[inline]
pub(super) fn at_most(value: &Instance<'_>, limit: Limit) -> bool {
    compare(value, limit) != Some(Ordering::Greater)
}

fn above(value: &Instance<'_>, limit: Limit) -> bool {
    !matches!(compare(value, limit), Some(Ordering::Less | Ordering::Equal))
}

fn below(value: &Instance<'_>, limit: Limit) -> bool {
    !matches!(compare(value, limit), Some(Ordering::Greater | Ordering::Equal))
}

fn measured(value: &Instance<'_>) -> String {
    match Measured::of(value) {
        Some(Measured::Integer(value)) => value.to_string(),
        Some(Measured::Number(value)) => value.to_string(),
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

            fn measured(&self, value: &Instance<'_>, _: Limit) -> String {
                measured(value)
            }
        }
    };
}

bound!(Minimum, "minimum", Some(&Maximum), minimum, at_least, "The least number, itself allowed.");
bound!(Maximum, "maximum", None, maximum, at_most, "The greatest number, itself allowed.");
bound!(
    ExclusiveMinimum,
    "exclusive_minimum",
    Some(&ExclusiveMaximum),
    exclusive_minimum,
    above,
    "The number must be greater than this."
);
bound!(
    ExclusiveMaximum,
    "exclusive_maximum",
    None,
    exclusive_maximum,
    below,
    "The number must be less than this."
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
    let Some(measured) = Measured::of(value) else { return true };
    let (value, step) = match (measured, limit) {
        (Measured::Integer(value), Limit::Integer(step)) => {
            // The only overflow is the least integer divided by -1, which has no remainder.
            return step == 0 || value.checked_rem(step).unwrap_or(0) == 0;
        }
        (Measured::Integer(value), Limit::Number(step)) => (approximate(value), step),
        (Measured::Number(value), Limit::Integer(step)) => (value, approximate(step)),
        (Measured::Number(value), Limit::Number(step)) => (value, step),
        (Measured::Integer(_) | Measured::Number(_), Limit::Count(_) | Limit::Pattern(_) | Limit::Set) => {
            return true;
        }
    };
    // 0.3 counts as a multiple of 0.1, although the binary numbers are not exact multiples.
    let quotient = value / step;
    step == 0.0 || (quotient - quotient.round()).abs() <= quotient.abs().max(1.0) * 4.0 * f64::EPSILON
}

#[cfg(test)]
mod tests {
    use super::*;

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
