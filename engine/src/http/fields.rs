//! Fields outside the body: a value as the text of a path segment, a header field or a cookie, and back.

use std::borrow::Cow;

use ::http::HeaderMap;
use ::http::header::COOKIE;

use crate::format::{EncodeOptions, TextSink, TextSource};
use crate::table::{Field, ParameterLocation};
use crate::validate::broken;
use crate::value::{Record, Slot, Value};
use crate::walk::source::At;
use crate::walk::{self, Path, Reader, Step};

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
pub(super) fn text_of(field: &Field, value: Value<'_>) -> Result<Text, String> {
    match value {
        Value::Absent => return Ok(Text::None),
        Value::Null if !field.node().hints().empty_is_null() => return Ok(Text::None),
        Value::Null | Value::Scalar(_) | Value::Record(_) | Value::List(_) | Value::Map(_) => {}
    }
    let mut sink = TextSink::new(false);
    walk::encode(&mut sink, value, field.node(), &EncodeOptions::BODY).map_err(|error| error.what)?;
    let (texts, is_list) = sink.into_texts();
    Ok(if is_list { Text::Many(texts) } else { Text::One(texts.concat()) })
}

/// The text of a field's value as the value of a header field: a list is joined by commas.
pub(super) fn header_text(field: &Field, value: Value<'_>) -> Result<Option<String>, String> {
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
    check(ParameterLocation::Header, &text)?;
    Ok(Some(text))
}

/// Whether a text arrives as it was sent where a message carries it; or what is expected there.
pub(super) fn check(location: ParameterLocation, text: &str) -> Result<(), String> {
    broken(location, text).map_or(Ok(()), |(_, allowed)| Err(format!("expected {allowed}")))
}

/// Reads a text into a field: a list from its items between commas.
pub(super) fn read_text(reader: &mut Reader<'_>, field: &'static Field, slot: Slot<'_>, text: &str) {
    let path = Path::ROOT.to(Step::Member(field.name()));
    let at = At::of_field(field, &path);
    // An empty text may be null rather than a list of nothing.
    let is_null = text.is_empty() && field.node().hints().empty_is_null();
    let mut source = if field.node().kind().item().is_some() && !is_null {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        TextSource::list(parts.map(Cow::Borrowed).collect())
    } else {
        TextSource::single(text)
    };
    if let Err(stop) = walk::decode(&mut source, reader, &at, slot) {
        reader.stopped(stop);
    }
}

/// Notes that something is wrong with a field as a whole.
pub(super) fn field_problem(reader: &mut Reader<'_>, field: &'static Field, what: impl Into<String>) {
    reader.problem(&Path::ROOT.to(Step::Member(field.name())), None, what);
}

/// Reads the header fields that a structure has. Several lines of one name are a list (RFC 9110 section 5.3).
pub(super) fn read_headers(reader: &mut Reader<'_>, headers: &HeaderMap, record: &mut dyn Record) {
    for (index, field) in record.shape().fields_in(ParameterLocation::Header) {
        let names = std::iter::once(field.name()).chain(field.aliases().iter().copied());
        let lines = names.flat_map(|name| headers.get_all(name));
        let texts = lines.map(|line| std::str::from_utf8(line.as_bytes()));
        match texts.collect::<Result<Vec<_>, _>>().as_deref() {
            Ok([]) => missing(reader, field, "the required header field is missing"),
            Ok([text]) => read_text(reader, field, record.slot(index), text),
            Ok(texts) if field.node().kind().item().is_some() => {
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
    for (index, field) in record.shape().fields_in(ParameterLocation::Cookie) {
        match cookies.iter().find(|(name, _)| field.answers_to(name)) {
            Some((_, text)) => read_text(reader, field, record.slot(index), text),
            None => missing(reader, field, "the required cookie is missing"),
        }
    }
}

fn missing(reader: &mut Reader<'_>, field: &'static Field, what: &str) {
    if field.is_required() {
        field_problem(reader, field, what);
    }
}
