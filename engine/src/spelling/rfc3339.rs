//! Dates and times of RFC 3339 with a fixed precision, or in UTC.

use super::options::{self, Options};
use super::{OFFSET, OTHER, Parsed, Row, Spelling, YEAR, instant};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::types::{LocalDateTime, Time, push_exact_fraction, push_fraction};

/// The spelling of a date and time of RFC 3339 that always has a number of fraction digits, or is always in
/// UTC and ends in `Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rfc3339 {
    domain: Domain,
    is_utc: bool,
    digits: Option<u8>,
}

impl Rfc3339 {
    /// Creates the spelling of a date and time with an offset.
    pub const fn datetime() -> Self {
        Self { domain: Domain::DateTime, is_utc: false, digits: None }
    }

    /// Creates the spelling of a date and time without an offset.
    pub const fn local_datetime() -> Self {
        Self { domain: Domain::LocalDateTime, is_utc: false, digits: None }
    }

    /// Creates the spelling of a time of day.
    pub const fn time() -> Self {
        Self { domain: Domain::Time, is_utc: false, digits: None }
    }

    /// Converts instants to UTC, and writes `Z`.
    #[must_use]
    pub const fn utc(self) -> Self {
        Self { is_utc: true, ..self }
    }

    /// Sets the number of fraction digits.
    #[must_use]
    pub const fn with_digits(self, digits: u8) -> Self {
        Self { digits: Some(digits), ..self }
    }

    /// Appends a date and time of day with the number of fraction digits.
    fn push(self, local: LocalDateTime, out: &mut String) -> Result<(), &'static str> {
        if local.date().0 < 0 {
            return Err(YEAR);
        }
        local.push_seconds(out);
        self.push_fraction(local.nanosecond(), out)
    }

    /// Appends a fraction of a second with the number of digits.
    fn push_fraction(self, nanosecond: i32, out: &mut String) -> Result<(), &'static str> {
        let nanosecond = nanosecond.unsigned_abs();
        let is_whole = match self.digits {
            Some(digits) => push_exact_fraction(nanosecond, digits, out),
            None => {
                push_fraction(nanosecond, out);
                true
            }
        };
        if is_whole { Ok(()) } else { Err("the fraction of the second would have more digits") }
    }
}

impl Spelling for Rfc3339 {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        if self.domain == Domain::LocalDateTime {
            self.push(value.local_datetime().ok_or(OTHER)?, out)?;
        } else if self.domain == Domain::Time {
            let value = value.time().filter(|value| !value.is_beyond()).ok_or(OTHER)?;
            value.push_seconds(out);
            self.push_fraction(value.nanosecond(), out)?;
        } else if self.is_utc {
            self.push(instant(value)?.1, out)?;
            out.push('Z');
        } else {
            let value = value.datetime().ok_or(OTHER)?;
            self.push(value.local(), out)?;
            if value.offset() % 60 != 0 {
                return Err(OFFSET);
            }
            value.push_offset(out);
        }
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        if json.is_some_and(|json| json != JsonType::String) || (self.is_utc && !text.ends_with(['Z', 'z'])) {
            return None;
        }
        let digits = match self.domain {
            Domain::Time => Time::parse_prefix(text)?.1,
            _ => LocalDateTime::parse_prefix(text)?.1,
        };
        if self.digits.is_some_and(|expected| expected != digits) {
            return None;
        }
        // RFC 3339 leaves a space to those who agree on it, and who names the notation does not.
        if text.contains(' ') {
            return None;
        }
        self.domain.read(text)
    }

    fn expects(&self) -> String {
        let mut sample = String::new();
        // Whole seconds fit every precision.
        let _ = self.push(LocalDateTime::SAMPLE, &mut sample);
        if self.domain == Domain::Time {
            let time = sample.split_once('T').map(|(_, time)| time).unwrap_or_default();
            return format!("a time of day such as {time}");
        }
        if self.domain == Domain::DateTime {
            sample.push('Z');
        }
        format!("a date and time such as {sample}")
    }

    fn canonical(&self) -> String {
        let zone = self.is_utc.then(|| "Z".to_owned());
        options::canonical(
            ROW.name,
            &[("zone", zone), ("digits", self.digits.map(|digits| digits.to_string()))],
        )
    }

    fn constructor(&self) -> String {
        let function = self.domain.name();
        let utc = if self.is_utc { ".utc()" } else { "" };
        let digits = self.digits.map(|digits| format!(".with_digits({digits})")).unwrap_or_default();
        format!("Rfc3339::{function}(){utc}{digits}")
    }
}

pub(super) const ROW: Row = Row {
    name: "rfc3339",
    domains: &[Domain::DateTime, Domain::LocalDateTime, Domain::Time],
    parse: |domain, options, _| parse(domain, options),
};

fn parse(domain: Domain, options: &Options<'_>) -> Result<Parsed, String> {
    options.expect(ROW.name, &["zone", "digits"])?;
    let is_utc = match options.text("zone", "zone") {
        None => false,
        Some("Z") if domain == Domain::DateTime => true,
        Some("Z") => return Err(format!("a value of the type `{domain}` has no zone: leave `zone` out")),
        Some(other) => return Err(format!("{other:?} is no zone: write `Z`")),
    };
    let spelling = Rfc3339 { domain, is_utc, digits: options.digits()? };
    if spelling == (Rfc3339 { domain, is_utc: false, digits: None }) {
        return Err(format!(
            "this is the default spelling of the type `{domain}`: set `zone` or `digits`, or leave `as` out"
        ));
    }
    Ok(Box::new(spelling))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::{Given, parse};

    fn written(spelling: Rfc3339, text: &str) -> Result<String, &'static str> {
        let mut out = String::new();
        spelling.write(spelling.domain.read(text).unwrap(), &mut out).map(|_| out)
    }

    #[test]
    fn converts_to_utc_and_keeps_the_precision() {
        let utc = Rfc3339::datetime().utc();
        assert_eq!(written(utc, "2013-02-12T00:42:00.5+01:00").as_deref(), Ok("2013-02-11T23:42:00.5Z"));
        let millis = utc.with_digits(3);
        assert_eq!(written(millis, "2013-02-12T00:42:00+01:00").as_deref(), Ok("2013-02-11T23:42:00.000Z"));
        assert!(written(millis, "2013-02-12T00:42:00.0005Z").unwrap_err().contains("more digits"));
        assert!(written(utc, "9999-12-31T23:59:59-01:00").unwrap_err().contains("UTC"));
        let offset = Rfc3339::datetime().with_digits(0);
        assert_eq!(written(offset, "9999-12-31T23:59:59-01:00").as_deref(), Ok("9999-12-31T23:59:59-01:00"));
        assert!(written(offset, "2013-02-12T00:42:00.5Z").is_err());
        let local = Rfc3339::local_datetime().with_digits(2);
        assert_eq!(written(local, "2013-02-12T00:42:00.5").as_deref(), Ok("2013-02-12T00:42:00.50"));
        let time = Rfc3339::time().with_digits(3);
        assert_eq!(written(time, "00:42:00.5").as_deref(), Ok("00:42:00.500"));
        assert!(written(time, "00:42:00.0005").is_err());
        assert!(time.read("00:42:00.500", None).is_some() && time.read("00:42:00.5", None).is_none());
        assert_eq!(time.expects(), "a time of day such as 22:42:00.000");
    }

    #[test]
    fn reads_its_zone_and_precision_only() {
        let millis = Rfc3339::datetime().utc().with_digits(3);
        assert!(millis.read("2013-02-11T23:42:00.000Z", Some(JsonType::String)).is_some());
        for text in [
            "2013-02-11T23:42:00Z",
            "2013-02-11T23:42:00.00Z",
            "2013-02-11T23:42:00.0000Z",
            "2013-02-11T23:42:00.000+00:00",
            "2013-02-11T23:42:00.000",
            "2013-02-11T23:42:60.000Z",
            "Z",
        ] {
            assert_eq!(millis.read(text, None), None, "{text}");
        }
        assert_eq!(millis.read("2013-02-11T23:42:00.000Z", Some(JsonType::Number)), None);
        assert_eq!(Rfc3339::local_datetime().with_digits(1).read("2013-02-11T23:42:00.0Z", None), None);
    }

    #[test]
    fn describes_itself_as_a_spec_has_it() {
        let keep = |text: &str| -> &'static str { text.to_owned().leak() };
        let of = |domain, options: &[(&str, &str)]| {
            parse(domain, Given::Named { name: "rfc3339", options: Options::new(options) }, keep)
        };
        let spelling = of(Domain::DateTime, &[("zone", "Z"), ("digits", "3")]).unwrap();
        assert_eq!(spelling.canonical(), "{ rfc3339: { zone: Z, digits: 3 } }");
        assert_eq!(spelling.constructor(), "Rfc3339::datetime().utc().with_digits(3)");
        assert_eq!(spelling.expects(), "a date and time such as 2013-02-12T22:42:00.000Z");
        assert_eq!(of(Domain::DateTime, &[("", "Z")]).unwrap().canonical(), "{ rfc3339: { zone: Z } }");
        assert!(of(Domain::DateTime, &[]).unwrap_err().contains("default"));
        assert!(of(Domain::DateTime, &[("zone", "CET")]).unwrap_err().contains("`Z`"));
        assert!(of(Domain::LocalDateTime, &[("zone", "Z")]).unwrap_err().contains("no zone"));
        assert!(of(Domain::Integer, &[("zone", "Z")]).is_err());
    }
}
