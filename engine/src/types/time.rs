//! Times of day, without a date and without an offset from UTC.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use super::digits::{digits, fraction, push_digits, push_fraction};

/// A time of day with up to nine fractional digits in an unspecified time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Time {
    civil: civil::Time,
    /// Whether it represents a leap second, which is out of range.
    is_beyond: bool,
}

impl Time {
    /// A placeholder for a decoder to fill.
    pub(crate) const UNSET: Self = Self::from_civil(civil::Time::midnight());

    /// A time of day that cannot be written. It represents leap seconds.
    #[cfg(feature = "chrono")]
    pub(crate) const BEYOND: Self = Self { is_beyond: true, ..Self::UNSET };

    /// Creates a time of day from an hour (0 to 23), a minute, a second (0 to 59) and a nanosecond. Returns
    /// `None` if any of them is out of range.
    pub fn new(hour: i8, minute: i8, second: i8, nanosecond: i32) -> Option<Self> {
        civil::Time::new(hour, minute, second, nanosecond).ok().map(Self::from_civil)
    }

    pub(crate) const fn from_civil(value: civil::Time) -> Self {
        Self { civil: value, is_beyond: false }
    }

    pub(crate) const fn civil(self) -> civil::Time {
        self.civil
    }

    /// Returns whether it represents a time that is out of range.
    pub(crate) const fn is_beyond(self) -> bool {
        self.is_beyond
    }

    /// Returns the hour, from 0 to 23.
    pub fn hour(self) -> i8 {
        self.civil.hour()
    }

    /// Returns the minute.
    pub fn minute(self) -> i8 {
        self.civil.minute()
    }

    /// Returns the second, from 0 to 59.
    pub fn second(self) -> i8 {
        self.civil.second()
    }

    /// Returns the fraction of the second, in nanoseconds.
    pub fn nanosecond(self) -> i32 {
        self.civil.subsec_nanosecond()
    }

    /// Appends `02:42:00`, without a fraction.
    pub(crate) fn push_seconds(self, out: &mut String) {
        push_digits(self.hour().unsigned_abs().into(), 2, out);
        for part in [self.minute(), self.second()] {
            out.push(':');
            push_digits(part.unsigned_abs().into(), 2, out);
        }
    }

    /// Appends `02:42:00`, with a fraction without trailing zeros if it is not zero.
    pub(crate) fn push(self, out: &mut String) {
        self.push_seconds(out);
        push_fraction(self.nanosecond().unsigned_abs(), out);
    }

    /// Parses `02:42:00` with up to nine fractional digits at the start of a text, and returns the number of
    /// these digits and the rest of the text. A second 60 is rejected, because it cannot be represented.
    pub(crate) fn parse_prefix(text: &str) -> Option<(Self, u8, &str)> {
        let (hour, rest) = digits(text, 2)?;
        let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
        let (second, rest) = digits(rest.strip_prefix(':')?, 2)?;
        let (nanosecond, count, rest) = fraction(rest)?;
        let part = |part: i32| i8::try_from(part).ok();
        Some((Self::new(part(hour)?, part(minute)?, part(second)?, nanosecond)?, count, rest))
    }
}

/// Writes `02:42:00`, with a fraction without trailing zeros if it is not zero.
impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(20);
        self.push(&mut text);
        f.write_str(&text)
    }
}

/// Parses the `partial-time` of RFC 3339 section 5.6 with zero to nine fractional digits.
impl FromStr for Time {
    type Err = NotATime;

    fn from_str(text: &str) -> Result<Self, NotATime> {
        match Self::parse_prefix(text) {
            Some((value, _, "")) => Ok(value),
            _ => Err(NotATime),
        }
    }
}

/// The error of a text that is not a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotATime;

impl fmt::Display for NotATime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a time of day such as 02:42:00, without an offset")
    }
}

impl std::error::Error for NotATime {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["00:00:00", "23:59:59.999999999", "02:42:00.05"] {
            assert_eq!(text.parse::<Time>().unwrap().to_string(), text);
        }
        assert_eq!("02:42:00.500".parse::<Time>().unwrap().to_string(), "02:42:00.5");
        let time = Time::new(2, 42, 7, 5).unwrap();
        assert_eq!((time.hour(), time.minute(), time.second(), time.nanosecond()), (2, 42, 7, 5));
    }

    #[test]
    fn refuses_texts_that_are_no_time_of_day() {
        for text in [
            "",
            "02:42",
            "24:00:00",
            "02:60:00",
            "23:59:60",
            "2:42:00",
            "02:42:00Z",
            "02:42:00+01:00",
            "02:42:00.",
            "02:42:00,5",
            "02:42:00.0123456789",
            "T02:42:00",
            "02:42:00 AM",
        ] {
            assert_eq!(text.parse::<Time>(), Err(NotATime), "{text}");
        }
        assert_eq!(Time::new(23, 59, 60, 0), None);
    }
}
