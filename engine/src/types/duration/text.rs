//! Durations as text.

use std::fmt;
use std::str::FromStr;

use super::super::digits::{fraction, push_fraction};
use super::{Duration, DurationParts};

impl Duration {
    /// Appends the text of ISO 8601, with a fraction without trailing zeros.
    pub(crate) fn push(self, out: &mut String) {
        let parts = self.parts();
        if parts.is_negative {
            out.push('-');
        }
        out.push('P');
        push_part(parts.years.into(), 'Y', out);
        push_part(parts.months.into(), 'M', out);
        push_part(parts.weeks.into(), 'W', out);
        push_part(parts.days.into(), 'D', out);
        let is_whole = parts.seconds == 0 && parts.nanoseconds == 0;
        if parts.hours == 0 && parts.minutes == 0 && is_whole {
            if self.months == 0 && self.days == 0 {
                out.push_str("T0S");
            }
            return;
        }
        out.push('T');
        push_part(parts.hours, 'H', out);
        push_part(parts.minutes, 'M', out);
        if !is_whole {
            out.push_str(&parts.seconds.to_string());
            push_fraction(parts.nanoseconds, out);
            out.push('S');
        }
    }
}

/// Appends a number with its unit, if it is not zero.
fn push_part(count: u64, unit: char, out: &mut String) {
    if count != 0 {
        out.push_str(&count.to_string());
        out.push(unit);
    }
}

/// Writes the text of ISO 8601.
impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(32);
        self.push(&mut text);
        f.write_str(&text)
    }
}

/// Parses `P`, the parts of the date, and after `T` those of the time, in their order, with a fraction of
/// one to nine digits of the seconds only. Weeks may stand next to other parts, and a `-` before the `P`.
impl FromStr for Duration {
    type Err = NotADuration;

    fn from_str(text: &str) -> Result<Self, NotADuration> {
        parse(text).and_then(Self::new).ok_or(NotADuration)
    }
}

fn parse(text: &str) -> Option<DurationParts> {
    let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (date, time) = match text.strip_prefix('P')?.split_once('T') {
        Some((_, "")) => return None,
        Some((date, time)) => (date, time),
        None => (text.strip_prefix('P').filter(|date| !date.is_empty())?, ""),
    };
    let mut rest = date;
    let mut part = |unit| take(&mut rest, unit).and_then(|count| u32::try_from(count).ok());
    let [years, months, weeks, days] = [part('Y')?, part('M')?, part('W')?, part('D')?];
    let is_date = rest.is_empty();
    let mut rest = time;
    let (hours, minutes) = (take(&mut rest, 'H')?, take(&mut rest, 'M')?);
    let (seconds, nanoseconds) = if rest.is_empty() { (0, 0) } else { seconds(rest)? };
    is_date.then_some(DurationParts {
        is_negative,
        years,
        months,
        weeks,
        days,
        hours,
        minutes,
        seconds,
        nanoseconds,
    })
}

/// Takes a number with its unit off the start of a text. Returns 0 if another unit, or none, follows.
fn take(text: &mut &str, unit: char) -> Option<u64> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length)?;
    let Some(rest) = rest.strip_prefix(unit) else { return Some(0) };
    *text = rest;
    digits.parse().ok()
}

/// Parses `30.5S`.
fn seconds(text: &str) -> Option<(u64, u32)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at_checked(length)?;
    let (nanoseconds, _, rest) = fraction(rest)?;
    if rest != "S" {
        return None;
    }
    Some((digits.parse().ok()?, nanoseconds.unsigned_abs()))
}

/// The error of a text that is not a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADuration;

impl fmt::Display for NotADuration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a duration such as P1Y2M or PT1H30M")
    }
}

impl std::error::Error for NotADuration {}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        text.parse::<Duration>().ok().map(|duration| duration.to_string())
    }

    #[test]
    fn keeps_the_units_that_it_reads() {
        for text in [
            "P1Y",
            "P12M",
            "P1Y2M3W4DT5H6M7.000000001S",
            "P2W",
            "P14D",
            "PT36H",
            "PT90M",
            "PT3600S",
            "PT1H90S",
            "P1DT0.5S",
            "-PT1H30M",
            "P4294967295M",
            "PT72057594037927935.999999999S",
            "PT0S",
        ] {
            assert_eq!(read(text).as_deref(), Some(text));
        }
        for (text, written) in [
            ("P1Y14M", "P2Y2M"),
            ("P1Y12M", "P2Y"),
            ("P0Y1M0D", "P1M"),
            ("P0D", "PT0S"),
            ("-P0D", "PT0S"),
            ("PT1H60M", "PT2H"),
            ("PT1.50S", "PT1.5S"),
            ("P1W7D", "P2W"),
        ] {
            assert_eq!(read(text).as_deref(), Some(written), "{text}");
        }
    }

    #[test]
    fn refuses_texts_that_are_no_duration() {
        for text in [
            "",
            "P",
            "PT",
            "P1",
            "P1DT",
            "1D",
            "P1M1Y",
            "P1D1D",
            "P1H",
            "PT1D",
            "P1.5D",
            "PT1.5H",
            "PT.5S",
            "PT1.S",
            "PT1,5S",
            "PT1.0123456789S",
            "P-1D",
            "+P1D",
            "p1d",
            "P1D ",
            "PT1S1",
            "P357913942Y",
            "PT72057594037927936S",
            "PT99999999999999999999S",
            "P1Y2",
            "P１D",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn counts_nanoseconds_of_times_only() {
        let nanoseconds = |text: &str| text.parse::<Duration>().unwrap().nanoseconds();
        assert_eq!(nanoseconds("-PT1H0.5S"), Some(-3_600_500_000_000));
        assert_eq!((nanoseconds("P1D"), nanoseconds("P1M")), (None, None));
        for count in [0, 1, -1, 1_500_000_000, 72_057_594_037_927_935_999_999_999] {
            assert_eq!(Duration::from_nanoseconds(count).unwrap().nanoseconds(), Some(count));
        }
        for count in [72_057_594_037_927_936_000_000_000, i128::MAX, i128::MIN] {
            assert_eq!(Duration::from_nanoseconds(count), None);
        }
    }

    #[test]
    fn is_equal_in_equal_units_only() {
        let duration = |text: &str| text.parse::<Duration>().unwrap();
        assert_eq!(duration("PT1H60M"), duration("PT2H"));
        assert_ne!(duration("P1W"), duration("P7D"));
        assert_ne!(duration("PT60S"), duration("PT1M"));
        assert_eq!(Duration::new(duration("P1Y2M3W4DT5H6M7S").parts()), Some(duration("P1Y2M3W4DT5H6M7S")));
        assert_eq!(format!("{:?}", duration("P1D")), "Duration(P1D)");
    }
}
