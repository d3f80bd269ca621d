//! Dates and times of day without an offset from UTC.

use std::fmt;
use std::str::FromStr;

use jiff::civil;

use super::date::Date;
use super::digits::push_fraction;
use super::time::Time;

/// A date and time of day with up to nine fractional digits in an unspecified time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalDateTime(civil::DateTime);

impl LocalDateTime {
    /// A placeholder for a decoder to fill.
    pub(crate) const UNSET: Self = Self(civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0));

    /// A date and time in which every part has a different value.
    pub(crate) const SAMPLE: Self = Self(civil::DateTime::constant(2013, 2, 12, 22, 42, 0, 0));

    /// A value earlier than any that can be written. It represents dates that are out of range.
    #[cfg(feature = "chrono")]
    pub(crate) const BEYOND: Self = Self(civil::DateTime::MIN);

    /// Creates a date and time from a date (year, month, day) and a time of day (hour, minute, second) with
    /// a nanosecond. Returns `None` if any of them is out of range.
    pub fn new(
        (year, month, day): (i16, i8, i8),
        (hour, minute, second): (i8, i8, i8),
        nanosecond: i32,
    ) -> Option<Self> {
        civil::DateTime::new(year, month, day, hour, minute, second, nanosecond).ok().map(Self)
    }

    pub(crate) const fn from_civil(value: civil::DateTime) -> Self {
        Self(value)
    }

    pub(crate) const fn civil(self) -> civil::DateTime {
        self.0
    }

    /// Returns the year, month (1 to 12) and day (1 to 31).
    pub fn date(self) -> (i16, i8, i8) {
        (self.0.year(), self.0.month(), self.0.day())
    }

    /// Returns the hour, minute and second.
    pub fn time(self) -> (i8, i8, i8) {
        (self.0.hour(), self.0.minute(), self.0.second())
    }

    /// Returns the fraction of the second, in nanoseconds.
    pub fn nanosecond(self) -> i32 {
        self.0.subsec_nanosecond()
    }

    /// Appends `2013-02-12T02:42:00`, without a fraction.
    pub(crate) fn push_seconds(self, out: &mut String) {
        Date::from_civil(self.0.date()).push(out);
        out.push('T');
        Time::from_civil(self.0.time()).push_seconds(out);
    }

    /// Appends `2013-02-12T02:42:00`, with a fraction without trailing zeros if it is not zero.
    pub(crate) fn push(self, out: &mut String) {
        self.push_seconds(out);
        push_fraction(self.nanosecond().unsigned_abs(), out);
    }

    /// Parses `2013-02-12T02:42:00` with up to nine fractional digits at the start of a text, and returns
    /// the number of these digits and the rest of the text. A space or a lower-case `t` is accepted instead
    /// of the `T` (RFC 3339 section 5.6).
    pub(crate) fn parse_prefix(text: &str) -> Option<(Self, u8, &str)> {
        let (date, rest) = Date::parse_prefix(text)?;
        let (time, count, rest) = Time::parse_prefix(rest.strip_prefix(['T', 't', ' '])?)?;
        Some((Self(date.civil().to_datetime(time.civil())), count, rest))
    }
}

/// Writes `2013-02-12T02:42:00`, with a fraction without trailing zeros if it is not zero.
impl fmt::Display for LocalDateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(32);
        self.push(&mut text);
        f.write_str(&text)
    }
}

/// Parses the output of `Display`, or the same with a space instead of the `T`.
impl FromStr for LocalDateTime {
    type Err = NotADateTime;

    fn from_str(text: &str) -> Result<Self, NotADateTime> {
        match Self::parse_prefix(text) {
            Some((value, _, "")) => Ok(value),
            _ => Err(NotADateTime),
        }
    }
}

/// The error of a text that is not a date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADateTime;

impl fmt::Display for NotADateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time such as 2024-04-18T04:22:49.4404487Z or, without an offset, 2013-02-12T02:42:00")
    }
}

impl std::error::Error for NotADateTime {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in [
            "2013-02-12T02:42:00",
            "0000-01-01T00:00:00",
            "9999-12-31T23:59:59.999999999",
            "2024-02-29T00:00:00.05",
        ] {
            assert_eq!(text.parse::<LocalDateTime>().unwrap().to_string(), text);
        }
        assert_eq!(
            "2013-02-12 02:42:00.100".parse::<LocalDateTime>().unwrap().to_string(),
            "2013-02-12T02:42:00.1"
        );
    }

    #[test]
    fn refuses_texts_that_are_no_local_date_and_time() {
        for text in [
            "",
            "2013-02-12",
            "2013-02-12T02:42",
            "2013-02-12T02:42:00Z",
            "2013-02-12T02:42:00+01:00",
            "2013-02-29T02:42:00",
            "2013-02-12T24:00:00",
            "2016-12-31T23:59:60",
            "2013-02-12T02:42:00.",
            "2013-02-12T02:42:00,5",
            "2013-02-12T02:42:00.1234567890",
            "+002013-02-12T02:42:00",
            "20130212T024200",
            "2013-2-12T02:42:00",
            "２013-02-12T02:42:00",
        ] {
            assert_eq!(text.parse::<LocalDateTime>(), Err(NotADateTime), "{text}");
        }
    }
}
