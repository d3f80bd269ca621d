//! A date and time of day, with or without an offset from UTC.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::civil;
use jiff::fmt::temporal::{Pieces, PiecesOffset};
use jiff::tz::Offset;

/// A date and time of day with up to nine fraction digits and, where the vendor gives one, an offset.
///
/// Two values are equal when they are written alike: `05:00+01:00` is not equal to `04:00Z`, though
/// [`DateTime::unix_nanoseconds`] of both is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime {
    civil: civil::DateTime,
    offset: Option<Offset>,
}

impl DateTime {
    /// A date and time still to be filled.
    pub(crate) const UNSET: Self =
        Self { civil: civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0), offset: None };

    /// A date and time without an offset, or nothing when there is no such date or time of day.
    pub fn civil(
        (year, month, day): (i16, i8, i8),
        (hour, minute, second): (i8, i8, i8),
        nanosecond: i32,
    ) -> Option<Self> {
        let civil = civil::DateTime::new(year, month, day, hour, minute, second, nanosecond).ok()?;
        Some(Self { civil, offset: None })
    }

    /// The same date and time with this offset in seconds east of UTC, or nothing when it is a day or more.
    #[must_use]
    pub fn with_offset(self, seconds: i32) -> Option<Self> {
        let offset = Offset::from_seconds(seconds).ok()?;
        Some(Self { offset: Some(offset), ..self })
    }

    /// The year, month (1 to 12) and day (1 to 31).
    pub fn date(self) -> (i16, i8, i8) {
        (self.civil.year(), self.civil.month(), self.civil.day())
    }

    /// The hour, minute and second.
    pub fn time(self) -> (i8, i8, i8) {
        (self.civil.hour(), self.civil.minute(), self.civil.second())
    }

    /// The fraction of the second, in nanoseconds.
    pub fn nanosecond(self) -> i32 {
        self.civil.subsec_nanosecond()
    }

    /// The offset in seconds east of UTC, where there is one.
    pub fn offset(self) -> Option<i32> {
        self.offset.map(Offset::seconds)
    }

    /// Nanoseconds since 1970-01-01T00:00:00Z, where there is an offset.
    pub fn unix_nanoseconds(self) -> Option<i128> {
        self.timestamp().map(Timestamp::as_nanosecond)
    }

    /// The instant, where there is an offset.
    pub(crate) fn timestamp(self) -> Option<Timestamp> {
        self.offset?.to_timestamp(self.civil).ok()
    }

    /// The date and time of day of a clock at this offset, if any.
    #[cfg(feature = "jiff")]
    pub(crate) const fn of(civil: civil::DateTime, offset: Option<Offset>) -> Self {
        Self { civil, offset }
    }

    /// The date and time of day, without the offset.
    #[cfg(feature = "jiff")]
    pub(crate) const fn clock(self) -> civil::DateTime {
        self.civil
    }

    /// Writes date and time with this separator, and the fraction without trailing zeros.
    pub(crate) fn write_civil(self, separator: char, out: &mut impl fmt::Write) -> fmt::Result {
        let ((year, month, day), (hour, minute, second)) = (self.date(), self.time());
        write!(out, "{year:04}-{month:02}-{day:02}{separator}{hour:02}:{minute:02}:{second:02}")?;
        let nanosecond = self.nanosecond();
        if nanosecond != 0 {
            write!(out, ".{}", format!("{nanosecond:09}").trim_end_matches('0'))?;
        }
        Ok(())
    }

    /// Writes the offset, `Z` for none from UTC; nothing without an offset.
    pub(crate) fn write_offset(self, out: &mut impl fmt::Write) -> fmt::Result {
        match self.offset() {
            None => Ok(()),
            Some(0) => out.write_char('Z'),
            Some(seconds) => {
                let (sign, seconds) = (if seconds < 0 { '-' } else { '+' }, seconds.abs());
                write!(out, "{sign}{:02}:{:02}", seconds / 3600, seconds / 60 % 60)?;
                if seconds % 60 == 0 { Ok(()) } else { write!(out, ":{:02}", seconds % 60) }
            }
        }
    }
}

/// RFC 3339 where there is an offset, the same without the offset otherwise.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_civil('T', f)?;
        self.write_offset(f)
    }
}

/// A text that is not a date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADateTime;

impl fmt::Display for NotADateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a date and time such as 2024-04-18T04:22:49.4404487Z or 2013-02-12 02:42:00")
    }
}

impl std::error::Error for NotADateTime {}

/// Reads RFC 3339 date-times with zero to nine fraction digits and any offset, the same with a space for the
/// `T`, and both without the offset.
impl FromStr for DateTime {
    type Err = NotADateTime;

    fn from_str(text: &str) -> Result<Self, NotADateTime> {
        // The parser knows annotations in brackets and dates without a time, which RFC 3339 does not.
        let plain = text.is_ascii() && text.len() >= 16 && !text.contains('[');
        let pieces = if plain { Pieces::parse(text).ok() } else { None }.ok_or(NotADateTime)?;
        let time = pieces.time().ok_or(NotADateTime)?;
        let offset = match pieces.offset() {
            None => None,
            Some(PiecesOffset::Numeric(numeric)) => Some(numeric.offset()),
            Some(_) => Some(Offset::UTC),
        };
        Ok(Self { civil: civil::DateTime::from_parts(pieces.date(), time), offset })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_form_is_read_and_written_alike() {
        for text in [
            "2024-04-18T04:22:49.4404487Z",
            "2024-04-18T05:22:49.4404487+01:00",
            "2008-04-10T06:30:00-07:00",
            "2024-12-26T03:51:54.2936066Z",
            "2013-02-12T02:42:00",
            "2013-02-12T02:42:00.123456789Z",
        ] {
            assert_eq!(text.parse::<DateTime>().unwrap().to_string(), text);
        }
        assert_eq!("2013-02-12 02:42:00".parse::<DateTime>().unwrap().to_string(), "2013-02-12T02:42:00");
    }

    #[test]
    fn the_same_instant_in_two_offsets() {
        let utc: DateTime = "2024-04-18T04:22:49.4404487Z".parse().unwrap();
        let west: DateTime = "2024-04-18T05:22:49.4404487+01:00".parse().unwrap();
        assert_ne!(utc, west);
        assert_eq!(utc.unix_nanoseconds(), west.unix_nanoseconds());
        assert_eq!(utc.unix_nanoseconds(), Some(1_713_414_169_440_448_700));
    }

    #[test]
    fn what_is_no_date_time_is_refused() {
        for text in [
            "",
            "2024-04-18",
            "2024-13-18T04:22:49Z",
            "2024-02-30T04:22:49Z",
            "2024-04-18T25:00:00Z",
            "2024-04-18T04:22:49[Europe/Paris]",
            "2024-04-18T04:22:49.0123456789Z",
            "tomorrow at sixteen",
        ] {
            assert_eq!(text.parse::<DateTime>(), Err(NotADateTime), "{text}");
        }
    }
}
