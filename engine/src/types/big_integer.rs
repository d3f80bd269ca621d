//! Integers of any size.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use super::exact_number;
use crate::number;

/// An integer of any size, kept as its decimal digits.
///
/// To compute with it, parse its text into the integer type of your choice.
#[derive(Clone)]
pub struct BigInteger(String);

exact_number!(BigInteger, NotABigInteger, "an integer", number::is_integral);

impl FromStr for BigInteger {
    type Err = NotABigInteger;

    /// Parses a JSON number whose value is an integer: `12`, `12.0` or `1.2e1`.
    fn from_str(text: &str) -> Result<Self, NotABigInteger> {
        match number::integral(text) {
            Some(digits) => Ok(Self(digits.into_owned())),
            None => Err(NotABigInteger(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn integer(text: &str) -> BigInteger {
        text.parse().unwrap()
    }

    #[test]
    fn is_written_with_its_digits_only() {
        for (text, digits) in [
            ("340282366920938463463374607431768211456", "340282366920938463463374607431768211456"),
            ("1.0", "1"),
            ("-0", "0"),
            ("12e2", "1200"),
        ] {
            assert_eq!(integer(text).to_string(), digits);
        }
        assert!(integer("-99999999999999999999") < BigInteger::from(i64::MIN));
        assert!(integer("18446744073709551616") > BigInteger::from(u64::MAX));
        assert_eq!(integer("1e3"), BigInteger::from(1000_i64));
    }

    #[test]
    fn refuses_fractions_and_immense_exponents() {
        for text in ["", "1.5", "1e-1", "1e999999999", "x", "+1", "01"] {
            let error = text.parse::<BigInteger>().unwrap_err();
            assert_eq!(error.to_string(), format!("{text:?} is not an integer"));
        }
    }
}
