//! Counts of a unit of time, written as decimal numbers.

use super::options::Options;
use crate::domain::{JsonType, push_integer, scientific};

/// A unit in which time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Hours.
    Hours,
    /// Minutes.
    Minutes,
    /// Seconds.
    Seconds,
    /// Thousandths of a second.
    Millis,
    /// Millionths of a second.
    Micros,
    /// Billionths of a second.
    Nanos,
}

impl Unit {
    const fn nanoseconds(self) -> i128 {
        match self {
            Self::Hours => 3_600_000_000_000,
            Self::Minutes => 60_000_000_000,
            Self::Seconds => 1_000_000_000,
            Self::Millis => 1_000_000,
            Self::Micros => 1_000,
            Self::Nanos => 1,
        }
    }

    /// Returns the unit in the plural, for descriptions.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Minutes => "minutes",
            Self::Seconds => "seconds",
            Self::Millis => "milliseconds",
            Self::Micros => "microseconds",
            Self::Nanos => "nanoseconds",
        }
    }
}

/// The maximum number of fraction digits that a count can need: hours in nanoseconds, if they end at all.
const MAX_PLACES: u8 = 13;

/// How a count is written: in which unit, as which JSON type, and with how many fraction digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) unit: Unit,
    pub(super) json: JsonType,
    /// The number of fraction digits; otherwise as many as the value has.
    pub(super) digits: Option<u8>,
}

impl Count {
    pub(super) const fn of(unit: Unit) -> Self {
        Self { unit, json: JsonType::Number, digits: None }
    }

    pub(super) const fn string(self) -> Self {
        Self { json: JsonType::String, ..self }
    }

    pub(super) const fn with_digits(self, digits: u8) -> Self {
        Self { digits: Some(digits), ..self }
    }

    pub(super) fn parse(unit: Unit, name: &str, options: &Options<'_>) -> Result<Self, String> {
        options.expect(name, &["json", "digits"])?;
        Ok(Self { unit, json: options.json()?, digits: options.digits()? })
    }

    /// Appends a number of nanoseconds in the unit.
    pub(super) fn write(self, nanoseconds: i128, out: &mut String) -> Result<JsonType, &'static str> {
        let (unit, size) = (self.unit.nanoseconds(), nanoseconds.abs());
        let whole = i64::try_from(size / unit).map_err(|_| "the count does not fit into 64 bits")?;
        if nanoseconds < 0 {
            out.push('-');
        }
        push_integer(whole, out);
        let mut rest = size % unit;
        for place in 0..self.digits.unwrap_or(MAX_PLACES) {
            if rest == 0 && self.digits.is_none() {
                break;
            }
            if place == 0 {
                out.push('.');
            }
            rest *= 10;
            out.extend(u32::try_from(rest / unit).ok().and_then(|digit| char::from_digit(digit, 10)));
            rest %= unit;
        }
        if rest == 0 { Ok(self.json) } else { Err("the count would have more fraction digits") }
    }

    /// Parses a count exactly as it is written; a JSON number by its value.
    pub(super) fn read(self, text: &str, json: Option<JsonType>) -> Option<i128> {
        if json.is_some_and(|json| json != self.json) {
            return None;
        }
        let value = self.read_tolerantly(text)?;
        let mut again = String::new();
        self.write(value, &mut again).ok()?;
        (self.json == JsonType::Number || again == text).then_some(value)
    }

    /// Parses a count in any decimal notation, and returns the nanoseconds. The count is exact: it has no
    /// more than nanoseconds.
    pub(super) fn read_tolerantly(self, text: &str) -> Option<i128> {
        let (digits, power) = scientific(text)?;
        let scale = 10_i128.checked_pow(u32::try_from(power.unsigned_abs()).ok()?)?;
        let value = digits.checked_mul(self.unit.nanoseconds())?;
        if power >= 0 {
            return value.checked_mul(scale);
        }
        (value % scale == 0).then_some(value / scale)
    }

    /// Returns the value of `as` in a spec.
    pub(super) fn canonical(self, name: &str) -> String {
        let json = (self.json == JsonType::String).then(|| "string".to_owned());
        let digits = self.digits.map(|digits| digits.to_string());
        super::options::canonical(name, &[("json", json), ("digits", digits)])
    }

    /// Returns the calls that set the options, for a constructor.
    pub(super) fn calls(self) -> String {
        let string = if self.json == JsonType::String { ".string()" } else { "" };
        let digits = self.digits.map(|digits| format!(".with_digits({digits})")).unwrap_or_default();
        format!("{string}{digits}")
    }
}
