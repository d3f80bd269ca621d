//! Fields outside the body: conversion between values and the texts of path segments, query parameters,
//! header fields and cookies.

use std::borrow::Cow;

use ::http::{HeaderMap, HeaderValue};

use super::body::problems_of;
use super::list;
use crate::dynamic::DynValue;
use crate::error::MessagePart;
use crate::format::{EncodeOptions, TextSink, TextSource};
use crate::table::{Field, Format, Node, ParameterLocation};
use crate::validate::broken;
use crate::value::{Record, Slot, Value};
use crate::walk::source::At;
use crate::walk::{self, Path, Reader, Step};

/// The text of a value outside the body.
pub(super) enum Text {
    /// No value.
    None,
    /// A single value.
    One(String),
    /// The items of a list.
    Many(Vec<String>),
}

/// Returns the text of a field's value, or the reason why it cannot be written.
pub(super) fn text_of(field: &Field, value: Value<'_>) -> Result<Text, String> {
    match value {
        Value::Absent if field.is_required() => {
            return Err("a required value is missing".to_owned());
        }
        Value::Null if field.is_required() && field.node().hints().null_as().is_none() => {
            return Err("the value is required, but null cannot be represented here".to_owned());
        }
        Value::Absent => return Ok(Text::None),
        Value::Null if field.node().hints().null_as().is_none() => return Ok(Text::None),
        Value::Null
        | Value::Scalar(_)
        | Value::Record(_)
        | Value::List(_)
        | Value::Map(_)
        | Value::Union(_)
        | Value::Json(_) => {}
    }
    encoded(field.node(), value)
}

/// Returns the text of a value, or the reason why it cannot be written.
pub(super) fn encoded(node: &Node, value: Value<'_>) -> Result<Text, String> {
    let mut sink = TextSink::new(false);
    walk::encode(&mut sink, value, node, &EncodeOptions::BODY).map_err(|error| error.what)?;
    let (texts, is_list) = sink.into_texts();
    Ok(if is_list { Text::Many(texts) } else { Text::One(texts.concat()) })
}

/// Returns the header field value of a field. The items of a list are joined with commas; an empty list has
/// no text.
pub(super) fn header_text(field: &Field, value: Value<'_>) -> Result<Option<String>, String> {
    let text = match text_of(field, value)? {
        Text::None => return Ok(None),
        Text::One(text) => text,
        Text::Many(items) if items.is_empty() && field.is_required() => {
            return Err("the value is required, but an empty list cannot be represented here".to_owned());
        }
        Text::Many(items) if items.is_empty() => return Ok(None),
        Text::Many(items) => joined(field.node(), &items),
    };
    check(ParameterLocation::Header, &text)?;
    Ok(Some(text))
}

/// Returns the text of a list with these items.
pub(super) fn joined(node: &Node, items: &[String]) -> String {
    list::join(items, &|text| begins(node, text))
}

/// Returns whether a text before a comma is only the beginning of an item of a list, as in an HTTP date.
fn begins(node: &Node, text: &str) -> bool {
    let item = node.kind().item().and_then(|item| item.spelling(Format::Text));
    item.and_then(|item| item.spelling()).is_some_and(|spelling| spelling.begins_with(text))
}

/// Checks that a text is received unchanged at a location, and returns what is expected there if it is not.
pub(super) fn check(location: ParameterLocation, text: &str) -> Result<(), String> {
    broken(location, text).map_or(Ok(()), |(_, allowed)| Err(format!("expected {allowed}")))
}

/// Decodes a text into a field, for a list from its items.
pub(super) fn read_text(reader: &mut Reader<'_>, field: &'static Field, slot: Slot<'_>, text: &str) {
    let path = Path::ROOT.descend(Step::Member(field.name()), field.node());
    read_value(reader, &At::of_field(field, &path), slot, text);
}

/// Decodes a text into the slot of a value, for a list from its items.
pub(super) fn read_value(reader: &mut Reader<'_>, at: &At<'_>, slot: Slot<'_>, text: &str) {
    let node = at.node;
    // A text may represent null instead of a list.
    let is_null = node.hints().null_as().is_some_and(|null| null.is(text, None));
    let mut source = if node.kind_in(Format::Text).item().is_some() && !is_null {
        TextSource::list(list::items(text, &|text| begins(node, text)))
    } else {
        TextSource::single(text)
    };
    if let Err(stop) = walk::decode(&mut source, reader, at, slot) {
        reader.stopped(stop);
    }
}

/// Adds a problem that concerns a field as a whole.
pub(super) fn field_problem(reader: &mut Reader<'_>, field: &'static Field, what: impl Into<String>) {
    reader.problem(&Path::ROOT.to(Step::Member(field.name())), None, what);
}

/// Reads the header fields of a structure. Several header fields with the same name form a list (RFC 9110
/// section 5.3).
///
/// A tolerant reader leaves optional fields that cannot be decoded empty.
pub(super) fn read_headers(reader: &mut Reader<'_>, headers: &HeaderMap, record: &mut dyn Record) {
    for (index, field) in record.shape().fields_in(ParameterLocation::Header) {
        let lines = field.names().flat_map(|name| headers.get_all(name));
        let text = match one_text(field.node(), lines) {
            Ok(Some(text)) => text,
            Ok(None) => {
                missing(reader, field, "the required header field is missing");
                continue;
            }
            Err(what) => {
                field_problem(reader, field, what);
                continue;
            }
        };
        if reader.options.strict || field.is_required() || is_readable(reader, field, &text) {
            read_text(reader, field, record.slot(index), &text);
        }
    }
}

/// Returns the text of the header fields of one name, or the reason why it cannot be read.
pub(super) fn one_text<'h>(
    node: &Node,
    lines: impl Iterator<Item = &'h HeaderValue>,
) -> Result<Option<Cow<'h, str>>, &'static str> {
    let texts = lines.map(|line| std::str::from_utf8(line.as_bytes())).collect::<Result<Vec<_>, _>>();
    match texts.as_deref() {
        Ok([]) => Ok(None),
        Ok([text]) => Ok(Some(Cow::Borrowed(*text))),
        Ok(texts) if node.kind_in(Format::Text).item().is_some() => Ok(Some(Cow::Owned(texts.join(",")))),
        Ok(_) => Err("the header field occurs more than once"),
        Err(_) => Err("the header field is not UTF-8 text"),
    }
}

/// Returns whether a text can be decoded into a field, and adds a problem if it cannot.
pub(super) fn is_readable(reader: &mut Reader<'_>, field: &'static Field, text: &str) -> bool {
    let mut trial = Reader::new(MessagePart::Headers, reader.options);
    read_text(&mut trial, field, DynValue::optional(field.node()).slot(), text);
    let problems = problems_of(trial.finish());
    let is_readable = problems.is_empty();
    reader.extend(problems);
    is_readable
}

/// Adds a problem if a required field is missing.
pub(super) fn missing(reader: &mut Reader<'_>, field: &'static Field, what: &str) {
    if field.is_required() {
        field_problem(reader, field, what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::format::DecodeOptions;
    use crate::table::Shape;
    use crate::types::Patch;
    use crate::value::Wire;

    static NUMBERS: Node = Node::INTEGER;

    const fn header(key: &'static str, rust: &'static str, node: Node) -> Field {
        Field::new(key, rust, node).with_location(ParameterLocation::Header)
    }

    static SHAPE: Shape = Shape::new(
        "Headers",
        &[
            header(",\"X-Count\":", "count", Node::INTEGER),
            header(",\"X-Numbers\":", "numbers", Node::list(&NUMBERS)),
            header(",\"X-Maybe\":", "maybe", Node::list(&NUMBERS).null_as(&crate::table::Text::EMPTY)),
        ],
    );

    fn read(headers: &[(&'static str, &'static str)]) -> (DynRecord, Vec<String>) {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_static(value));
        }
        let mut record = DynRecord::new(&SHAPE);
        let mut reader = Reader::new(MessagePart::Headers, &DecodeOptions::REQUEST);
        read_headers(&mut reader, &map, &mut record);
        let problems = reader.finish().err().map(|error| error.problems).unwrap_or_default();
        (record, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn reads_lists_of_header_fields() {
        for (headers, shown) in [
            (&[("x-numbers", "1, 2"), ("x-numbers", ",3")][..], "Headers { numbers: [1, 2, 3] }"),
            (&[("x-numbers", "")], "Headers { numbers: [] }"),
            (&[("x-maybe", "")], "Headers { maybe: Null }"),
            (&[("x-maybe", "4")], "Headers { maybe: [4] }"),
            (&[("x-count", "5"), ("cookie", "a=b")], "Headers { count: 5 }"),
        ] {
            let (record, problems) = read(headers);
            assert_eq!(problems, [""; 0], "{headers:?}");
            assert_eq!(format!("{record:?}"), shown);
        }
    }

    #[test]
    fn reports_field_problems_without_a_line() {
        let headers = [("x-count", "x"), ("x-numbers", "1, y, 2")];
        assert_eq!(
            read(&headers).1,
            ["/X-Count: expected an integer, found \"x\"", "/X-Numbers/1: expected an integer, found \"y\"",]
        );
    }

    #[test]
    fn writes_lists_and_null_in_the_form_it_reads() {
        let [_, numbers, maybe] = SHAPE.fields() else { panic!("three fields") };
        let text = |field, value: &dyn Wire| header_text(field, value.get());
        assert_eq!(text(numbers, &vec![1_i64, 2]), Ok(Some("1, 2".to_owned())));
        assert_eq!(text(numbers, &Vec::<i64>::new()), Ok(None));
        assert_eq!(text(numbers, &None::<Vec<i64>>), Ok(None));
        assert_eq!(text(numbers, &Patch::<Vec<i64>>::Null), Ok(None));
        assert_eq!(text(maybe, &Patch::<Vec<i64>>::Null), Ok(Some(String::new())));
        assert!(text(numbers, &vec![vec![1_i64]]).is_err());
    }

    #[test]
    fn refuses_an_empty_required_header_field() {
        let list = header(",\"X\":", "x", Node::list(&NUMBERS)).with_presence_required();
        assert!(header_text(&list, Wire::get(&Vec::<i64>::new())).unwrap_err().contains("empty list"));
        let field = header(",\"X\":", "x", Node::STRING.nullable()).with_presence_required();
        let text = |value: &dyn Wire| header_text(&field, value.get());
        assert_eq!(text(&"a".to_owned()), Ok(Some("a".to_owned())));
        assert_eq!(text(&Patch::<String>::Absent), Err("a required value is missing".to_owned()));
        assert!(text(&Patch::<String>::Null).unwrap_err().contains("null"));
    }
}
