//! Dates and times of day with an offset from UTC.

use std::fmt;
use std::str::FromStr;

use jiff::SignedDuration;
use jiff::civil;
use jiff::tz::Offset;

use super::digits::{digits, push_digits};
use super::local_datetime::{LocalDateTime, NotADateTime};

const EPOCH: civil::DateTime = civil::DateTime::constant(1970, 1, 1, 0, 0, 0, 0);

/// The nanoseconds of a second.
const NANOSECONDS: i128 = 1_000_000_000;

/// A date and time of day with up to nine fractional digits and an offset from UTC.
///
/// Two values are equal if both the local time and the offset are equal: `05:00+01:00` is not equal to
/// `04:00Z`, although [`DateTime::unix_nanoseconds`] is the same for both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateTime {
    local: LocalDateTime,
    offset: Offset,
}

impl DateTime {
    /// A placeholder for a decoder to fill.
    pub(crate) const UNSET: Self = Self { local: LocalDateTime::UNSET, offset: Offset::UTC };

    /// A value earlier than any that can be written. It represents dates that are out of range.
    #[cfg(feature = "chrono")]
    pub(crate) const BEYOND: Self = Self { local: LocalDateTime::BEYOND, offset: Offset::UTC };

    /// Creates a date and time from a local time and an offset in seconds east of UTC. Returns `None` if
    /// the offset is a day or more.
    pub fn new(local: LocalDateTime, offset: i32) -> Option<Self> {
        let offset = Offset::from_seconds(offset).ok()?;
        (offset.seconds().abs() < 24 * 60 * 60).then_some(Self { local, offset })
    }

    pub(crate) const fn at_utc(local: LocalDateTime) -> Self {
        Self { local, offset: Offset::UTC }
    }

    /// Returns the local date and time.
    pub fn local(self) -> LocalDateTime {
        self.local
    }

    /// Returns the offset in seconds east of UTC.
    pub fn offset(self) -> i32 {
        self.offset.seconds()
    }

    /// Returns the nanoseconds since 1970-01-01T00:00:00Z, without leap seconds.
    pub fn unix_nanoseconds(self) -> i128 {
        let local = self.local.civil().duration_since(EPOCH).as_nanos();
        local - i128::from(self.offset()) * NANOSECONDS
    }

    /// Creates the date and time in UTC that is this many nanoseconds after 1970-01-01T00:00:00Z. Returns
    /// `None` if the year is not from -9999 to 9999.
    pub fn from_unix_nanoseconds(count: i128) -> Option<Self> {
        let seconds = i64::try_from(count.div_euclid(NANOSECONDS)).ok()?;
        let rest = i32::try_from(count.rem_euclid(NANOSECONDS)).ok()?;
        let local = EPOCH.checked_add(SignedDuration::new(seconds, rest)).ok()?;
        Some(Self::at_utc(LocalDateTime::from_civil(local)))
    }

    /// Returns the same instant in UTC, or `None` if the year is out of range there.
    pub(crate) fn utc(self) -> Option<LocalDateTime> {
        let offset = SignedDuration::from_secs(self.offset().into());
        self.local.civil().checked_sub(offset).ok().map(LocalDateTime::from_civil)
    }

    /// Returns the instant.
    #[cfg(feature = "jiff")]
    pub(crate) fn timestamp(self) -> Option<jiff::Timestamp> {
        self.offset.to_timestamp(self.local.civil()).ok()
    }

    /// Returns the same instant at another offset in seconds. Returns `None` if the offset or the year is
    /// out of range.
    pub(crate) fn at_offset(self, offset: i32) -> Option<Self> {
        let local = self.utc()?.civil().checked_add(SignedDuration::from_secs(offset.into())).ok()?;
        Self::new(LocalDateTime::from_civil(local), offset)
    }

    /// Appends the text of RFC 3339, with `Z` for an offset of zero.
    pub(crate) fn push(self, out: &mut String) {
        self.local.push(out);
        self.push_offset(out);
    }

    /// Appends `Z` or `+hh:mm`.
    pub(crate) fn push_offset(self, out: &mut String) {
        let seconds = self.offset();
        if seconds == 0 {
            return out.push('Z');
        }
        out.push(if seconds < 0 { '-' } else { '+' });
        let seconds = seconds.unsigned_abs();
        push_digits(seconds / 3600, 2, out);
        out.push(':');
        push_digits(seconds / 60 % 60, 2, out);
        if !seconds.is_multiple_of(60) {
            out.push(':');
            push_digits(seconds % 60, 2, out);
        }
    }
}

/// Writes the format of RFC 3339.
impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(40);
        self.push(&mut text);
        f.write_str(&text)
    }
}

/// Parses the `date-time` of RFC 3339 section 5.6 with zero to nine fractional digits. A space is accepted
/// instead of the `T`.
impl FromStr for DateTime {
    type Err = NotADateTime;

    fn from_str(text: &str) -> Result<Self, NotADateTime> {
        let (local, _, rest) = LocalDateTime::parse_prefix(text).ok_or(NotADateTime)?;
        let seconds = offset(rest).ok_or(NotADateTime)?;
        Self::new(local, seconds).ok_or(NotADateTime)
    }
}

/// Parses `Z` or `+hh:mm`, and returns the offset in seconds.
fn offset(text: &str) -> Option<i32> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+')?),
    };
    let (hours, rest) = digits(rest, 2)?;
    let (minutes, rest) = digits(rest.strip_prefix(':')?, 2)?;
    (rest.is_empty() && hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        for text in [
            "2024-04-18T04:22:49.4404487Z",
            "2024-04-18T05:22:49.4404487+01:00",
            "2008-04-10T06:30:00-07:00",
            "2024-12-26T03:51:54.2936066Z",
            "2013-02-12T02:42:00.123456789Z",
            "2013-02-12T02:42:00+23:59",
        ] {
            assert_eq!(text.parse::<DateTime>().unwrap().to_string(), text);
        }
        assert_eq!("2013-02-12 02:42:00z".parse::<DateTime>().unwrap().to_string(), "2013-02-12T02:42:00Z");
        assert_eq!(
            "2013-02-12t02:42:00-00:00".parse::<DateTime>().unwrap().to_string(),
            "2013-02-12T02:42:00Z"
        );
    }

    #[test]
    fn finds_the_same_instant_in_two_offsets() {
        let utc: DateTime = "2024-04-18T04:22:49.4404487Z".parse().unwrap();
        let west: DateTime = "2024-04-18T05:22:49.4404487+01:00".parse().unwrap();
        assert_ne!(utc, west);
        assert_eq!(utc.unix_nanoseconds(), west.unix_nanoseconds());
        assert_eq!(utc.unix_nanoseconds(), 1_713_414_169_440_448_700);
    }

    #[test]
    fn counts_nanoseconds_up_to_the_limits_of_the_years() {
        for (text, count) in [
            ("1970-01-01T00:00:00Z", 0),
            ("1969-12-31T23:59:59.999999999Z", -1),
            ("0000-01-01T00:00:00Z", -62_167_219_200_000_000_000),
            ("9999-12-31T23:59:59.999999999Z", 253_402_300_799_999_999_999),
        ] {
            let value: DateTime = text.parse().unwrap();
            assert_eq!(value.unix_nanoseconds(), count, "{text}");
            assert_eq!(DateTime::from_unix_nanoseconds(count), Some(value), "{text}");
        }
        // In UTC, this is in the year 10000.
        let west: DateTime = "9999-12-31T23:59:59-01:00".parse().unwrap();
        assert_eq!((west.utc(), west.unix_nanoseconds()), (None, 253_402_304_399_000_000_000));
        for count in [253_402_300_800_000_000_000, i128::MAX, i128::MIN] {
            assert_eq!(DateTime::from_unix_nanoseconds(count), None, "{count}");
        }
    }

    #[test]
    fn refuses_offsets_of_a_day_or_more() {
        let local = "2024-04-18T04:22:49".parse().unwrap();
        for offset in [24 * 60 * 60, -24 * 60 * 60, 25 * 60 * 60, i32::MIN, i32::MAX] {
            assert_eq!(DateTime::new(local, offset), None, "{offset}");
        }
        assert!(DateTime::new(local, 24 * 60 * 60 - 60).is_some());
    }

    #[test]
    fn refuses_texts_outside_rfc_3339() {
        for text in [
            "",
            "2024-04-18",
            "2024-04-18T04:22:49",
            "2024-13-18T04:22:49Z",
            "2024-02-30T04:22:49Z",
            "2024-04-18T25:00:00Z",
            "2024-04-18T04:22:49[Europe/Paris]",
            "2024-04-18T04:22:49Z[Europe/Paris]",
            "2024-04-18T04:22:49.0123456789Z",
            "2024-04-18T04:22Z",
            "2024-04-18T04:22:49,5Z",
            "20240101T000000Z",
            "2024-01-01T00:00:00+0100",
            "2024-01-01T00:00:00+01",
            "2024-01-01T00:00:00-24:00",
            "2024-01-01T00:00:00+25:59",
            "2024-01-01T00:00:00+01:60",
            "2024-01-01T00:00:00+01:00:30",
            "+002024-01-01T00:00:00Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T10:11:60Z",
            "tomorrow at sixteen",
        ] {
            assert_eq!(text.parse::<DateTime>(), Err(NotADateTime), "{text}");
        }
    }
}
