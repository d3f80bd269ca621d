//! Formats: how a value becomes the bytes of a body, and back.
//!
//! A new format is a folder here with a sink, a source and a comparison, a variant of [`Format`], and what the compiler then asks
//! for in this file.

mod charset;
mod form;
mod json;
mod losses;
#[cfg(test)]
mod tests;
mod text;
mod xml;

pub(crate) use charset::write as write_charset;
pub(crate) use form::Escape;
pub use losses::{Loss, LossKind, losses};
pub(crate) use text::{TextSink, TextSource};
pub use xml::is_xml_name;

use crate::error::{DecodeError, EncodeError, MessagePart, Problem};
use crate::lines::Lines;
use crate::table::{FormObjects, Node, NodeKind};
use crate::value::{Record, Slot, Value};
use crate::walk::source::{At, Stop};
use crate::walk::{self, Reader};

pub use crate::table::{Charset, Format};
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
                return Err(EncodeError { part: MessagePart::Body(format), pointer: String::new(), what });
            }
            let mut sink = TextSink::new(options.canonical);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_texts().0.concat().into_bytes())
        }
    }
}

/// Reads the bytes of a body into a slot. On an error the slot holds what could be read.
///
/// A byte order mark is passed over. Without one the charset is that of the options, or else that of an XML declaration, or else
/// UTF-8 (RFC 7303 section 3). Lines and columns are those of the text as UTF-8.
pub fn decode(
    format: Format,
    body: &[u8],
    node: &Node,
    slot: Slot<'_>,
    options: &DecodeOptions,
) -> Result<(), DecodeError> {
    let part = MessagePart::Body(format);
    let at = At::root(node);
    if body.len() > options.limits.bytes {
        return Err(DecodeError::whole(part, format!("longer than {} bytes", options.limits.bytes)));
    }
    let encoded = charset::detect(format, body, options).map_err(|fault| unreadable(part, body, fault))?;
    if format == Format::Form {
        let pairs = form::parse(encoded.bytes, encoded.charset, part, options)?;
        return read(part, &[], options, |reader| {
            walk::decode(&mut form::PairsSource::new(&pairs), reader, &at, slot)
        });
    }
    let text = encoded.text().map_err(|fault| unreadable(part, encoded.bytes, fault))?;
    let text = &*text;
    read(part, text.as_bytes(), options, |reader| match format {
        Format::Json => {
            let mut source = json::JsonSource::new(text);
            walk::decode(&mut source, reader, &at, slot)?;
            source.finish()
        }
        Format::Xml => {
            let mut source = xml::XmlSource::new(xml::Pieces::new(text, &options.limits, options.strict)?);
            walk::decode(&mut source, reader, &at, slot)?;
            source.finish()
        }
        // A form has no text as a whole.
        Format::Form => Ok(()),
        Format::Text => {
            let text = if options.strict { text } else { trimmed(text, node) };
            walk::decode(&mut TextSource::body(text), reader, &at, slot)
        }
    })
}

/// Reads a part of a message.
fn read(
    part: MessagePart,
    text: &[u8],
    options: &DecodeOptions,
    read: impl FnOnce(&mut Reader<'_>) -> Result<(), Stop>,
) -> Result<(), DecodeError> {
    let mut reader = Reader::over(part, options, text);
    if let Err(stop) = read(&mut reader) {
        reader.stopped(stop);
    }
    reader.finish()
}

/// The error of bytes that are no text.
#[cold]
fn unreadable(part: MessagePart, bytes: &[u8], fault: charset::NotText) -> DecodeError {
    DecodeError { part, problems: vec![not_text(bytes, fault)] }
}

/// The problem of bytes that are no text.
#[cold]
fn not_text(bytes: &[u8], fault: charset::NotText) -> Problem {
    let position = fault.offset.map(|offset| Lines::new(bytes).position(offset));
    Problem { position, ..Problem::whole(fault.what) }
}

/// A text without white space around it, unless the node takes any text.
fn trimmed<'t>(text: &'t str, node: &Node) -> &'t str {
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
///
/// Of the options the limits and the charset count: it is looked for as in a response.
pub fn probe(
    format: Format,
    body: &[u8],
    node: Option<&'static Node>,
    path: &[&str],
    options: &DecodeOptions,
) -> (Probed, Option<&'static Node>) {
    const NOTHING: (Probed, Option<&Node>) = (Probed::Nothing, None);
    let (limits, charset) = (options.limits, options.charset);
    let options = DecodeOptions { limits, charset, filter: FieldFilter::All, ..DecodeOptions::RESPONSE };
    if body.len() > limits.bytes {
        return NOTHING;
    }
    let Ok(encoded) = charset::detect(format, body, &options) else { return NOTHING };
    let mut reader = Reader::new(MessagePart::Body(format), &options);
    match format {
        Format::Json => {
            // What stands before bytes that are no text can still be found.
            let readable = encoded.readable();
            walk::probe(&mut json::JsonSource::new(&readable), &mut reader, node, path)
        }
        Format::Xml => {
            let Ok(text) = encoded.text() else { return NOTHING };
            match xml::Pieces::new(&text, &limits, false) {
                Ok(pieces) => walk::probe(&mut xml::XmlSource::for_probe(pieces), &mut reader, node, path),
                Err(_) => NOTHING,
            }
        }
        Format::Form => {
            let part = MessagePart::Body(format);
            let Ok(pairs) = form::parse(encoded.bytes, encoded.charset, part, &options) else {
                return NOTHING;
            };
            let mut find = |objects| {
                let mut source = form::PairsSource::for_probe(&pairs, objects);
                walk::probe(&mut source, &mut reader, node, path)
            };
            match find(FormObjects::Brackets) {
                (Probed::Nothing, _) => find(FormObjects::Dots),
                found => found,
            }
        }
        Format::Text => match encoded.text() {
            Ok(text) => walk::probe(&mut TextSource::body(&text), &mut reader, node, path),
            Err(_) => NOTHING,
        },
    }
}

/// Where two bodies first differ in what they say: JSON by value, XML by infoset (without the order of attributes,
/// the choice of prefixes, comments, and white space between elements), forms by pairs, text by text.
/// Nothing where they say the same. A body that cannot be read differs. Both are in UTF-8, whatever they say of it.
pub fn difference(format: Format, expected: &[u8], found: &[u8]) -> Option<String> {
    let options = &DecodeOptions { charset: Some(Charset::Utf8), ..DecodeOptions::RESPONSE };
    if format == Format::Form {
        let [expected, found] = [expected, found]
            .map(|body| charset::detect(format, body, options).map_or(body, |form| form.bytes));
        return form::difference(expected, found);
    }
    let text = |which: &str, body| {
        charset::detect(format, body, options)
            .and_then(charset::Encoded::text)
            .map_err(|fault| format!("the {which} {format} body cannot be read: {}", not_text(body, fault)))
    };
    let (expected, found) = match (text("expected", expected), text("found", found)) {
        (Ok(expected), Ok(found)) => (expected, found),
        (Err(what), _) | (_, Err(what)) => return Some(what),
    };
    match format {
        Format::Json => json::difference(&expected, &found),
        Format::Xml => xml::difference(&expected, &found),
        Format::Form => None,
        Format::Text => text::difference(expected.as_bytes(), found.as_bytes()),
    }
}

/// Appends the fields of a structure that lie in its query as pairs of names and texts, percent-encoded.
pub fn write_query(record: &dyn Record, query: String) -> Result<String, EncodeError> {
    let options = EncodeOptions { filter: FieldFilter::Query, ..EncodeOptions::BODY };
    let mut sink = form::PairsSink::new(query, Escape::Query, false);
    walk::encode(&mut sink, Value::Record(record), &RECORD, &options)
        .map_err(|error| EncodeError { part: MessagePart::Query, ..error })?;
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
    read(MessagePart::Query, &[], &options, |reader| {
        walk::decode(&mut form::PairsSource::new(&pairs), reader, &At::root(&RECORD), Slot::Record(record))
    })
}

/// The pairs of a query, percent-decoded. Bytes that are not UTF-8 are a problem where it is read strictly;
/// otherwise U+FFFD stands for them.
pub fn parse_query(text: &[u8], options: &DecodeOptions) -> Result<Vec<(String, String)>, DecodeError> {
    let pairs = form::parse(text, Charset::Utf8, MessagePart::Query, options)?;
    Ok(pairs.into_iter().map(|(name, text)| (name.into_owned(), text.into_owned())).collect())
}

/// A structure of which only its values know the table.
pub static RECORD: Node = Node::record(|| &crate::table::Shape::EMPTY);
