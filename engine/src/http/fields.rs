//! Fields outside the body: a value as the text of a path segment, a header field or a cookie, and back.

use ::http::HeaderMap;
use ::http::header::COOKIE;

use crate::format::{Reader, Step};
use crate::kind::STRING;
use crate::table::{Field, Item, Kind, Place, Shape};
use crate::validate::broken;
use crate::value::{Record, Slot, Value};

/// The text of a value outside the body.
pub(super) enum Text {
    /// There is no value.
    None,
    /// A single value.
    One(String),
    /// The values of a list.
    Many(Vec<String>),
}

/// The text of a field's value; or why it has none.
pub(super) fn text_of(field: &Field, value: &Value<'_>) -> Result<Text, &'static str> {
    Ok(match (value, &field.item.kind) {
        (Value::Null, _) if field.empty_is_null => Text::One(String::new()),
        (Value::Absent | Value::Null, _) => Text::None,
        (Value::List(list), Kind::List(item)) => {
            let texts = (0..list.len()).map(|index| scalar_text(item, &list.get(index)));
            Text::Many(texts.collect::<Result<_, _>>()?)
        }
        (value, _) => Text::One(scalar_text(&field.item, value)?),
    })
}

fn scalar_text(item: &Item, value: &Value<'_>) -> Result<String, &'static str> {
    let mut text = String::new();
    match (value, &item.kind) {
        (Value::Scalar(scalar), Kind::Scalar(kind)) => kind.write(scalar, &mut text)?,
        (Value::Scalar(scalar), Kind::Enum(_)) => STRING.write(scalar, &mut text)?,
        _ => return Err("only single values can stand outside the body"),
    }
    Ok(text)
}

/// The text of a field's value as the value of a header field: a list is joined by commas.
pub(super) fn header_text(field: &Field, value: &Value<'_>) -> Result<Option<String>, String> {
    let text = match text_of(field, value)? {
        Text::None => return Ok(None),
        Text::One(text) => text,
        Text::Many(items) if items.iter().any(|item| item.is_empty() || item.contains(',')) => {
            return Err(
                "an item of a list in a header field can neither be empty nor have a comma".to_owned()
            );
        }
        Text::Many(items) => items.join(", "),
    };
    check(Place::Header, &text)?;
    Ok(Some(text))
}

/// Whether a text arrives as it was sent where a message carries it; or what is expected there.
pub(super) fn check(place: Place, text: &str) -> Result<(), String> {
    broken(place, text).map_or(Ok(()), |(_, allowed)| Err(format!("expected {allowed}")))
}

/// The fields of a structure that lie in a place, with their positions.
pub(super) fn fields_in(
    shape: &'static Shape,
    place: Place,
) -> impl Iterator<Item = (usize, &'static Field)> {
    shape.fields.iter().enumerate().filter(move |(_, field)| field.place == place)
}

/// Reads a text into a field: a list from its items between commas.
pub(super) fn read_text(reader: &mut Reader<'_>, field: &'static Field, slot: Slot<'_>, text: &str) {
    reader.enter(Step::Field(field.name));
    match &field.item.kind {
        _ if text.is_empty() && field.empty_is_null => {
            reader.null(slot, Some(field), field.item.nullable, None);
        }
        Kind::List(item) => match slot.filled() {
            Slot::List(list) => {
                let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                for (index, part) in parts.enumerate() {
                    if !reader.count_item(None) {
                        break;
                    }
                    reader.enter(Step::Index(index));
                    reader.scalar(&item.kind, list.push(), part, field.secret, None);
                    reader.leave();
                }
            }
            _ => reader.problem(None, "expected a list"),
        },
        kind => reader.scalar(kind, slot, text, field.secret, None),
    }
    reader.leave();
}

/// Notes that something is wrong with a field as a whole.
pub(super) fn field_problem(reader: &mut Reader<'_>, field: &'static Field, what: impl Into<String>) {
    reader.enter(Step::Field(field.name));
    reader.problem(None, what);
    reader.leave();
}

/// Reads the header fields that a structure has. Several lines of one name are a list (RFC 9110 section 5.3).
pub(super) fn read_headers(reader: &mut Reader<'_>, headers: &HeaderMap, record: &mut dyn Record) {
    for (index, field) in fields_in(record.shape(), Place::Header) {
        let names = std::iter::once(&field.name).chain(field.aliases);
        let lines = names.flat_map(|name| headers.get_all(*name));
        let texts = lines.map(|line| std::str::from_utf8(line.as_bytes()));
        match texts.collect::<Result<Vec<_>, _>>().as_deref() {
            Ok([]) => missing(reader, field, "the required header field is missing"),
            Ok([text]) => read_text(reader, field, record.slot(index), text),
            Ok(texts) if matches!(field.item.kind, Kind::List(_)) => {
                read_text(reader, field, record.slot(index), &texts.join(","));
            }
            Ok(_) => field_problem(reader, field, "the header field is there more than once"),
            Err(_) => field_problem(reader, field, "the header field is not UTF-8 text"),
        }
    }
}

/// Reads the cookies that a structure has. Of several with one name the first counts, as it does in browsers.
pub(super) fn read_cookies(reader: &mut Reader<'_>, headers: &HeaderMap, record: &mut dyn Record) {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    let cookies: Vec<(&str, &str)> = pairs.collect();
    for (index, field) in fields_in(record.shape(), Place::Cookie) {
        match cookies.iter().find(|(name, _)| field.answers_to(name)) {
            Some((_, text)) => read_text(reader, field, record.slot(index), text),
            None => missing(reader, field, "the required cookie is missing"),
        }
    }
}

fn missing(reader: &mut Reader<'_>, field: &'static Field, what: &str) {
    if field.required {
        field_problem(reader, field, what);
    }
}
