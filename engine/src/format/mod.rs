//! Formats: how a value becomes the bytes of a body, and back.
//!
//! A new format is a folder here with a sink, a source and a comparison, a variant of [`Format`], and what the compiler then asks
//! for in this file.

mod form;
mod json;
mod losses;
#[cfg(test)]
mod tests;
mod text;
mod xml;

pub(crate) use form::Escape;
pub use losses::{Loss, LossKind, losses};
pub(crate) use text::{TextSink, TextSource};
pub use xml::is_xml_name;

use crate::error::{DecodeError, EncodeError};
use crate::table::{FormObjects, Node, NodeKind};
use crate::value::{Record, Slot, Value};
use crate::walk::source::{At, Stop};
use crate::walk::{self, Path, Reader};

pub use crate::table::Format;
pub use crate::walk::{DecodeOptions, EncodeOptions, FieldFilter, Limits, Probed};

/// Writes a value as the bytes of a body. A member that the format cannot express is an error, never left out.
pub fn encode(
    format: Format,
    value: Value<'_>,
    node: &Node,
    options: &EncodeOptions<'_>,
) -> Result<Vec<u8>, EncodeError> {
    match format {
        Format::Json => {
            let mut sink = json::JsonSink::new(options.canonical);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_bytes())
        }
        Format::Xml => {
            let mut sink = xml::XmlSink::new(options.canonical);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_bytes())
        }
        Format::Form => {
            let mut sink = form::PairsSink::body(options.canonical);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_text().into_bytes())
        }
        Format::Text => {
            if node.kind().item().is_some() {
                let what = "only a single value has a text".to_owned();
                return Err(EncodeError { format, pointer: String::new(), what });
            }
            let mut sink = TextSink::new(options.canonical);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_texts().0.concat().into_bytes())
        }
    }
}

/// Reads the bytes of a body into a slot. On an error the slot holds what could be read.
pub fn decode(
    format: Format,
    body: &[u8],
    node: &Node,
    slot: Slot<'_>,
    options: &DecodeOptions,
) -> Result<(), DecodeError> {
    let at = At::root(node);
    match format {
        Format::Json => {
            let body = if options.strict { body } else { json::without_mark(body) };
            read(format, body, options, |reader| {
                let mut source = json::JsonSource::new(json::text(body)?);
                walk::decode(&mut source, reader, &at, slot)?;
                source.finish()
            })
        }
        Format::Xml => read(format, xml::without_mark(body), options, |reader| {
            let mut source = xml::XmlSource::new(xml::Pieces::new(body, &options.limits, options.strict)?);
            walk::decode(&mut source, reader, &at, slot)?;
            source.finish()
        }),
        Format::Form => {
            let body = if options.strict { body } else { json::without_mark(body) };
            let pairs = form::parse(body, options)?;
            read(format, &[], options, |reader| {
                walk::decode(&mut form::PairsSource::new(&pairs), reader, &at, slot)
            })
        }
        Format::Text => read(format, body, options, |reader| match str::from_utf8(body) {
            Ok(text) => {
                let text = if options.strict { text } else { trimmed(text, node) };
                walk::decode(&mut TextSource::body(text), reader, &at, slot)
            }
            Err(error) => {
                reader.problem(&Path::ROOT, Some(error.valid_up_to()), "not valid UTF-8");
                Ok(())
            }
        }),
    }
}

/// Reads a body within its limits.
fn read(
    format: Format,
    body: &[u8],
    options: &DecodeOptions,
    read: impl FnOnce(&mut Reader<'_>) -> Result<(), Stop>,
) -> Result<(), DecodeError> {
    let mut reader = Reader::over(format, options, body);
    if body.len() > options.limits.bytes {
        reader.problem(&Path::ROOT, None, format!("longer than {} bytes", options.limits.bytes));
    } else if let Err(stop) = read(&mut reader) {
        reader.stopped(stop);
    }
    reader.finish()
}

/// A text without white space around it, unless the node takes any text.
fn trimmed<'t>(text: &'t str, node: &Node) -> &'t str {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match node.kind() {
        NodeKind::Scalar(scalar) if scalar.read(text, None).is_some() => text,
        NodeKind::Scalar(_)
        | NodeKind::Enum(_)
        | NodeKind::Record(_)
        | NodeKind::List(_)
        | NodeKind::Map(_) => text.trim_ascii(),
    }
}

/// What stands at a path of wire names, without reading the whole body, and what `node` says of it. Where it says nothing, the path
/// is followed by the names in the body.
pub fn probe(
    format: Format,
    body: &[u8],
    node: Option<&'static Node>,
    path: &[&str],
    limits: &Limits,
) -> (Probed, Option<&'static Node>) {
    const NOTHING: (Probed, Option<&Node>) = (Probed::Nothing, None);
    if body.len() > limits.bytes {
        return NOTHING;
    }
    let options = DecodeOptions { limits: *limits, filter: FieldFilter::All, ..DecodeOptions::RESPONSE };
    let mut reader = Reader::new(format, &options);
    match format {
        Format::Json => {
            let body = json::without_mark(body);
            // What stands before bytes that are no text can still be found.
            let readable = match str::from_utf8(body) {
                Ok(text) => text,
                Err(error) => {
                    let valid = body.get(..error.valid_up_to()).unwrap_or_default();
                    str::from_utf8(valid).unwrap_or_default()
                }
            };
            walk::probe(&mut json::JsonSource::new(readable), &mut reader, node, path)
        }
        Format::Xml => match xml::Pieces::new(body, limits, false) {
            Ok(pieces) => walk::probe(&mut xml::XmlSource::for_probe(pieces), &mut reader, node, path),
            Err(_) => NOTHING,
        },
        Format::Form => match form::parse(json::without_mark(body), &options) {
            Ok(pairs) => {
                let mut find = |objects| {
                    let mut source = form::PairsSource::for_probe(&pairs, objects);
                    walk::probe(&mut source, &mut reader, node, path)
                };
                match find(FormObjects::Brackets) {
                    (Probed::Nothing, _) => find(FormObjects::Dots),
                    found => found,
                }
            }
            Err(_) => NOTHING,
        },
        Format::Text => match str::from_utf8(body) {
            Ok(text) => walk::probe(&mut TextSource::body(text), &mut reader, node, path),
            Err(_) => NOTHING,
        },
    }
}

/// Where two bodies first differ in what they say: JSON by value, XML by infoset (without the order of attributes,
/// the choice of prefixes, comments, and white space between elements), forms by pairs, text by text.
/// Nothing where they say the same. A body that cannot be read differs.
pub fn difference(format: Format, expected: &[u8], found: &[u8]) -> Option<String> {
    match format {
        Format::Json => json::difference(expected, found),
        Format::Xml => xml::difference(expected, found),
        Format::Form => form::difference(expected, found),
        Format::Text => text::difference(expected, found),
    }
}

/// Appends the fields of a structure that lie in its query as pairs of names and texts, percent-encoded.
pub fn write_query(record: &dyn Record, query: String) -> Result<String, EncodeError> {
    let options = EncodeOptions { filter: FieldFilter::Query, ..EncodeOptions::BODY };
    let mut sink = form::PairsSink::new(query, Escape::Query, false);
    walk::encode(&mut sink, Value::Record(record), &RECORD, &options)?;
    Ok(sink.into_text())
}

/// Reads the fields of a structure that lie in its query from pairs of names and texts.
pub fn read_query(
    pairs: &[(String, String)],
    record: &mut dyn Record,
    options: &DecodeOptions,
) -> Result<(), DecodeError> {
    let options = DecodeOptions { filter: FieldFilter::Query, ..*options };
    let pairs = pairs.iter().map(|(name, text)| (name.as_str().into(), text.as_str().into())).collect();
    read(Format::Form, &[], &options, |reader| {
        walk::decode(&mut form::PairsSource::new(&pairs), reader, &At::root(&RECORD), Slot::Record(record))
    })
}

/// The pairs of a query, percent-decoded. Bytes that are not UTF-8 are a problem where it is read strictly;
/// otherwise U+FFFD stands for them.
pub fn parse_query(text: &[u8], options: &DecodeOptions) -> Result<Vec<(String, String)>, DecodeError> {
    let pairs = form::parse(text, options)?;
    Ok(pairs.into_iter().map(|(name, text)| (name.into_owned(), text.into_owned())).collect())
}

/// A structure of which only its values know the table.
pub static RECORD: Node = Node::record(|| &crate::table::Shape::EMPTY);
