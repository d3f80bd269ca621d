//! Numbers of JSON, which keep the text in which they are written.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use crate::domain::{canonical_number, integer_of, is_json_number, same_number};

/// A number of JSON (RFC 8259 section 6), with all digits that are written. Two numbers are equal if they
/// have the same value: `1.0` is equal to `1`.
#[derive(Clone)]
pub struct JsonNumber(String);

/// The error of a text that is not a number of JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotANumber(pub String);

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a number of JSON, such as -1.50 or 1e3", self.0)
    }
}

impl std::error::Error for NotANumber {}

impl JsonNumber {
    /// Returns the number as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the value if it is an integer, with or without a fraction of zeros, that fits into an `i64`.
    pub fn as_i64(&self) -> Option<i64> {
        integer_of(&self.0)
    }

    /// Returns the value if it is an integer, with or without a fraction of zeros, that fits into a `u64`.
    pub fn as_u64(&self) -> Option<u64> {
        integer_of(&self.0)
    }

    /// Returns the nearest binary floating-point number. Infinite if the number is out of its range.
    pub fn as_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// Creates a number from a text that the caller has validated.
    pub(crate) fn from_checked(text: String) -> Self {
        Self(text)
    }
}

impl FromStr for JsonNumber {
    type Err = NotANumber;

    fn from_str(text: &str) -> Result<Self, NotANumber> {
        if is_json_number(text) { Ok(Self(text.to_owned())) } else { Err(NotANumber(text.to_owned())) }
    }
}

impl fmt::Display for JsonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for JsonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq for JsonNumber {
    fn eq(&self, other: &Self) -> bool {
        same_number(&self.0, &other.0)
    }
}

impl Eq for JsonNumber {}

impl Hash for JsonNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        canonical_number(&self.0).hash(state);
    }
}

macro_rules! integers {
    ($($type:ty),+) => {$(
        impl From<$type> for JsonNumber {
            fn from(value: $type) -> Self {
                Self(value.to_string())
            }
        }
    )+};
}

integers!(u8, u16, u32, u64, i8, i16, i32, i64);

/// Rejects a number that is infinite or not a number, which JSON cannot represent.
impl TryFrom<f64> for JsonNumber {
    type Error = NotANumber;

    fn try_from(value: f64) -> Result<Self, NotANumber> {
        // Rust writes a finite number as JSON has it.
        if value.is_finite() { Ok(Self(format!("{value:?}"))) } else { Err(NotANumber(value.to_string())) }
    }
}
