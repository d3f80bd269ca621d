//! How large a number may be.

use std::cmp::Ordering;

use super::{Constraint, Limit, describe};
use crate::value::{Scalar, Value};

/// Not less than this.
pub const MINIMUM: &dyn Constraint = &Minimum;
/// Not more than this.
pub const MAXIMUM: &dyn Constraint = &Maximum;
/// More than this.
pub const EXCLUSIVE_MINIMUM: &dyn Constraint = &ExclusiveMinimum;
/// Less than this.
pub const EXCLUSIVE_MAXIMUM: &dyn Constraint = &ExclusiveMaximum;
/// A whole multiple of this.
pub const MULTIPLE_OF: &dyn Constraint = &MultipleOf;

/// The integer as a floating-point number; exact up to 2^53, near enough to compare with a fraction beyond.
#[expect(clippy::cast_precision_loss, reason = "only compared with a limit that is a fraction")]
fn approximate(value: i128) -> f64 {
    value as f64
}

/// Compares a number with a limit: integers exactly.
fn compare(value: &Value<'_>, limit: Limit) -> Option<Ordering> {
    match (value, limit) {
        (Value::Scalar(Scalar::Integer(value)), Limit::Integer(limit)) => Some(value.cmp(&limit)),
        (Value::Scalar(Scalar::Integer(value)), Limit::Number(limit)) => {
            approximate(*value).partial_cmp(&limit)
        }
        (Value::Scalar(Scalar::Number(value)), Limit::Integer(limit)) => {
            value.partial_cmp(&approximate(limit))
        }
        (Value::Scalar(Scalar::Number(value)), Limit::Number(limit)) => value.partial_cmp(&limit),
        _ => None,
    }
}

fn says(value: &Value<'_>) -> String {
    match value {
        Value::Scalar(Scalar::Integer(value)) => value.to_string(),
        Value::Scalar(Scalar::Number(value)) => value.to_string(),
        _ => "a value that is no number".to_owned(),
    }
}

macro_rules! bound {
    ($type:ident, $word:literal, $constant:ident, $upper:expr, $refused:pat, $doc:literal) => {
        #[derive(Debug)]
        struct $type;

        impl Constraint for $type {
            describe!($word, $constant, Number, fits Number, upper $upper, $doc);

            fn holds(&self, value: &Value<'_>, limit: Limit) -> bool {
                !matches!(compare(value, limit), Some($refused))
            }

            fn actual(&self, value: &Value<'_>) -> String {
                says(value)
            }
        }
    };
}

bound!(Minimum, "minimum", MINIMUM, Some(MAXIMUM), Ordering::Less, "The least number, itself allowed.");
bound!(Maximum, "maximum", MAXIMUM, None, Ordering::Greater, "The greatest number, itself allowed.");
bound!(
    ExclusiveMinimum,
    "exclusive_minimum",
    EXCLUSIVE_MINIMUM,
    Some(EXCLUSIVE_MAXIMUM),
    Ordering::Less | Ordering::Equal,
    "The number must be greater than this."
);
bound!(
    ExclusiveMaximum,
    "exclusive_maximum",
    EXCLUSIVE_MAXIMUM,
    None,
    Ordering::Greater | Ordering::Equal,
    "The number must be less than this."
);

#[derive(Debug)]
struct MultipleOf;

impl Constraint for MultipleOf {
    describe!("multiple_of", MULTIPLE_OF, Number, fits Number, upper None,
        "The number must be a whole multiple of this.");

    fn holds(&self, value: &Value<'_>, limit: Limit) -> bool {
        let (value, step) = match (value, limit) {
            (Value::Scalar(Scalar::Integer(value)), Limit::Integer(step)) => {
                // What overflows is the least integer by -1, which leaves nothing over.
                return step == 0 || value.checked_rem(step).unwrap_or(0) == 0;
            }
            (Value::Scalar(Scalar::Integer(value)), Limit::Number(step)) => (approximate(*value), step),
            (Value::Scalar(Scalar::Number(value)), Limit::Integer(step)) => (*value, approximate(step)),
            (Value::Scalar(Scalar::Number(value)), Limit::Number(step)) => (*value, step),
            _ => return true,
        };
        // 0.3 is a multiple of 0.1 to its reader, though not in binary.
        let quotient = value / step;
        step == 0.0 || (quotient - quotient.round()).abs() <= quotient.abs().max(1.0) * 4.0 * f64::EPSILON
    }

    fn actual(&self, value: &Value<'_>) -> String {
        says(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integer(value: i128) -> Value<'static> {
        Value::Scalar(Scalar::Integer(value))
    }

    fn number(value: f64) -> Value<'static> {
        Value::Scalar(Scalar::Number(value))
    }

    #[test]
    fn the_ends_of_a_range() {
        assert!(MAXIMUM.holds(&integer(32767), Limit::Integer(32767)));
        assert!(!MAXIMUM.holds(&integer(32768), Limit::Integer(32767)));
        assert!(MINIMUM.holds(&integer(0), Limit::Integer(0)));
        assert!(!MINIMUM.holds(&integer(-1), Limit::Integer(0)));
        assert!(!EXCLUSIVE_MAXIMUM.holds(&number(1.0), Limit::Integer(1)));
        assert!(EXCLUSIVE_MINIMUM.holds(&number(0.1), Limit::Number(0.05)));
    }

    #[test]
    fn multiples() {
        assert!(MULTIPLE_OF.holds(&number(0.3), Limit::Number(0.1)));
        assert!(!MULTIPLE_OF.holds(&number(0.35), Limit::Number(0.1)));
        assert!(MULTIPLE_OF.holds(&integer(15), Limit::Integer(5)));
        assert!(!MULTIPLE_OF.holds(&integer(16), Limit::Integer(5)));
        assert!(MULTIPLE_OF.holds(&integer(i128::MIN), Limit::Integer(-1)));
        assert!(MULTIPLE_OF.holds(&integer(1), Limit::Integer(0)));
        assert!(MULTIPLE_OF.holds(&integer(3), Limit::Number(1.5)));
        assert!(!MULTIPLE_OF.holds(&number(2.5), Limit::Integer(2)));
    }

    #[test]
    fn integers_are_compared_exactly() {
        let beyond_a_float = (1_i128 << 53) + 1;
        assert!(!MAXIMUM.holds(&integer(beyond_a_float), Limit::Integer(1 << 53)));
        assert!(!EXCLUSIVE_MINIMUM.holds(&integer(i128::MIN), Limit::Integer(i128::MIN)));
        assert!(MINIMUM.holds(&integer(i128::MAX), Limit::Number(0.5)));
    }

    #[test]
    fn a_rule_does_not_measure_what_it_does_not_fit() {
        let text = Value::Scalar(Scalar::Text("x".into()));
        for rule in [MINIMUM, MAXIMUM, EXCLUSIVE_MINIMUM, EXCLUSIVE_MAXIMUM, MULTIPLE_OF] {
            assert!(rule.holds(&text, Limit::Integer(5)), "{}", rule.word());
            assert_eq!(rule.actual(&text), "a value that is no number");
        }
    }
}
