//! Dates and times in a `strftime` pattern such as `%d.%m.%Y %H:%M`.

use jiff::civil;
use jiff::fmt::strtime::{self, BrokenDownTime};
use jiff::tz::Offset;

use super::{OTHER, Parsed, Spelling, YEAR};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::types::{DateTime, LocalDateTime};

/// The spelling of a date and time of day in a `strftime` pattern. A value that the pattern cannot
/// represent completely is rejected instead of being truncated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strftime {
    domain: Domain,
    pattern: &'static str,
}

impl Strftime {
    /// Creates the spelling of a date and time with an offset.
    pub const fn datetime(pattern: &'static str) -> Self {
        Self { domain: Domain::DateTime, pattern }
    }

    /// Creates the spelling of a date and time without an offset.
    pub const fn local_datetime(pattern: &'static str) -> Self {
        Self { domain: Domain::LocalDateTime, pattern }
    }

    /// Returns whether the text has a second 60, which the parser silently converts to second 59.
    fn hides_leap_second(&self, time: &BrokenDownTime, text: &str) -> bool {
        let sixties = |text: &str| text.matches("60").count();
        time.second() == Some(59) && self.text(time).is_none_or(|again| sixties(&again) != sixties(text))
    }

    fn text(&self, time: &BrokenDownTime) -> Option<String> {
        time.to_string(self.pattern).ok()
    }

    /// Returns the text of a date and time in the pattern.
    fn text_of(&self, local: LocalDateTime, offset: Option<Offset>) -> Option<String> {
        let mut time = BrokenDownTime::from(local.civil());
        time.set_offset(offset);
        self.text(&time)
    }

    /// Parses a text as `strftime` does, which accepts signs, omitted zeros and any white space.
    fn parsed(&self, text: &str) -> Option<(Scalar<'static>, LocalDateTime, Option<Offset>)> {
        let time = strtime::parse(self.pattern, text).ok()?;
        let local = LocalDateTime::from_civil(time.to_datetime().ok()?);
        let (value, offset) = match self.domain {
            Domain::DateTime => {
                let offset = time.offset()?;
                (Scalar::DateTime(DateTime::new(local, offset.seconds())?), Some(offset))
            }
            _ => (Scalar::LocalDateTime(local), None),
        };
        (!self.hides_leap_second(&time, text)).then_some((value, local, offset))
    }
}

impl Spelling for Strftime {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let (local, offset) = if self.domain == Domain::DateTime {
            value.datetime().map(|value| (value.local(), Offset::from_seconds(value.offset()).ok()))
        } else {
            value.local_datetime().map(|value| (value, None))
        }
        .ok_or(OTHER)?;
        // The value represents a date that is out of range, which must be rejected even if the pattern
        // could write it.
        if local.date().0 < 0 {
            return Err(YEAR);
        }
        let text = self.text_of(local, offset).ok_or("the pattern cannot be written")?;
        // If the pattern omits a part of the value, the text does not parse to the same value.
        if self.read_tolerantly(&text) != Some(value) {
            return Err("the pattern cannot represent the complete date and time");
        }
        out.push_str(&text);
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        if json.is_some_and(|json| json != JsonType::String) {
            return None;
        }
        let (value, local, offset) = self.parsed(text)?;
        (self.text_of(local, offset)? == text).then_some(value)
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        self.parsed(text).map(|(value, ..)| value)
    }

    fn expects(&self) -> String {
        let mut time = BrokenDownTime::from(SAMPLE);
        time.set_offset(Some(Offset::UTC));
        match self.text(&time) {
            Some(sample) => format!("a date and time such as {sample}"),
            None => "a date and time".to_owned(),
        }
    }

    fn canonical(&self) -> String {
        format!("{:?}", self.pattern)
    }

    fn constructor(&self) -> String {
        let function = if self.domain == Domain::DateTime { "datetime" } else { "local_datetime" };
        format!("Strftime::{function}({:?})", self.pattern)
    }
}

/// A date and time in which every part has a different value.
const SAMPLE: civil::DateTime = civil::DateTime::constant(2013, 2, 12, 22, 42, 0, 0);

pub(super) fn parse(domain: Domain, pattern: &str, keep: fn(&str) -> &'static str) -> Result<Parsed, String> {
    let spelling = Strftime { domain, pattern: keep(pattern) };
    let mut time = BrokenDownTime::from(SAMPLE);
    time.set_offset(Some(Offset::UTC));
    if let Err(error) = time.to_string(pattern) {
        return Err(format!("{pattern:?} is no pattern of `strftime`: {error}"));
    }
    let local = LocalDateTime::from_civil(SAMPLE);
    let sample = match (domain, DateTime::new(local, 0)) {
        (Domain::DateTime, Some(value)) => Scalar::DateTime(value),
        _ => Scalar::LocalDateTime(local),
    };
    match spelling.write(sample, &mut String::new()) {
        Ok(_) => Ok(Box::new(spelling)),
        Err(_) if domain == Domain::DateTime => Err(format!(
            "the pattern {pattern:?} does not hold a date, a time of day and an offset, such as \"%Y-%m-%dT%H:%M:%S%:z\" does; \
             where the vendor says no offset, the type is `local_datetime`"
        )),
        Err(_) => Err(format!(
            "the pattern {pattern:?} does not hold a date and a time of day, such as \"%Y-%m-%d %H:%M:%S\" does"
        )),
    }
}
