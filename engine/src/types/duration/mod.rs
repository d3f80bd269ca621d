//! Durations of ISO 8601, in the units in which they are written.

mod order;
mod text;

use std::fmt;

pub use text::NotADuration;

/// A duration such as `P1Y2M`, `P2W` or `-PT1H30.5S` (ISO 8601, RFC 3339 appendix A).
///
/// A month has no fixed number of days, and a day no fixed number of hours. So years and months, weeks and
/// days, and the time are kept apart, each in the units in which it was written: `P1W` is not equal to
/// `P7D`. Within these units, a greater one is filled first: `P1Y14M` is `P2Y2M`. Units that are zero are
/// not kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    // Three words with the tag of a single value, so that this type does not make all values larger.
    months: u32,
    days: u32,
    /// The upper half of the seconds, in the lower three bytes, and the units.
    high: u32,
    low: u32,
    /// The nanoseconds, and whether the duration is negative.
    rest: u32,
}

/// The parts of a [`Duration`]. Every part has the sign of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DurationParts {
    /// Whether the duration is negative.
    pub is_negative: bool,
    /// Years of twelve months.
    pub years: u32,
    /// Months.
    pub months: u32,
    /// Weeks of seven days.
    pub weeks: u32,
    /// Days.
    pub days: u32,
    /// Hours of sixty minutes.
    pub hours: u64,
    /// Minutes of sixty seconds.
    pub minutes: u64,
    /// Seconds.
    pub seconds: u64,
    /// The fraction of a second, in nanoseconds: less than 10^9.
    pub nanoseconds: u32,
}

const YEARS: u32 = 1;
const MONTHS: u32 = 1 << 1;
const WEEKS: u32 = 1 << 2;
const DAYS: u32 = 1 << 3;
const HOURS: u32 = 1 << 4;
const MINUTES: u32 = 1 << 5;
const SECONDS: u32 = 1 << 6;

/// The number of bits of the seconds: those that the units leave in two words.
const SECOND_BITS: u32 = 56;

const NANOSECONDS: u32 = 1_000_000_000;

/// The bit of a negative duration, next to the nanoseconds.
const NEGATIVE: u32 = 1 << 31;

impl Duration {
    /// No time at all. It is a placeholder for a decoder to fill too.
    pub const ZERO: Self = Self { months: 0, days: 0, high: 0, low: 0, rest: 0 };

    /// A duration that cannot be written. It represents durations that are out of range.
    #[cfg(feature = "jiff")]
    pub(crate) const BEYOND: Self = Self { rest: NANOSECONDS, ..Self::ZERO };

    /// Creates a duration from its parts. Returns `None` if they are out of range: together, years and
    /// months, weeks and days must fit into 32 bits, and the time must be less than 2^56 seconds.
    pub fn new(parts: DurationParts) -> Option<Self> {
        let months = parts.years.checked_mul(12)?.checked_add(parts.months)?;
        let days = parts.weeks.checked_mul(7)?.checked_add(parts.days)?;
        let hours = parts.hours.checked_mul(3600)?;
        let seconds = parts.minutes.checked_mul(60)?.checked_add(hours)?.checked_add(parts.seconds)?;
        if seconds >> SECOND_BITS != 0 || parts.nanoseconds >= NANOSECONDS {
            return None;
        }
        let is_zero = months == 0 && days == 0 && seconds == 0 && parts.nanoseconds == 0;
        let sign = if parts.is_negative && !is_zero { NEGATIVE } else { 0 };
        let value = |units: u32| Self {
            months,
            days,
            high: u32::try_from(seconds >> 32).unwrap_or_default() | (units << (SECOND_BITS - 32)),
            low: u32::try_from(seconds & u64::from(u32::MAX)).unwrap_or_default(),
            rest: parts.nanoseconds | sign,
        };
        // A unit that is zero, also because its amount fills greater ones, is not kept.
        Some(value(value(parts.units()).parts().units()))
    }

    /// Creates a duration in seconds. Returns `None` from 2^56 seconds.
    pub fn from_nanoseconds(count: i128) -> Option<Self> {
        let (size, second) = (count.unsigned_abs(), u128::from(NANOSECONDS));
        Self::new(DurationParts {
            is_negative: count < 0,
            seconds: u64::try_from(size / second).ok()?,
            nanoseconds: u32::try_from(size % second).ok()?,
            ..DurationParts::default()
        })
    }

    /// Returns the nanoseconds, or `None` if there are years, months, weeks or days, whose length depends
    /// on the calendar.
    pub fn nanoseconds(self) -> Option<i128> {
        if self.months != 0 || self.days != 0 {
            return None;
        }
        let size = i128::from(self.seconds()) * i128::from(NANOSECONDS) + i128::from(self.fraction());
        Some(if self.is_negative() { -size } else { size })
    }

    /// Returns the parts.
    pub fn parts(self) -> DurationParts {
        let units = self.high >> (SECOND_BITS - 32);
        let (mut months, mut days, mut seconds) = (self.months, self.days, self.seconds());
        let take = |unit: u32, rest: &mut u32, size: u32| {
            let count = if units & unit == 0 { 0 } else { *rest / size };
            *rest -= count * size;
            count
        };
        let years = take(YEARS, &mut months, 12);
        let months = take(MONTHS, &mut months, 1);
        let weeks = take(WEEKS, &mut days, 7);
        let days = take(DAYS, &mut days, 1);
        let mut take = |unit: u32, size: u64| {
            let count = if units & unit == 0 { 0 } else { seconds / size };
            seconds -= count * size;
            count
        };
        DurationParts {
            is_negative: self.is_negative(),
            years,
            months,
            weeks,
            days,
            hours: take(HOURS, 3600),
            minutes: take(MINUTES, 60),
            seconds: take(SECONDS, 1),
            nanoseconds: self.fraction(),
        }
    }

    /// Returns whether it is less than zero.
    pub fn is_negative(self) -> bool {
        self.rest & NEGATIVE != 0
    }

    /// Returns whether it represents a duration that is out of range.
    pub(crate) fn is_beyond(self) -> bool {
        self.fraction() >= NANOSECONDS
    }

    fn seconds(self) -> u64 {
        let high = self.high & ((1 << (SECOND_BITS - 32)) - 1);
        u64::from(high) << 32 | u64::from(self.low)
    }

    fn fraction(self) -> u32 {
        self.rest & !NEGATIVE
    }
}

impl DurationParts {
    /// Returns the units that are not zero.
    fn units(&self) -> u32 {
        let units = [
            (self.years != 0, YEARS),
            (self.months != 0, MONTHS),
            (self.weeks != 0, WEEKS),
            (self.days != 0, DAYS),
            (self.hours != 0, HOURS),
            (self.minutes != 0, MINUTES),
            (self.seconds != 0 || self.nanoseconds != 0, SECONDS),
        ];
        units.into_iter().filter(|(is_given, _)| *is_given).map(|(_, unit)| unit).sum()
    }
}

impl Default for Duration {
    fn default() -> Self {
        Self::ZERO
    }
}

impl fmt::Debug for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Duration({self})")
    }
}
