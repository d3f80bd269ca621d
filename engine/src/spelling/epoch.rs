//! Instants as the time since 1970-01-01T00:00:00Z.

use super::count::{Count, Unit};
use super::options::Options;
use super::{OTHER, Parsed, Row, Spelling, YEAR, instant};
use crate::domain::{Domain, JsonType};
use crate::scalar::Scalar;
use crate::types::{Date, DateTime, LocalDateTime};

/// The spelling of an instant as a count of seconds, milliseconds, microseconds or nanoseconds since
/// 1970-01-01T00:00:00Z, without leap seconds (POSIX). The offset of a date and time is not written; a date
/// is its first instant in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Epoch {
    domain: Domain,
    count: Count,
}

impl Epoch {
    /// Creates the spelling of a date and time as a number, with as many fraction digits as a value has.
    pub const fn new(unit: Unit) -> Self {
        Self { domain: Domain::DateTime, count: Count::of(unit) }
    }

    /// Creates the spelling of a date as a number.
    pub const fn date(unit: Unit) -> Self {
        Self { domain: Domain::Date, count: Count::of(unit) }
    }

    /// Makes the count a string in JSON.
    #[must_use]
    pub const fn string(self) -> Self {
        Self { count: self.count.string(), ..self }
    }

    /// Sets the number of fraction digits.
    #[must_use]
    pub const fn with_digits(self, digits: u8) -> Self {
        Self { count: self.count.with_digits(digits), ..self }
    }

    const fn name(self) -> &'static str {
        match self.count.unit {
            Unit::Millis => MILLIS.name,
            Unit::Micros => MICROS.name,
            Unit::Nanos => NANOS.name,
            // There are no names for the others.
            Unit::Hours | Unit::Minutes | Unit::Seconds => SECONDS.name,
        }
    }

    fn value(self, nanoseconds: i128) -> Option<Scalar<'static>> {
        let value = DateTime::from_unix_nanoseconds(nanoseconds)?;
        let local = value.local();
        if local.date().0 < 0 {
            return None;
        }
        if self.domain == Domain::DateTime {
            return Some(Scalar::DateTime(value));
        }
        let date = Date::from_civil(local.civil().date());
        (midnight(date) == value).then_some(Scalar::Date(date))
    }
}

/// Returns the first instant of a date in UTC.
fn midnight(date: Date) -> DateTime {
    DateTime::at_utc(LocalDateTime::from_civil(date.civil().at(0, 0, 0, 0)))
}

/// 2013-02-12T22:42:00Z, and the start of that day.
const SAMPLES: [i128; 2] = [1_360_708_920_000_000_000, 1_360_627_200_000_000_000];

impl Spelling for Epoch {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let value = match self.domain {
            Domain::Date => midnight(value.date().ok_or(OTHER)?),
            _ => instant(value)?.0,
        };
        if value.local().date().0 < 0 {
            return Err(YEAR);
        }
        self.count.write(value.unix_nanoseconds(), out)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        self.value(self.count.read(text, json)?)
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        self.value(self.count.read_tolerantly(text)?)
    }

    fn expects(&self) -> String {
        let mut sample = String::new();
        let [time, day] = SAMPLES;
        // The samples fit every unit.
        let _ = self.count.write(if self.domain == Domain::Date { day } else { time }, &mut sample);
        format!("{} since 1970-01-01T00:00:00Z such as {sample}", self.count.unit.name())
    }

    fn canonical(&self) -> String {
        self.count.canonical(self.name())
    }

    fn constructor(&self) -> String {
        let function = if self.domain == Domain::Date { "date" } else { "new" };
        format!("Epoch::{function}(Unit::{:?}){}", self.count.unit, self.count.calls())
    }
}

const fn row(name: &'static str, parse: super::ParseRow) -> Row {
    Row { name, domains: &[Domain::DateTime, Domain::Date], parse }
}

pub(super) const SECONDS: Row = row("epoch_seconds", |domain, given, _| parse(domain, Unit::Seconds, given));
pub(super) const MILLIS: Row = row("epoch_millis", |domain, given, _| parse(domain, Unit::Millis, given));
pub(super) const MICROS: Row = row("epoch_micros", |domain, given, _| parse(domain, Unit::Micros, given));
pub(super) const NANOS: Row = row("epoch_nanos", |domain, given, _| parse(domain, Unit::Nanos, given));

fn parse(domain: Domain, unit: Unit, options: &Options<'_>) -> Result<Parsed, String> {
    let count = Count::parse(unit, Epoch::new(unit).name(), options)?;
    Ok(Box::new(Epoch { domain, count }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::{Given, parse};

    fn at(text: &str) -> Scalar<'_> {
        Domain::DateTime.read(text).unwrap()
    }

    fn written(spelling: Epoch, text: &str) -> Result<String, &'static str> {
        let mut out = String::new();
        spelling.write(at(text), &mut out).map(|_| out)
    }

    #[test]
    fn writes_as_many_fraction_digits_as_there_are() {
        for (text, seconds, millis) in [
            ("1970-01-01T00:00:00Z", "0", "0"),
            ("2013-02-12T22:42:00Z", "1360708920", "1360708920000"),
            ("2013-02-12T23:42:00.5+01:00", "1360708920.5", "1360708920500"),
            ("1969-12-31T23:59:59.999999999Z", "-0.000000001", "-0.000001"),
            ("1969-12-31T23:59:58.75Z", "-1.25", "-1250"),
            ("0000-01-01T00:00:00Z", "-62167219200", "-62167219200000"),
            ("9999-12-31T23:59:59.999999999Z", "253402300799.999999999", "253402300799999.999999"),
        ] {
            assert_eq!(written(Epoch::new(Unit::Seconds), text).as_deref(), Ok(seconds));
            assert_eq!(written(Epoch::new(Unit::Millis), text).as_deref(), Ok(millis));
        }
        assert_eq!(
            written(Epoch::new(Unit::Nanos), "2013-02-12T22:42:00.000000001Z").unwrap(),
            "1360708920000000001"
        );
    }

    #[test]
    fn writes_a_fixed_number_of_digits_or_none() {
        let fixed = |digits| Epoch::new(Unit::Seconds).with_digits(digits);
        assert_eq!(written(fixed(3), "2013-02-12T22:42:00.25Z").as_deref(), Ok("1360708920.250"));
        assert_eq!(written(fixed(0), "2013-02-12T22:42:00Z").as_deref(), Ok("1360708920"));
        assert!(written(fixed(0), "2013-02-12T22:42:00.25Z").is_err());
        assert!(written(fixed(3), "2013-02-12T22:42:00.2501Z").is_err());
        // In UTC, this is in the year 10000. In nanoseconds, it has more than 64 bits.
        assert!(written(fixed(3), "9999-12-31T23:59:59-01:00").unwrap_err().contains("UTC"));
        assert!(written(Epoch::new(Unit::Nanos), "9999-12-31T23:59:59Z").unwrap_err().contains("64 bits"));
    }

    #[test]
    fn reads_numbers_by_their_exact_value() {
        let seconds = Epoch::new(Unit::Seconds);
        for (text, expected) in [
            ("1.360708920e9", "2013-02-12T22:42:00Z"),
            ("1360708920.0", "2013-02-12T22:42:00Z"),
            ("1360708920.123456789", "2013-02-12T22:42:00.123456789Z"),
            ("-0.000000001", "1969-12-31T23:59:59.999999999Z"),
            ("13607089201234567890e-10", "2013-02-12T22:42:00.123456789Z"),
        ] {
            assert_eq!(seconds.read(text, Some(JsonType::Number)), Some(at(expected)), "{text}");
            assert_eq!(seconds.read(text, None), Some(at(expected)), "{text}");
        }
        for text in [
            "",
            "1360708920.1234567891",
            "253402300800",
            "-62167219201",
            "9223372036854775808",
            "1e400",
            "1e-400",
            "0x10",
            "+5",
            "NaN",
            "2013-02-12T22:42:00Z",
        ] {
            assert_eq!(seconds.read_tolerantly(text), None, "{text}");
        }
        assert_eq!(seconds.read("5", Some(JsonType::String)), None);
    }

    #[test]
    fn reads_strings_exactly_as_they_are_written() {
        let millis = Epoch::new(Unit::Millis).string().with_digits(1);
        assert_eq!(millis.read("-1250.0", Some(JsonType::String)), Some(at("1969-12-31T23:59:58.75Z")));
        for text in ["-1250", "-1250.00", "-125.00e1"] {
            assert_eq!(millis.read(text, None), None, "{text}");
            assert_eq!(millis.read_tolerantly(text), Some(at("1969-12-31T23:59:58.75Z")), "{text}");
        }
        assert_eq!(millis.read("-1250.0", Some(JsonType::Number)), None);
        let whole = Epoch::new(Unit::Seconds).with_digits(0);
        assert_eq!(whole.read("0.5", None), None);
        assert_eq!(whole.read("2.0", None), whole.read("2", None));
    }

    #[test]
    fn counts_from_the_start_of_a_date() {
        let date = |text| Domain::Date.read(text).unwrap();
        let millis = Epoch::date(Unit::Millis);
        for (text, count) in
            [("1970-01-01", "0"), ("2013-02-12", "1360627200000"), ("0000-01-01", "-62167219200000")]
        {
            let mut out = String::new();
            assert_eq!(millis.write(date(text), &mut out), Ok(JsonType::Number));
            assert_eq!((out.as_str(), millis.read(count, None)), (count, Some(date(text))));
        }
        assert_eq!((millis.read("1", None), millis.read_tolerantly("253402300800000")), (None, None));
        assert!(millis.write(at("2013-02-12T22:42:00Z"), &mut String::new()).is_err());
        assert!(Epoch::new(Unit::Millis).write(date("2013-02-12"), &mut String::new()).is_err());
        assert!(millis.expects().ends_with("such as 1360627200000"));
        assert_eq!(millis.constructor(), "Epoch::date(Unit::Millis)");
    }

    #[test]
    fn describes_itself_as_a_spec_has_it() {
        let keep = |text: &str| -> &'static str { text.to_owned().leak() };
        let options = [("json", "string"), ("digits", "3")];
        let given = Given::Named { name: "epoch_seconds", options: Options::new(&options) };
        let spelling = parse(Domain::DateTime, given, keep).unwrap();
        assert_eq!(spelling.canonical(), "{ epoch_seconds: { json: string, digits: 3 } }");
        assert_eq!(spelling.constructor(), "Epoch::new(Unit::Seconds).string().with_digits(3)");
        assert!(
            spelling.expects().contains("seconds since") && spelling.expects().contains("1360708920.000")
        );
        let short = Given::Named { name: "epoch_nanos", options: Options::new(&[("", "string")]) };
        let spelling = parse(Domain::DateTime, short, keep).unwrap();
        assert_eq!(spelling.canonical(), "{ epoch_nanos: { json: string } }");
        for options in
            [&[("json", "boolean")][..], &[("digits", "10")], &[("digits", "-1")], &[("zone", "Z")]]
        {
            let given = Given::Named { name: "epoch_seconds", options: Options::new(options) };
            assert!(parse(Domain::DateTime, given, keep).is_err(), "{options:?}");
        }
        assert!(
            parse(Domain::LocalDateTime, Given::Text("epoch_seconds"), keep)
                .unwrap_err()
                .contains("no spelling")
        );
        assert_eq!(
            parse(Domain::DateTime, Given::Text("epoch_millis"), keep).unwrap().canonical(),
            "epoch_millis"
        );
    }
}
