//! Durations as counts of a unit of time.

use super::count::{Count, Unit};
use super::options::Options;
use super::{OTHER, Parsed, Row, Spelling};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::types::{Duration, DurationParts};

/// The spelling of a duration as a count of hours, minutes, seconds, milliseconds, microseconds or
/// nanoseconds. A duration with years, months, weeks or days, whose length depends on the calendar, is
/// rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed(Count);

impl Elapsed {
    /// Creates the spelling as a number, with as many fraction digits as a value has.
    pub const fn new(unit: Unit) -> Self {
        Self(Count::of(unit))
    }

    /// Makes the count a string in JSON.
    #[must_use]
    pub const fn string(self) -> Self {
        Self(self.0.string())
    }

    /// Sets the number of fraction digits.
    #[must_use]
    pub const fn with_digits(self, digits: u8) -> Self {
        Self(self.0.with_digits(digits))
    }

    const fn name(self) -> &'static str {
        match self.0.unit {
            Unit::Hours => HOURS.name,
            Unit::Minutes => MINUTES.name,
            Unit::Seconds => SECONDS.name,
            Unit::Millis => MILLIS.name,
            Unit::Micros => MICROS.name,
            Unit::Nanos => NANOS.name,
        }
    }

    /// Returns a number of nanoseconds as a duration in the unit, with seconds for the rest.
    fn value(self, nanoseconds: i128) -> Option<Scalar<'static>> {
        let parts = Duration::from_nanoseconds(nanoseconds)?.parts();
        let (hours, minutes, seconds) = match self.0.unit {
            Unit::Hours => (parts.seconds / 3600, 0, parts.seconds % 3600),
            Unit::Minutes => (0, parts.seconds / 60, parts.seconds % 60),
            Unit::Seconds | Unit::Millis | Unit::Micros | Unit::Nanos => (0, 0, parts.seconds),
        };
        Duration::new(DurationParts { hours, minutes, seconds, ..parts }).map(Scalar::Duration)
    }
}

/// Returns the nanoseconds of a duration that is independent of the calendar.
pub(super) fn nanoseconds(value: Scalar<'_>) -> Result<i128, &'static str> {
    let value = value.duration().ok_or(OTHER)?;
    if value.is_beyond() {
        return Err("the duration is too long");
    }
    value.nanoseconds().ok_or("years, months, weeks and days have no fixed length")
}

impl Spelling for Elapsed {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        self.0.write(nanoseconds(value)?, out)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        self.value(self.0.read(text, json)?)
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        self.value(self.0.read_tolerantly(text)?)
    }

    fn expects(&self) -> String {
        let mut sample = String::new();
        // Ninety minutes fit every unit.
        let _ = self.0.write(5_400_000_000_000, &mut sample);
        format!("a number of {} such as {sample}", self.0.unit.name())
    }

    fn canonical(&self) -> String {
        self.0.canonical(self.name())
    }

    fn constructor(&self) -> String {
        format!("Elapsed::new(Unit::{:?}){}", self.0.unit, self.0.calls())
    }
}

const fn row(name: &'static str, parse: super::ParseRow) -> Row {
    Row { name, domains: &[Domain::Duration], parse }
}

pub(super) const HOURS: Row = row("hours", |_, given, _| parse(Unit::Hours, HOURS.name, given));
pub(super) const MINUTES: Row = row("minutes", |_, given, _| parse(Unit::Minutes, MINUTES.name, given));
pub(super) const SECONDS: Row = row("seconds", |_, given, _| parse(Unit::Seconds, SECONDS.name, given));
pub(super) const MILLIS: Row = row("millis", |_, given, _| parse(Unit::Millis, MILLIS.name, given));
pub(super) const MICROS: Row = row("micros", |_, given, _| parse(Unit::Micros, MICROS.name, given));
pub(super) const NANOS: Row = row("nanos", |_, given, _| parse(Unit::Nanos, NANOS.name, given));

fn parse(unit: Unit, name: &str, options: &Options<'_>) -> Result<Parsed, String> {
    Ok(Box::new(Elapsed(Count::parse(unit, name, options)?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Scalar<'_> {
        Domain::Duration.read(text).unwrap()
    }

    fn written(spelling: Elapsed, text: &str) -> Result<String, &'static str> {
        let mut out = String::new();
        spelling.write(of(text), &mut out).map(|_| out)
    }

    #[test]
    fn counts_durations_of_a_fixed_length() {
        for (unit, text, expected) in [
            (Unit::Hours, "PT90M", "1.5"),
            (Unit::Minutes, "PT90S", "1.5"),
            (Unit::Minutes, "-PT2H", "-120"),
            (Unit::Seconds, "PT1H0.5S", "3600.5"),
            (Unit::Millis, "PT0.0005S", "0.5"),
            (Unit::Nanos, "PT1S", "1000000000"),
            (Unit::Seconds, "PT0S", "0"),
            (Unit::Hours, "PT0.0000036S", "0.000000001"),
        ] {
            assert_eq!(written(Elapsed::new(unit), text).as_deref(), Ok(expected), "{text}");
        }
        for text in ["P1D", "P1W", "P1M", "P1YT1S"] {
            assert!(
                written(Elapsed::new(Unit::Seconds), text).unwrap_err().contains("no fixed length"),
                "{text}"
            );
        }
        // A third of a minute has no decimal notation.
        assert!(written(Elapsed::new(Unit::Minutes), "PT20S").unwrap_err().contains("digits"));
        assert!(written(Elapsed::new(Unit::Seconds).with_digits(0), "PT0.5S").is_err());
    }

    #[test]
    fn reads_counts_in_their_unit() {
        for (unit, text, expected) in [
            (Unit::Hours, "1.5", "PT1H1800S"),
            (Unit::Hours, "36", "PT36H"),
            (Unit::Minutes, "9e1", "PT90M"),
            (Unit::Seconds, "-3600.5", "-PT3600.5S"),
            (Unit::Micros, "1", "PT0.000001S"),
        ] {
            assert_eq!(Elapsed::new(unit).read(text, Some(JsonType::Number)), Some(of(expected)), "{text}");
        }
        for text in ["", "PT1S", "72057594037927936", "1e400", "0.0000000001"] {
            assert_eq!(Elapsed::new(Unit::Seconds).read_tolerantly(text), None, "{text}");
        }
        let text = Elapsed::new(Unit::Seconds).string();
        assert_eq!(text.read("90", Some(JsonType::Number)), None);
        assert_eq!(text.read("90", Some(JsonType::String)), Some(of("PT90S")));
    }

    #[test]
    fn describes_itself_as_a_spec_has_it() {
        let spelling = Elapsed::new(Unit::Minutes).string().with_digits(1);
        assert_eq!(spelling.canonical(), "{ minutes: { json: string, digits: 1 } }");
        assert_eq!(spelling.constructor(), "Elapsed::new(Unit::Minutes).string().with_digits(1)");
        assert_eq!(spelling.expects(), "a number of minutes such as 90.0");
        assert_eq!(Elapsed::new(Unit::Hours).canonical(), "hours");
    }
}
