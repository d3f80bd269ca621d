//! How long a text may be, in characters (Unicode code points, as JSON Schema counts them).

use super::{Constraint, Limit, describe};
use crate::value::{Scalar, Value};

/// At least so many characters.
pub const MIN_LENGTH: &dyn Constraint = &MinLength;
/// At most so many characters.
pub const MAX_LENGTH: &dyn Constraint = &MaxLength;

fn length(value: &Value<'_>) -> Option<u64> {
    match value {
        Value::Scalar(Scalar::Text(text)) => u64::try_from(text.chars().count()).ok(),
        _ => None,
    }
}

fn says(value: &Value<'_>) -> String {
    match length(value) {
        Some(1) => "1 character".to_owned(),
        Some(count) => format!("{count} characters"),
        None => "a value without a length".to_owned(),
    }
}

#[derive(Debug)]
struct MinLength;

impl Constraint for MinLength {
    describe!("min_length", MIN_LENGTH, Count, fits Text, upper Some(MAX_LENGTH),
        "The least number of characters (Unicode code points) that a text may have.");

    fn holds(&self, value: &Value<'_>, limit: Limit) -> bool {
        !matches!((length(value), limit), (Some(length), Limit::Count(least)) if length < least)
    }

    fn actual(&self, value: &Value<'_>) -> String {
        says(value)
    }
}

#[derive(Debug)]
struct MaxLength;

impl Constraint for MaxLength {
    describe!("max_length", MAX_LENGTH, Count, fits Text, upper None,
        "The greatest number of characters (Unicode code points) that a text may have.");

    fn holds(&self, value: &Value<'_>, limit: Limit) -> bool {
        !matches!((length(value), limit), (Some(length), Limit::Count(most)) if length > most)
    }

    fn actual(&self, value: &Value<'_>) -> String {
        says(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_not_octets() {
        let value = Value::Scalar(Scalar::Text("äöü".into()));
        assert!(MAX_LENGTH.holds(&value, Limit::Count(3)));
        assert!(!MAX_LENGTH.holds(&value, Limit::Count(2)));
        assert!(MIN_LENGTH.holds(&value, Limit::Count(3)));
        assert!(!MIN_LENGTH.holds(&value, Limit::Count(4)));
        assert_eq!(MAX_LENGTH.actual(&value), "3 characters");
    }
}
