//! Bodies: which part of a message's value they contain, and how they are encoded and decoded.

use ::http::header::{CONTENT_TYPE, HeaderMap};

use super::envelope;
use crate::error::{DecodeError, EncodeError, MessagePart, Problem};
use crate::format::{Charset, DecodeOptions, EncodeOptions, Format, decode, encode, write_charset};
use crate::table::{Constant, Endpoint, Envelope, Field, Media, Message, Node, ParameterLocation};
use crate::value::{Record, Slot, Value};
use crate::walk::escape;

/// Returns the part of a message's value that is encoded in the body, and its node: for a structure with a
/// field that is the whole body this field, and otherwise the value itself.
pub fn in_body<'v>(value: Value<'v>, node: &'static Node) -> (Value<'v>, &'static Node) {
    let payload = value.record().and_then(|record| {
        let (index, field) = record.shape().fields_in(ParameterLocation::Payload).next()?;
        Some((record.get(index), field.node()))
    });
    payload.unwrap_or((value, node))
}

/// Returns the node of the part of a message's value that is encoded in the body.
pub(super) fn node_in_body(node: &'static Node) -> &'static Node {
    let payload = node.kind().shape().and_then(|shape| shape.fields_in(ParameterLocation::Payload).next());
    payload.map_or(node, |(_, field)| field.node())
}

/// Returns whether a message has a body. `Content-Length: 0` does not tell no content from content without bytes (RFC 9110
/// section 8.6), but what has content says of which type it is (section 8.3): only in the format of bytes, where none is
/// a value, an empty body with a `Content-Type` is one.
pub(super) fn has_body(format: Format, headers: &HeaderMap, body: &[u8]) -> bool {
    !body.is_empty() || format == Format::Bytes && headers.contains_key(CONTENT_TYPE)
}

/// Decodes a body into the value of a message, or into the field that is the whole body.
pub(super) fn read_value(
    (format, envelope): (Format, Option<&'static Envelope>),
    body: &[u8],
    node: &Node,
    slot: Slot<'_>,
    options: &DecodeOptions,
) -> Vec<Problem> {
    let options = &DecodeOptions { layers: envelope.map_or(0, Envelope::layers), ..*options };
    let read = |node, slot| {
        let node = envelope.map_or(node, Envelope::node);
        envelope::open(envelope, slot, &mut |slot| problems_of(decode(format, body, node, slot, options)))
    };
    // A structure that may be absent is present, because there is a body.
    let slot = if node.kind().is_record() { slot.filled() } else { slot };
    let record = match slot {
        Slot::Record(record) => record,
        Slot::Scalar(_)
        | Slot::List(_)
        | Slot::Map(_)
        | Slot::Union(_)
        | Slot::Json(_)
        | Slot::Optional(_)
        | Slot::Unavailable => return read(node, slot),
    };
    let Some((position, field)) = record.shape().fields_in(ParameterLocation::Payload).next() else {
        return read(node, Slot::Record(record));
    };
    let mut problems = read(field.node(), record.slot(position));
    // In an envelope, the steps to the body are those on the wire.
    for problem in problems.iter_mut().filter(|_| options.layers == 0) {
        problem.pointer = format!("/{}{}", escape(field.name()), problem.pointer);
    }
    problems
}

/// Encodes the body of a request: the additional members, and those of the structure. Returns `None` if the body is a single field that is absent.
///
/// # Errors
///
/// Returns an error if a value cannot be encoded in the format.
pub fn write_body(
    endpoint: &'static Endpoint,
    format: Format,
    record: &dyn Record,
    added: &[Constant<'_>],
) -> Result<Option<Vec<u8>>, EncodeError> {
    let (value, node) = in_body(Value::Record(record), endpoint.request());
    if value.is_absent() {
        return match record.shape().fields_in(ParameterLocation::Payload).next() {
            Some((_, field)) if field.is_required() => {
                let what = "a required value is missing".to_owned();
                Err(EncodeError {
                    part: MessagePart::Body(format),
                    pointer: format!("/{}", escape(field.name())),
                    what,
                })
            }
            _ => Ok(None),
        };
    }
    if endpoint.has_optional_body() && added.is_empty() && is_empty(value) {
        return Ok(None);
    }
    let message = Message::request(endpoint.name());
    let options =
        EncodeOptions { extra: added, message: Some(message), ..written_as(endpoint.accepts(), format) };
    encode_value((format, endpoint.envelope(format)), value, node, &options).map(Some)
}

/// Returns whether no member of a body has a value.
fn is_empty(value: Value<'_>) -> bool {
    value.record().is_some_and(|record| {
        let mut members = record.shape().fields_in(ParameterLocation::Body);
        !members.any(|(index, field)| field.constant().is_none() && has_value(field, record.get(index)))
    })
}

/// Returns whether a field has a value. No further members are none.
fn has_value(field: &Field, value: Value<'_>) -> bool {
    match value {
        Value::Absent => false,
        Value::Map(map) => !(field.is_additional() && map.is_empty()),
        Value::Null
        | Value::Scalar(_)
        | Value::Record(_)
        | Value::List(_)
        | Value::Union(_)
        | Value::Json(_) => true,
    }
}

/// Returns the options for encoding a body in the first media type of a format.
pub(super) fn written_as(media: &[Media], format: Format) -> EncodeOptions<'static> {
    let media = media.iter().find(|media| media.format() == format);
    let charset = media.and_then(|media| Charset::of_media_type(media.media_type()).ok().flatten());
    EncodeOptions { charset: charset.unwrap_or_default(), ..EncodeOptions::BODY }
}

/// Encodes the value of a message in its envelope, in UTF-8.
pub(super) fn encode_value(
    (format, envelope): (Format, Option<&'static Envelope>),
    value: Value<'_>,
    node: &'static Node,
    options: &EncodeOptions<'_>,
) -> Result<Vec<u8>, EncodeError> {
    let layers = envelope.map_or(0, Envelope::layers);
    let steps: Vec<&str> = envelope.into_iter().flat_map(Envelope::steps).collect();
    let added = options.extra.iter().map(|member| {
        if member.is_of_message() {
            return Ok(member.within(&steps));
        }
        let inside = |envelope: &'static Envelope| envelope.inside(member.parents());
        match envelope.map_or(Some(member.parents()), inside) {
            Some(parents) => Ok(member.within(parents)),
            None => Err(EncodeError {
                part: MessagePart::Body(format),
                pointer: String::new(),
                what: format!("the credential {:?} is not within the root element", member.name()),
            }),
        }
    });
    let added: Vec<Constant<'_>> = added.collect::<Result<_, _>>()?;
    let options = EncodeOptions { extra: &added, layers, ..*options };
    let node = envelope.map_or(node, Envelope::node);
    envelope::wrap(envelope, value, &mut |value| encode(format, value, node, &options))
}

/// Converts a body from UTF-8 to the charset of its media type.
pub(super) fn in_charset(media: Media, body: Vec<u8>) -> Result<Vec<u8>, EncodeError> {
    let format = media.format();
    let written = match Charset::of_media_type(media.media_type()) {
        Ok(charset) => write_charset(charset.unwrap_or_default(), format, body),
        Err(name) => Err(format!("the charset {name:?} is not supported; only {}", Charset::SUPPORTED)),
    };
    let part = MessagePart::Body(format);
    written.map_err(|what| EncodeError { part, pointer: String::new(), what })
}

/// Decodes the body of a request into its structure.
///
/// # Errors
///
/// Returns all problems of the body.
pub fn read_body(
    endpoint: &'static Endpoint,
    format: Format,
    body: &[u8],
    record: &mut dyn Record,
    options: &DecodeOptions,
) -> Result<(), DecodeError> {
    let options = &DecodeOptions { message: Some(Message::request(endpoint.name())), ..*options };
    let form = (format, endpoint.envelope(format));
    let problems = read_value(form, body, endpoint.request(), Slot::Record(record), options);
    if problems.is_empty() { Ok(()) } else { Err(DecodeError { part: MessagePart::Body(format), problems }) }
}

/// Returns the problems of a result.
pub(super) fn problems_of(read: Result<(), DecodeError>) -> Vec<Problem> {
    read.err().map(|error| error.problems).unwrap_or_default()
}

/// Returns whether one of the problems concerns the whole body, or everything that follows it.
pub(super) fn is_whole(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.hides(""))
}

#[cfg(test)]
mod tests {
    use ::http::Response;

    use super::super::fixtures::{ENDPOINT, reply};
    use super::super::{read_response, write_response};
    use super::*;
    use crate::http::DynOutcome;
    use crate::table::{Field, Shape};

    static NUMBER: Node = Node::INTEGER;

    /// Creates an endpoint with one reply, which has a header field and a body of this node.
    fn replying(body: Node, media: &'static [Media]) -> &'static Endpoint {
        let fields = vec![
            Field::new(",\"X-Total\":", "total", Node::INTEGER).with_location(ParameterLocation::Header),
            Field::required(",\"body\":", "body", body).with_location(ParameterLocation::Payload),
        ];
        let shape: &'static Shape = Box::leak(Box::new(Shape::new("Page", Vec::leak(fields))));
        let late = Box::leak(Box::new(std::sync::OnceLock::from(shape)));
        let page = reply("Page", 200, 200, media).with_body(Node::late_record(late));
        Box::leak(Box::new(ENDPOINT.with_replies(Vec::leak(vec![page]))))
    }

    #[test]
    fn reads_and_writes_header_fields_beside_one_body_value() {
        for (node, media, body, values) in [
            (Node::list(&NUMBER), &[Media::JSON], "[3,4]", r#"{"X-Total":9,"body":[3,4]}"#),
            (Node::map(&NUMBER), &[Media::JSON], r#"{"a":1}"#, r#"{"X-Total":9,"body":{"a":1}}"#),
            (Node::STRING, &[Media::JSON], r#""a""#, r#"{"X-Total":9,"body":"a"}"#),
            (Node::STRING, &[Media::TEXT], "a", r#"{"X-Total":9,"body":"a"}"#),
        ] {
            let endpoint = replying(node, media);
            let response = Response::builder().header("X-Total", "9").body(body.as_bytes().to_vec()).unwrap();
            let mut outcome = DynOutcome::new(endpoint);
            assert_eq!(read_response(endpoint, &response, &mut outcome).unwrap().index, 0, "{body}");
            let node = outcome.reply().unwrap().body().unwrap();
            let plain = encode(Format::Json, outcome.value(), node, &EncodeOptions::VALUES).unwrap();
            assert_eq!(String::from_utf8(plain).unwrap(), values);
            let written = write_response(endpoint, 0, outcome.value(), None, None).unwrap();
            assert_eq!(
                (written.body(), &written.headers()["x-total"]),
                (response.body(), &"9".parse().unwrap())
            );
        }
    }

    #[test]
    fn refuses_a_required_body_that_is_absent() {
        static ITEM: Node = Node::STRING;
        static LIST: Shape = Shape::new(
            "List",
            &[Field::required(",\"body\":", "body", Node::list(&ITEM).nullable())
                .with_location(ParameterLocation::Payload)],
        );
        static LISTING: Endpoint = Endpoint::new("list", "POST", &[], Node::record(|| &LIST));
        let record = crate::dynamic::DynRecord::new(&LIST);
        let error = write_body(&LISTING, Format::Json, &record, &[]).unwrap_err();
        assert_eq!((error.pointer.as_str(), error.what.as_str()), ("/body", "a required value is missing"));
    }
}
