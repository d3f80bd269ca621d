//! Formats: encoding values into bodies and decoding bodies into values.
//!
//! To add a format, add a module here with a sink, a source and a comparison, and a variant of [`Format`].
//! The compiler then reports the places in this file that must handle it.

mod charset;
mod default;
mod form;
mod json;
mod losses;
mod multipart;
mod query;
mod raw;
#[cfg(test)]
mod tests;
mod text;
#[cfg(feature = "serde")]
mod tree;
mod xml;

pub(crate) use charset::write as write_charset;
pub(crate) use default::{default_json, default_of, value_or_default};
pub(crate) use form::member_in_query;
pub use losses::{Loss, LossKind, losses};
pub use query::{parse_query, read_query, write_query};
pub(crate) use query::{read_members, write_members, write_parameters};
pub(crate) use text::{TextSink, TextSource, within_template};
#[cfg(feature = "serde")]
pub use tree::{Secrets, tree};
pub use xml::{XML_PREFIX, is_xml_name};

pub(crate) use multipart::content_type;
pub use multipart::{is_part_name, is_part_type};

use crate::error::{DecodeError, EncodeError, MessagePart, Problem};
use crate::table::{FormObjects, Node};
use crate::value::{Slot, Value};
use crate::walk::source::{At, Stop};
use crate::walk::{self, Reader, Step, trimmed};

pub use crate::table::{Charset, Format};
pub use crate::walk::{DecodeOptions, EncodeOptions, FieldFilter, Granted, Limits, Probed};

/// Encodes a value as a body, in UTF-8. What the charset of the options does not have and the format cannot escape
/// is refused.
///
/// # Errors
///
/// Returns an error if the format cannot represent a value. Members are never omitted silently.
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
            let mut sink = xml::XmlSink::new(options.canonical).in_charset(options.charset);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_bytes())
        }
        Format::Form => {
            let mut sink = form::PairsSink::body(options.canonical).in_charset(options.charset);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_output().into_text().into_bytes())
        }
        Format::Multipart => {
            let mut sink = form::PairsSink::new(multipart::Parts::new(), options.canonical);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_output().into_bytes())
        }
        Format::Text => {
            if node.kind_in(format).item().is_some() {
                let what = "only a single value can be written as text".to_owned();
                return Err(EncodeError { part: MessagePart::Body(format), pointer: String::new(), what });
            }
            let mut sink = TextSink::new(options.canonical).in_charset(options.charset);
            walk::encode(&mut sink, value, node, options)?;
            Ok(sink.into_texts().0.concat().into_bytes())
        }
        Format::Bytes => raw::encode(value, node),
    }
}

/// Decodes a body into a slot.
///
/// A byte order mark is skipped and determines the charset. Without one, the charset is that of the
/// options, or else that of an XML declaration, or else UTF-8 (RFC 7303 section 3). Lines and columns refer
/// to the text in UTF-8.
///
/// # Errors
///
/// Returns all problems of the body. The slot contains the values that could be decoded.
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
    if format == Format::Bytes {
        return raw::decode(body, node, slot);
    }
    if format == Format::Multipart {
        let parsed = multipart::parse(body, options)?;
        return read(part, body, options, |reader| walk::decode(&mut parts(&parsed), reader, &at, slot));
    }
    let encoded = charset::detect(format, body, options).map_err(|fault| unreadable(part, fault))?;
    if format == Format::Form {
        let pairs = form::parse(encoded.bytes, encoded.charset, part, options)?;
        return read(part, &[], options, |reader| {
            walk::decode(&mut form::PairsSource::new(&pairs), reader, &at, slot)
        });
    }
    let text = encoded.text().map_err(|fault| unreadable(part, fault))?;
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
        // Forms are not decoded to text as a whole, but in their parts, and bytes are not decoded.
        Format::Form | Format::Multipart | Format::Bytes => Ok(()),
        Format::Text => {
            let text = if options.strict { text } else { trimmed(text, node) };
            walk::decode(&mut TextSource::body(text), reader, &at, slot)
        }
    })
}

/// Creates a source for the parts of a multipart body.
fn parts<'p>(parsed: &'p multipart::Parsed<'p>) -> form::PairsSource<'p, multipart::Parts> {
    form::PairsSource::of_parts(&parsed.pairs, &parsed.parts)
}

/// Decodes a part of a message.
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

/// Creates the error for bytes that are not valid text.
#[cold]
fn unreadable(part: MessagePart, fault: charset::NotText) -> DecodeError {
    DecodeError { part, problems: vec![not_text(fault)] }
}

/// Creates the problem for bytes that are not valid text.
#[cold]
fn not_text(fault: charset::NotText) -> Problem {
    Problem { position: fault.position, ..Problem::whole(fault.what) }
}

/// What stands at a path, and its node if it is declared.
type Found = (Probed, Option<&'static Node>);

/// Returns the value at a path of wire names and numbers of items, without decoding the whole body, and its node if
/// it is declared. Undeclared members are found by their names in the body.
///
/// Only the limits, the charset, the layers and the message of the options are used. Decoding is tolerant, as for a response.
pub(crate) fn probe(
    format: Format,
    body: &[u8],
    node: Option<&'static Node>,
    path: &[Step<'_>],
    options: &DecodeOptions,
) -> Found {
    const NOTHING: Found = (Probed::Nothing, None);
    let DecodeOptions { limits, charset, boundary, layers, message, .. } = *options;
    let options = DecodeOptions {
        limits,
        charset,
        boundary,
        layers,
        message,
        filter: FieldFilter::All,
        ..DecodeOptions::RESPONSE
    };
    if body.len() > limits.bytes || format == Format::Bytes {
        return NOTHING;
    }
    if format == Format::Multipart {
        let Ok(parsed) = multipart::parse(body, &options) else { return NOTHING };
        let mut reader = Reader::new(MessagePart::Body(format), &options);
        return in_pairs(|objects| {
            walk::probe(&mut parts(&parsed).for_probe(objects), &mut reader, node, path)
        });
    }
    let Ok(encoded) = charset::detect(format, body, &options) else { return NOTHING };
    let mut reader = Reader::new(MessagePart::Body(format), &options);
    match format {
        Format::Json => {
            // A value before the invalid bytes can still be found.
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
            in_pairs(|objects| {
                let mut source = form::PairsSource::new(&pairs).for_probe(objects);
                walk::probe(&mut source, &mut reader, node, path)
            })
        }
        Format::Text => match encoded.text() {
            Ok(text) => walk::probe(&mut TextSource::body(&text), &mut reader, node, path),
            Err(_) => NOTHING,
        },
        Format::Multipart | Format::Bytes => NOTHING,
    }
}

/// Returns what stands at a path, whose names can be joined by brackets or by dots.
fn in_pairs(mut find: impl FnMut(FormObjects) -> Found) -> Found {
    match find(FormObjects::Brackets) {
        (Probed::Nothing, _) => find(FormObjects::Dots),
        found => found,
    }
}

/// Returns the first difference of two bodies, or `None` if they are equivalent.
///
/// JSON is compared by value, XML by its infoset (ignoring the order of attributes, prefixes, comments and
/// white space between elements), forms by pairs, multipart bodies by parts, and text exactly. A body that cannot be decoded is
/// different from any other. Both bodies must be UTF-8, regardless of the charset that they declare.
pub fn difference(format: Format, expected: &[u8], found: &[u8]) -> Option<String> {
    let options = &DecodeOptions { charset: Some(Charset::Utf8), ..DecodeOptions::RESPONSE };
    if format == Format::Bytes {
        return raw::difference(expected, found);
    }
    if format == Format::Multipart {
        return multipart::difference(expected, found);
    }
    if format == Format::Form {
        let [expected, found] = [expected, found]
            .map(|body| charset::detect(format, body, options).map_or(body, |form| form.bytes));
        return form::difference(expected, found);
    }
    let text = |which: &str, body| {
        charset::detect(format, body, options)
            .and_then(charset::Encoded::text)
            .map_err(|fault| format!("the {which} {format} body cannot be read: {}", not_text(fault)))
    };
    let (expected, found) = match (text("expected", expected), text("found", found)) {
        (Ok(expected), Ok(found)) => (expected, found),
        (Err(what), _) | (_, Err(what)) => return Some(what),
    };
    match format {
        Format::Json => json::difference(&expected, &found),
        Format::Xml => xml::difference(&expected, &found),
        Format::Form | Format::Multipart | Format::Bytes => None,
        Format::Text => text::difference(expected.as_bytes(), found.as_bytes()),
    }
}

/// The node of a structure whose table is obtained from its value.
pub static RECORD: Node = Node::record(|| &crate::table::Shape::EMPTY);
