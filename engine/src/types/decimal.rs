//! Exact decimal numbers, kept as they are written.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::exact_number;
use crate::number;

/// An exact decimal number of any size, in the notation of JSON numbers, such as `12.50` or `1e400`.
///
/// It keeps its digits and its notation, so that `12.50` is written as `12.50`. Comparison, equality and
/// hashes are those of the value: `12.50`, `12.5` and `125e-1` are equal.
#[derive(Clone)]
pub struct Decimal(String);

exact_number!(Decimal, NotADecimal, "a decimal number such as 12.50", number::is_numeral);

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        if number::is_numeral(text) { Ok(Self(text.to_owned())) } else { Err(NotADecimal(text.to_owned())) }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn keeps_its_notation_and_compares_its_value() {
        assert_eq!(decimal("12.50").to_string(), "12.50");
        assert_eq!(decimal("12.50"), decimal("125e-1"));
        assert!(decimal("0.1") < decimal("0.10000000000000000001"));
        assert!(decimal("-1e999999999") < Decimal::from(i64::MIN));
        let set: BTreeSet<Decimal> = ["1", "1.0", "10e-1", "2"].map(decimal).into();
        assert_eq!(set.len(), 2);
        assert_eq!(Decimal::default(), decimal("-0.0"));
    }

    #[test]
    fn equal_numbers_have_equal_hashes() {
        let hash = |text: &str| {
            let mut state = std::hash::DefaultHasher::new();
            decimal(text).hash(&mut state);
            state.finish()
        };
        assert_eq!(hash("1e3"), hash("1000.0"));
        assert_eq!(hash("1.5e-999999"), hash("15e-1000000"));
        assert_ne!(hash("1"), hash("10"));
    }

    #[test]
    fn refuses_what_is_no_decimal_number() {
        for text in ["", "NaN", "1,5", ".5", "+1", "0x1", "1e99999999999999999999"] {
            let error = text.parse::<Decimal>().unwrap_err();
            assert_eq!(error.to_string(), format!("{text:?} is not a decimal number such as 12.50"));
        }
    }
}
