//! Dates and times in a `strftime` pattern such as `%d.%m.%Y %H:%M`.

use jiff::civil;
use jiff::fmt::strtime::{self, BrokenDownTime};
use jiff::tz::Offset;

use super::options::{self, Options};
use super::{Keep, OTHER, Parsed, Row, Spelling, YEAR, instant};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::types::{Date, DateTime, LocalDateTime, Time};

/// The spelling of a date, a time of day or both in a `strftime` pattern. A value that the pattern cannot
/// represent completely is rejected instead of being truncated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strftime {
    domain: Domain,
    pattern: &'static str,
    is_utc: bool,
}

impl Strftime {
    const fn of(domain: Domain, pattern: &'static str) -> Self {
        Self { domain, pattern, is_utc: false }
    }

    /// Creates the spelling of a date and time with an offset.
    pub const fn datetime(pattern: &'static str) -> Self {
        Self::of(Domain::DateTime, pattern)
    }

    /// Creates the spelling of a date and time without an offset.
    pub const fn local_datetime(pattern: &'static str) -> Self {
        Self::of(Domain::LocalDateTime, pattern)
    }

    /// Creates the spelling of a date.
    pub const fn date(pattern: &'static str) -> Self {
        Self::of(Domain::Date, pattern)
    }

    /// Creates the spelling of a time of day.
    pub const fn time(pattern: &'static str) -> Self {
        Self::of(Domain::Time, pattern)
    }

    /// Converts instants to UTC, so that the pattern needs no offset.
    #[must_use]
    pub const fn utc(self) -> Self {
        Self { is_utc: true, ..self }
    }

    /// Returns whether the text has a second 60, which the parser silently converts to second 59.
    fn hides_leap_second(&self, time: &BrokenDownTime, text: &str) -> bool {
        let sixties = |text: &str| text.matches("60").count();
        time.second() == Some(59) && self.text(time).is_none_or(|again| sixties(&again) != sixties(text))
    }

    fn text(&self, time: &BrokenDownTime) -> Option<String> {
        time.to_string(self.pattern).ok()
    }

    /// Returns the parts of a value that a pattern can contain.
    fn parts(&self, value: Scalar<'_>) -> Result<BrokenDownTime, &'static str> {
        let (parts, year) = match self.domain {
            Domain::DateTime => {
                let (local, offset) = if self.is_utc {
                    (instant(value)?.1, 0)
                } else {
                    let value = value.datetime().ok_or(OTHER)?;
                    (value.local(), value.offset())
                };
                let mut parts = BrokenDownTime::from(local.civil());
                parts.set_offset(Offset::from_seconds(offset).ok());
                (parts, local.date().0)
            }
            Domain::Date => {
                let value = value.date().ok_or(OTHER)?;
                (BrokenDownTime::from(value.civil()), value.year())
            }
            Domain::Time => {
                let value = value.time().filter(|value| !value.is_beyond()).ok_or(OTHER)?;
                (BrokenDownTime::from(value.civil()), 0)
            }
            _ => {
                let value = value.local_datetime().ok_or(OTHER)?;
                (BrokenDownTime::from(value.civil()), value.date().0)
            }
        };
        // The value may represent a date that is out of range, which must be rejected even if the pattern
        // could write it.
        if year < 0 { Err(YEAR) } else { Ok(parts) }
    }

    /// Parses a text as `strftime` does, which accepts signs, omitted zeros and any white space.
    fn parsed(&self, text: &str) -> Option<Scalar<'static>> {
        let parts = strtime::parse(self.pattern, text).ok()?;
        let value = match self.domain {
            Domain::DateTime => {
                let local = LocalDateTime::from_civil(parts.to_datetime().ok()?);
                let offset =
                    if self.is_utc { parts.offset().unwrap_or(Offset::UTC) } else { parts.offset()? };
                Scalar::DateTime(DateTime::new(local, offset.seconds())?)
            }
            Domain::Date => Scalar::Date(Date::from_civil(parts.to_date().ok()?)),
            Domain::Time => Scalar::Time(Time::from_civil(parts.to_time().ok()?)),
            _ => Scalar::LocalDateTime(LocalDateTime::from_civil(parts.to_datetime().ok()?)),
        };
        // The parser accepts years that cannot be written.
        (!self.hides_leap_second(&parts, text) && self.parts(value).is_ok()).then_some(value)
    }

    /// Returns a value in which every part is different.
    fn sample(&self) -> Scalar<'static> {
        match self.domain {
            Domain::DateTime => Scalar::DateTime(DateTime::at_utc(LocalDateTime::SAMPLE)),
            Domain::Date => Scalar::Date(Date::from_civil(SAMPLE.date())),
            Domain::Time => Scalar::Time(Time::from_civil(SAMPLE.time())),
            _ => Scalar::LocalDateTime(LocalDateTime::SAMPLE),
        }
    }

    /// Returns what a value is called.
    const fn noun(&self) -> &'static str {
        match self.domain {
            Domain::Date => "a date",
            Domain::Time => "a time of day",
            _ => "a date and time",
        }
    }
}

const SAMPLE: civil::DateTime = LocalDateTime::SAMPLE.civil();

impl Spelling for Strftime {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let text = self.text(&self.parts(value)?).ok_or("the pattern cannot be written")?;
        // If the pattern omits a part of the value, the text does not parse to the same value.
        let again = self.parsed(&text);
        let is_same = match (again.and_then(Scalar::datetime), value.datetime()) {
            (Some(again), Some(value)) if self.is_utc => again.unix_nanoseconds() == value.unix_nanoseconds(),
            _ => again == Some(value),
        };
        if !is_same {
            return Err("the pattern cannot represent the complete value");
        }
        out.push_str(&text);
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        if json.is_some_and(|json| json != JsonType::String) {
            return None;
        }
        let value = self.parsed(text)?;
        (self.text(&self.parts(value).ok()?)? == text).then_some(value)
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        self.parsed(text)
    }

    fn expects(&self) -> String {
        let sample = self.parts(self.sample()).ok().and_then(|parts| self.text(&parts));
        match sample {
            Some(sample) => format!("{} such as {sample}", self.noun()),
            None => self.noun().to_owned(),
        }
    }

    fn canonical(&self) -> String {
        let pattern = format!("{:?}", self.pattern);
        if self.is_utc {
            return options::canonical(
                ROW.name,
                &[("pattern", Some(pattern)), ("zone", Some("Z".to_owned()))],
            );
        }
        pattern
    }

    fn constructor(&self) -> String {
        let utc = if self.is_utc { ".utc()" } else { "" };
        format!("Strftime::{}({:?}){utc}", self.domain.name(), self.pattern)
    }
}

pub(super) const ROW: Row =
    Row { name: "strftime", domains: &[Domain::DateTime], parse: |_, options, keep| in_utc(options, keep) };

/// Creates the spelling with options.
fn in_utc(options: &Options<'_>, keep: Keep) -> Result<Parsed, String> {
    options.expect(ROW.name, &["pattern", "zone"])?;
    let pattern = options.text("pattern", "").ok_or("`strftime` needs a `pattern`")?;
    if options.text("zone", "") != Some("Z") {
        return Err(format!(
            "with an offset in the pattern, write `as: {pattern:?}`; otherwise add `zone: Z`"
        ));
    }
    checked(Strftime::datetime(keep(pattern)).utc())
}

pub(super) fn parse(domain: Domain, pattern: &str, keep: Keep) -> Result<Parsed, String> {
    checked(Strftime::of(domain, keep(pattern)))
}

/// Checks that a pattern holds a whole value.
fn checked(spelling: Strftime) -> Result<Parsed, String> {
    let pattern = spelling.pattern;
    let mut time = BrokenDownTime::from(SAMPLE);
    time.set_offset(Some(Offset::UTC));
    if let Err(error) = time.to_string(pattern) {
        return Err(format!("{pattern:?} is no pattern of `strftime`: {error}"));
    }
    if spelling.write(spelling.sample(), &mut String::new()).is_ok() {
        return Ok(Box::new(spelling));
    }
    let (what, such_as) = match spelling.domain {
        Domain::DateTime if !spelling.is_utc => {
            return Err(format!(
                "the pattern {pattern:?} does not hold a date, a time of day and an offset, such as \"%Y-%m-%dT%H:%M:%S%:z\" does; \
                 where the vendor says no offset, the type is `local_datetime`; in UTC, write `as: {{ strftime: {{ pattern: {pattern:?}, zone: Z }} }}`"
            ));
        }
        Domain::Date => ("a date", "%d.%m.%Y"),
        Domain::Time => ("a time of day", "%H:%M"),
        _ => ("a date and a time of day", "%Y-%m-%d %H:%M:%S"),
    };
    Err(format!("the pattern {pattern:?} does not hold {what}, such as \"{such_as}\" does"))
}
