//! Dates of the calendar, without a time of day.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use super::digits::{digits, push_digits};

/// A date of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(civil::Date);

impl Date {
    /// A placeholder for a decoder to fill.
    pub(crate) const UNSET: Self = Self(civil::Date::constant(1970, 1, 1));

    /// A date earlier than any that can be written. It represents dates that are out of range.
    #[cfg(feature = "chrono")]
    pub(crate) const BEYOND: Self = Self(civil::Date::MIN);

    /// Creates a date from a year, a month (1 to 12) and a day (1 to 31). Returns `None` if there is no
    /// such date.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        civil::Date::new(year, month, day).ok().map(Self)
    }

    pub(crate) const fn from_civil(value: civil::Date) -> Self {
        Self(value)
    }

    pub(crate) const fn civil(self) -> civil::Date {
        self.0
    }

    /// Returns the year.
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Returns the month, from 1 to 12.
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// Returns the day of the month, from 1 to 31.
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Appends `2013-02-12`.
    pub(crate) fn push(self, out: &mut String) {
        if self.year() < 0 {
            out.push('-');
        }
        push_digits(self.year().unsigned_abs().into(), 4, out);
        for part in [self.month(), self.day()] {
            out.push('-');
            push_digits(part.unsigned_abs().into(), 2, out);
        }
    }

    /// Parses `2013-02-12` at the start of a text, and returns the rest of the text.
    pub(super) fn parse_prefix(text: &str) -> Option<(Self, &str)> {
        let (year, rest) = digits(text, 4)?;
        let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
        let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
        let part = |part: i32| i8::try_from(part).ok();
        Some((Self::new(i16::try_from(year).ok()?, part(month)?, part(day)?)?, rest))
    }
}

/// Writes the `full-date` of RFC 3339.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(12);
        self.push(&mut text);
        f.write_str(&text)
    }
}

/// Parses the `full-date` of RFC 3339 section 5.6.
impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        match Self::parse_prefix(text) {
            Some((value, "")) => Ok(value),
            _ => Err(NotADate),
        }
    }
}

/// The error of a text that is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADate;

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date such as 2013-02-12")
    }
}

impl std::error::Error for NotADate {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in ["2013-02-12", "0000-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        let date = Date::new(2013, 2, 12).unwrap();
        assert_eq!((date.year(), date.month(), date.day()), (2013, 2, 12));
    }

    #[test]
    fn refuses_texts_that_are_no_date() {
        for text in [
            "",
            "2013-02",
            "2013-02-29",
            "2013-13-01",
            "2013-00-01",
            "2013-2-12",
            "20130212",
            "2013-02-12T00:00:00",
            "2013-02-12Z",
            "+002013-02-12",
            "-2013-02-12",
            " 2013-02-12",
            "２013-02-12",
        ] {
            assert_eq!(text.parse::<Date>(), Err(NotADate), "{text}");
        }
        assert_eq!(Date::new(2013, 2, 29), None);
    }
}
