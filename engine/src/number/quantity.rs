//! Exact comparison of numbers of any kind.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::decimal;

/// The greatest magnitude up to which all integers are represented exactly (2^53).
const MAX_EXACT: u128 = 1 << 53;

/// Converts an integer to a floating-point number, if the result is exact.
#[expect(clippy::cast_precision_loss, reason = "an integer of at most 2^53")]
fn exact(value: i128) -> Option<f64> {
    (value.unsigned_abs() <= MAX_EXACT).then_some(value as f64)
}

/// A number of any kind.
#[derive(Clone, Copy)]
pub(crate) enum Quantity<'v> {
    Integer(i128),
    Number(f64),
    Decimal(&'v str),
}

impl<'v> Quantity<'v> {
    /// Returns the number as text. For a floating-point number it is the shortest text that is read as the
    /// same number, as it is written in specs and messages; `None` if it is not finite.
    pub(crate) fn text(self) -> Option<Cow<'v, str>> {
        match self {
            Self::Integer(value) => Some(Cow::Owned(value.to_string())),
            Self::Number(value) => value.is_finite().then(|| Cow::Owned(format!("{value:?}"))),
            Self::Decimal(text) => Some(Cow::Borrowed(text)),
        }
    }

    /// Compares two numbers exactly. NaN is neither less nor greater than any number.
    #[inline]
    pub(crate) fn compare(self, other: Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Integer(left), Self::Integer(right)) => Some(left.cmp(&right)),
            (Self::Number(left), Self::Number(right)) => left.partial_cmp(&right),
            (Self::Integer(left), Self::Number(right)) if let Some(left) = exact(left) => {
                left.partial_cmp(&right)
            }
            (Self::Number(left), Self::Integer(right)) if let Some(right) = exact(right) => {
                left.partial_cmp(&right)
            }
            (Self::Integer(_) | Self::Number(_) | Self::Decimal(_), _) => self.compare_texts(other),
        }
    }

    #[cold]
    fn compare_texts(self, other: Self) -> Option<Ordering> {
        match (self.text(), other.text()) {
            (Some(left), Some(right)) => decimal::compare(&left, &right),
            (None, Some(_)) => self.infinity()?.partial_cmp(&0.0),
            (Some(_), None) => 0.0.partial_cmp(&other.infinity()?),
            (None, None) => None,
        }
    }

    /// Returns the number if it is not finite.
    fn infinity(self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(value),
            Self::Integer(_) | Self::Decimal(_) => None,
        }
    }
}
