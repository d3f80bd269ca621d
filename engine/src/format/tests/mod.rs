//! What holds in every format alike.

mod additional;
mod constants;
mod defaults;
mod depth;
mod exactness;
mod nulls;
mod packings;
mod presence;
mod sameness;
mod secrets;
mod unions;

use super::*;
use crate::table::{Field, Shape};
use crate::value::{Record, Wire};
use crate::walk::Step;

/// The formats that say structures.
const STRUCTURED: [Format; 4] = [Format::Json, Format::Xml, Format::Form, Format::Multipart];

/// A value as the body of a message; or where and why there is none.
fn written(format: Format, value: Value<'_>, node: &Node) -> Result<String, String> {
    let body = encode(format, value, node, &EncodeOptions::BODY);
    body.map(|body| String::from_utf8(body).unwrap())
        .map_err(|error| format!("{}: {}", error.pointer, error.what))
}

/// Reads a body; or what is wrong with it, the first thing.
fn read<T: Wire>(format: Format, body: &str, node: &Node, options: &DecodeOptions) -> Result<T, String> {
    let mut value = T::placeholder();
    match decode(format, body.as_bytes(), node, value.slot(), options) {
        Ok(()) => Ok(value),
        Err(error) => Err(error.problems[0].what.clone()),
    }
}

/// What stands at a path of names.
pub(in crate::format) fn probe_names(
    format: Format,
    body: &[u8],
    node: Option<&'static Node>,
    path: &[&str],
    options: &DecodeOptions,
) -> (Probed, Option<&'static Node>) {
    let steps: Vec<Step<'_>> = path.iter().map(|name| Step::Member(name)).collect();
    probe(format, body, node, &steps, options)
}

/// A structure whose one member is required and of this node.
fn holding(node: Node) -> &'static Shape {
    let field = Field::required(",\"value\":", "value", node);
    Box::leak(Box::new(Shape::new("Holder", Vec::leak(vec![field]))))
}

/// A value within a structure, which is a whole body in every format that says structures.
struct Holder<T> {
    shape: &'static Shape,
    value: T,
}

impl<T: Wire> Record for Holder<T> {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn get(&self, _: usize) -> Value<'_> {
        self.value.get()
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        self.value.slot()
    }
}

/// The formats of values of every type.
const OF_EVERY_TYPE: [Format; 5] = [Format::Json, Format::Xml, Format::Form, Format::Multipart, Format::Text];

/// Reads the value of the only member from its text in a format; or what is wrong with it.
fn read_member<T: Wire>(
    format: Format,
    text: &str,
    node: Node,
    options: &DecodeOptions,
) -> Result<T, String> {
    let mut holder = Holder { shape: holding(node), value: T::placeholder() };
    let body = match format {
        Format::Json => format!("{{\"value\":{text}}}"),
        Format::Xml => format!("<Holder><value>{text}</value></Holder>"),
        Format::Form => format!("value={}", text.replace('+', "%2B")),
        Format::Multipart => {
            format!("--b\r\nContent-Disposition: form-data; name=value\r\n\r\n{text}\r\n--b--")
        }
        Format::Text | Format::Bytes => text.to_owned(),
    };
    let (node, slot) = match format {
        Format::Text | Format::Bytes => (&node, holder.value.slot()),
        _ => (&RECORD, Slot::Record(&mut holder)),
    };
    match decode(format, body.as_bytes(), node, slot, options) {
        Ok(()) => Ok(holder.value),
        Err(error) => Err(error.problems[0].what.clone()),
    }
}

/// The text of a value in a format, alone or as the only member.
fn written_member(format: Format, value: impl Wire, node: Node) -> Result<String, String> {
    let holder = Holder { shape: holding(node), value };
    match format {
        Format::Text | Format::Bytes => written(format, holder.value.get(), &node),
        _ => written(format, Value::Record(&holder), &RECORD),
    }
}

#[test]
fn finds_formats_by_media_types_with_suffixes_and_parameters() {
    for (media_type, format) in [
        ("application/json; charset=utf-8", Some(Format::Json)),
        ("application/vnd.api+json", Some(Format::Json)),
        ("text/xml; charset=utf-8", Some(Format::Xml)),
        ("Application/XML", Some(Format::Xml)),
        ("application/atom+xml", Some(Format::Xml)),
        ("application/x-www-form-urlencoded", Some(Format::Form)),
        ("text/plain", Some(Format::Text)),
        ("application/octet-stream", Some(Format::Bytes)),
        ("multipart/form-data; boundary=x", Some(Format::Multipart)),
        ("multipart/mixed", None),
        ("image/png", None),
        ("text/html", None),
        ("", None),
    ] {
        assert_eq!(Format::by_media_type(media_type), format, "{media_type}");
    }
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
        assert_eq!(Format::by_media_type(format.media_type()), Some(format));
    }
}
