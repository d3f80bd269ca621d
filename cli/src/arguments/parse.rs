//! The values of arguments, from their text.

use std::time::{Duration, SystemTime};

use groupwright_engine::format::Format;
use groupwright_engine::table::BodyPlace;
use groupwright_engine::types::DateTime;

pub(super) fn format(word: &str) -> Result<Format, String> {
    Format::from_name(word).ok_or_else(|| {
        let words: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        format!("expected one of: {}", words.join(", "))
    })
}

pub(super) fn place(word: &str) -> Result<BodyPlace, String> {
    BodyPlace::from_name(word).ok_or_else(|| {
        let words: Vec<&str> = BodyPlace::ALL.iter().map(|place| place.name()).collect();
        format!("expected one of: {}", words.join(", "))
    })
}

// What has no name is refused later: the parser of the arguments repeats what it refuses, and it may be a secret.
#[expect(clippy::unnecessary_wraps, reason = "the parser of the arguments asks for a result")]
pub(super) fn header(line: &str) -> Result<(String, String), String> {
    let (name, value) = line.split_once(':').unwrap_or_default();
    Ok((name.trim().to_owned(), value.trim().to_owned()))
}

// What has no name is refused later: the parser of the arguments repeats what it refuses, and it may be a secret.
#[expect(clippy::unnecessary_wraps, reason = "the parser of the arguments asks for a result")]
pub(super) fn credential(pair: &str) -> Result<(String, String), String> {
    let (name, value) = pair.split_once('=').unwrap_or_default();
    Ok((name.to_owned(), value.to_owned()))
}

pub(super) fn time(text: &str) -> Result<SystemTime, String> {
    let time: DateTime =
        text.parse().map_err(|_| "expected a time such as 2015-08-30T12:36:00Z".to_owned())?;
    let since = u64::try_from(time.unix_nanoseconds() / 1_000_000_000).map(Duration::from_secs);
    let time = since.ok().and_then(|since| SystemTime::UNIX_EPOCH.checked_add(since));
    time.ok_or_else(|| "expected a time since 1970".to_owned())
}

/// A duration such as `30s`, `500ms` or `2m`.
pub(super) fn duration(text: &str) -> Result<Duration, String> {
    // The units, in milliseconds; the first that fits is the longest.
    let units = [("ms", 1), ("s", 1_000), ("m", 60_000)];
    let read = units.iter().find_map(|(unit, milliseconds)| {
        let number = text.strip_suffix(unit).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()))?;
        number.parse::<u64>().ok()?.checked_mul(*milliseconds)
    });
    let read = read.filter(|milliseconds| *milliseconds > 0).map(Duration::from_millis);
    read.ok_or_else(|| "expected a duration such as 30s, 500ms or 2m".to_owned())
}

/// A name and a value.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let pair = text.split_once('=').filter(|(name, _)| !name.is_empty());
    let (name, value) = pair.ok_or("expected `role=value`")?;
    Ok((name.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_durations() {
        for (text, expected) in [
            ("30s", Some(30_000)),
            ("500ms", Some(500)),
            ("2m", Some(120_000)),
            ("0s", None),
            ("30", None),
            ("s", None),
            ("-1s", None),
            ("+1s", None),
            ("18446744073709551615m", None),
        ] {
            assert_eq!(duration(text).ok(), expected.map(Duration::from_millis), "{text}");
        }
    }
}
