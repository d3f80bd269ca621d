//! Plain text: one value as the whole body, in UTF-8.

use std::borrow::Cow;

use super::lines::Lines;
use super::reader::shown;
use super::{Format, Found, Limits, Reader, Reading, Writing};
use crate::error::{DecodeError, EncodeError};
use crate::table::{Item, Kind};
use crate::value::{Slot, Value};

/// Writes a single value as it is.
pub(super) fn encode(value: &Value<'_>, item: &Item, writing: &Writing<'_>) -> Result<Vec<u8>, EncodeError> {
    let mut out = String::new();
    let written = match (value, &item.kind) {
        _ if !writing.extra.is_empty() => Err("the credentials need a structure to travel in"),
        (Value::Absent, _) => Err("there is no value"),
        (Value::Null, _) => Err("null has no text"),
        (Value::Scalar(scalar), Kind::Scalar(kind)) => {
            let kind = if writing.canonical { kind.canonical() } else { *kind };
            kind.write(scalar, &mut out)
        }
        (Value::Scalar(scalar), Kind::Enum(enumeration)) => enumeration.kind.write(scalar, &mut out),
        _ => Err("only a single value has a text"),
    };
    let error =
        |what: &str| EncodeError { format: Format::Text, pointer: String::new(), what: what.to_owned() };
    written.map(|()| out.into_bytes()).map_err(error)
}

/// Reads the body as a single value. A tolerant reader passes over white space around it, except where the kind
/// takes any text.
pub(super) fn decode(body: &[u8], item: &Item, slot: Slot<'_>, reading: &Reading) -> Result<(), DecodeError> {
    let mut reader = Reader::over(Format::Text, reading, body);
    if body.len() > reading.limits.bytes {
        reader.problem(None, format!("longer than {} octets", reading.limits.bytes));
        return reader.finish();
    }
    match std::str::from_utf8(body) {
        Ok(text) => {
            let text = if reading.strict { text } else { trimmed(text, &item.kind) };
            reader.scalar(&item.kind, slot, text, false, Some(0));
        }
        Err(error) => reader.problem(Some(error.valid_up_to()), "not valid UTF-8"),
    }
    reader.finish()
}

fn trimmed<'t>(text: &'t str, kind: &Kind) -> &'t str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match kind {
        Kind::Scalar(kind) if kind.read(text).is_some() => text,
        _ => text.trim_ascii(),
    }
}

/// The whole body, where no member is asked for: text has none.
pub(super) fn probe(body: &[u8], path: &[&str], limits: &Limits) -> Found {
    match std::str::from_utf8(body) {
        Ok(text) if path.is_empty() && body.len() <= limits.bytes => Found::Text(text.to_owned()),
        _ => Found::Nothing,
    }
}

/// Where two texts first differ.
pub(super) fn difference(expected: &[u8], found: &[u8]) -> Option<String> {
    let offset = match expected.iter().zip(found).position(|(left, right)| left != right) {
        Some(offset) => offset,
        None if expected.len() == found.len() => return None,
        None => expected.len().min(found.len()),
    };
    let (line, column) = Lines::new(expected).position(offset);
    let [expected, found] = [expected, found].map(|body| rest(body, offset));
    Some(format!("line {line}, column {column}: expected {expected}, found {found}"))
}

fn rest(body: &[u8], offset: usize) -> String {
    match body.get(offset..).map(String::from_utf8_lossy) {
        None | Some(Cow::Borrowed("")) => "the end".to_owned(),
        Some(text) => shown(&text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::{DATETIME, INTEGER, STRING, URL};
    use crate::table::{Enumeration, Member, Openness};
    use crate::types::DateTime;
    use crate::value::Wire;

    const STATES: Enumeration =
        Enumeration { name: "State", kind: STRING, values: &["on", "off"], openness: Openness::Closed };

    fn read<T: Wire>(body: &[u8], kind: Kind, reading: &Reading) -> Result<T, String> {
        let mut value = T::empty();
        decode(body, &Item::new(kind), value.slot(), reading).map_err(|error| error.to_string())?;
        Ok(value)
    }

    #[test]
    fn a_tolerant_reader_trims_what_is_not_free_text() {
        assert_eq!(read(b" 12\r\n", Kind::Scalar(INTEGER), &Reading::RESPONSE), Ok(12_i64));
        assert_eq!(read(b"on\n", Kind::Enum(STATES), &Reading::RESPONSE), Ok("on".to_owned()));
        assert_eq!(read(b" kept \n", Kind::Scalar(STRING), &Reading::RESPONSE), Ok(" kept \n".to_owned()));
        assert_eq!(
            read(b"https://a/b\n", Kind::Scalar(URL), &Reading::RESPONSE),
            Ok("https://a/b".to_owned())
        );
        assert!(read::<i64>(b"12\n", Kind::Scalar(INTEGER), &Reading::REQUEST).is_err());
    }

    #[test]
    fn what_is_no_single_text_is_refused() {
        assert_eq!(
            read::<String>(b"a\nb\xff", Kind::Scalar(STRING), &Reading::RESPONSE),
            Err("the text body cannot be read\n  line 2, column 2: not valid UTF-8".to_owned())
        );
        let error = read::<String>(b"text", Kind::Struct("Group"), &Reading::RESPONSE).unwrap_err();
        assert!(error.ends_with("expected an object, found \"text\""), "{error}");
        let limits = Limits { bytes: 3, ..Limits::default() };
        let error = read::<String>(b"text", Kind::Scalar(STRING), &Reading { limits, ..Reading::RESPONSE });
        assert!(error.unwrap_err().ends_with("longer than 3 octets"));
    }

    #[test]
    fn only_a_single_value_is_written() {
        let write = |value: &Value<'_>, kind| encode(value, &Item::new(kind), &Writing::BODY);
        assert_eq!(write(&Wire::get(&-7_i64), Kind::Scalar(INTEGER)), Ok(b"-7".to_vec()));
        let civil: DateTime = "2013-02-12 02:42:00".parse().unwrap();
        let error = write(&Wire::get(&civil), Kind::Scalar(DATETIME)).unwrap_err();
        assert!(error.what.contains("offset"), "{error}");
        for value in [Value::Null, Value::Absent, Value::List(&vec![1_i64])] {
            assert!(write(&value, Kind::Scalar(INTEGER)).is_err());
        }
        let writing = Writing { extra: &[Member::text("token", "secret")], ..Writing::BODY };
        assert!(encode(&Wire::get(&1_i64), &Item::new(Kind::Scalar(INTEGER)), &writing).is_err());
    }

    #[test]
    fn texts_are_probed_and_compared_whole() {
        assert_eq!(probe(b"denied", &[], &Limits::default()), Found::Text("denied".to_owned()));
        assert_eq!(probe(b"denied", &["x"], &Limits::default()), Found::Nothing);
        assert_eq!(difference(b"same", b"same"), None);
        assert_eq!(
            difference(b"one\ntwo", b"one\nto").as_deref(),
            Some("line 2, column 2: expected \"wo\", found \"o\"")
        );
        assert_eq!(
            difference(b"a", b"ab").as_deref(),
            Some("line 1, column 2: expected the end, found \"b\"")
        );
    }
}
