//! Durations in hours, minutes and seconds with colons: `36:00:00`.

use super::elapsed::nanoseconds;
use super::{Parsed, Row, Spelling};
use crate::domain::{Domain, JsonType, push_integer};
use crate::scalar::Scalar;
use crate::types::{Duration, DurationParts, Time};

/// The spelling of a duration as `HH:MM:SS`, with two or more digits of hours, and a fraction of a second
/// only if there is one. A duration with years, months, weeks or days is rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock;

/// The nanoseconds of a minute and of an hour.
const MINUTE: i128 = 60_000_000_000;
const HOUR: i128 = 60 * MINUTE;

fn parsed(text: &str) -> Option<Scalar<'static>> {
    let (is_negative, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (hours, rest) = text.split_once(':')?;
    if hours.len() < 2 || !hours.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    // The hours are not those of a day; the rest is as in a time of day.
    let time: Time = format!("00:{rest}").parse().ok()?;
    let part = |part: i8| u64::from(part.unsigned_abs());
    let value = Duration::new(DurationParts {
        is_negative,
        hours: hours.parse().ok()?,
        minutes: part(time.minute()),
        seconds: part(time.second()),
        nanoseconds: time.nanosecond().unsigned_abs(),
        ..DurationParts::default()
    });
    value.map(Scalar::Duration)
}

impl Spelling for Clock {
    fn write(&self, value: Scalar<'_>, out: &mut String) -> Result<JsonType, &'static str> {
        let nanoseconds = nanoseconds(value)?;
        let (hours, rest) = (nanoseconds.abs() / HOUR, nanoseconds.abs() % HOUR);
        let part = |part: i128| i8::try_from(part).ok();
        let time = Option::zip(part(rest / MINUTE), part(rest % MINUTE / 1_000_000_000));
        let fraction = i32::try_from(rest % 1_000_000_000).ok();
        let time = time.zip(fraction).and_then(|((minute, second), rest)| Time::new(0, minute, second, rest));
        let (hours, time) = i64::try_from(hours).ok().zip(time).ok_or("the duration is too long")?;
        if nanoseconds < 0 {
            out.push('-');
        }
        if hours < 10 {
            out.push('0');
        }
        push_integer(hours, out);
        out.push_str(time.to_string().get(2..).unwrap_or_default());
        Ok(JsonType::String)
    }

    fn read<'v>(&self, text: &'v str, json: Option<JsonType>) -> Option<Scalar<'v>> {
        if json.is_some_and(|json| json != JsonType::String) {
            return None;
        }
        let value = parsed(text)?;
        let mut again = String::new();
        self.write(value, &mut again).ok()?;
        (again == text).then_some(value)
    }

    fn read_tolerantly<'v>(&self, text: &'v str) -> Option<Scalar<'v>> {
        parsed(text)
    }

    fn expects(&self) -> String {
        "a duration such as 36:00:00".to_owned()
    }

    fn canonical(&self) -> String {
        format!("{:?}", ROW.name)
    }

    fn constructor(&self) -> String {
        "Clock".to_owned()
    }
}

pub(super) const ROW: Row = Row {
    name: "HH:MM:SS",
    domains: &[Domain::Duration],
    parse: |_, options, _| {
        options.expect(ROW.name, &[])?;
        Ok(Box::new(Clock) as Parsed)
    },
};

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Scalar<'_> {
        Domain::Duration.read(text).unwrap()
    }

    fn written(text: &str) -> Result<String, &'static str> {
        let mut out = String::new();
        Clock.write(of(text), &mut out).map(|_| out)
    }

    #[test]
    fn writes_hours_minutes_and_seconds() {
        for (text, expected) in [
            ("PT0S", "00:00:00"),
            ("PT36H", "36:00:00"),
            ("PT90M", "01:30:00"),
            ("-PT100H0.5S", "-100:00:00.5"),
            ("PT59M59.999999999S", "00:59:59.999999999"),
        ] {
            assert_eq!(written(text).as_deref(), Ok(expected));
        }
        assert!(written("P1D").is_err() && written("P1M").is_err());
    }

    #[test]
    fn reads_what_it_writes() {
        for (text, expected) in [
            ("01:30:00", "PT1H30M"),
            ("-100:00:00.5", "-PT100H0.5S"),
            ("00:00:00", "PT0S"),
            ("99:59:59", "PT99H59M59S"),
        ] {
            assert_eq!(Clock.read(text, Some(JsonType::String)), Some(of(expected)), "{text}");
        }
        for text in
            ["", "1:00:00", "01:60:00", "01:00:60", "01:00", "01:00:00Z", "+1:00:00", "é1:00:00", "::"]
        {
            assert_eq!(Clock.read_tolerantly(text), None, "{text}");
        }
        assert_eq!(Clock.read("001:00:00", None), None);
        assert_eq!(Clock.read_tolerantly("001:00:00.50"), Some(of("PT1H0.5S")));
        assert_eq!(Clock.read_tolerantly("99999999999999999999:00:00"), None);
    }
}
