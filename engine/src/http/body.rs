//! Bodies: which part of a message's value they contain, and how they are encoded and decoded.

use crate::domain::JsonType;
use crate::equality::{same_json, same_text};
use crate::error::{DecodeError, EncodeError, MessagePart, Problem};
use crate::format::{
    Charset, DecodeOptions, EncodeOptions, Format, Probed, decode, encode, probe, write_charset,
};
use crate::table::{Constant, Endpoint, Media, Node, ParameterLocation};
use crate::value::{Record, Slot, Value};
use crate::walk::escape;
use crate::walk::source::Token;

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

/// Decodes a body into the value of a message, or into the field that is the whole body.
pub(super) fn read_value(
    format: Format,
    body: &[u8],
    node: &Node,
    slot: Slot<'_>,
    options: &DecodeOptions,
) -> Vec<Problem> {
    let read = |node, slot| problems_of(decode(format, body, node, slot, options));
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
    for problem in &mut problems {
        problem.pointer = format!("/{}{}", escape(field.name()), problem.pointer);
    }
    problems
}

/// Encodes the body of a request: the constant members of the endpoint, the additional members, and those
/// of the structure. Returns `None` if the body is a single field that is absent.
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
    let extra = [endpoint.body(), added].concat();
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
    encode(format, value, node, &EncodeOptions { extra: &extra, ..EncodeOptions::BODY }).map(Some)
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

/// Decodes the body of a request into its structure. With strict options, the constant members of the
/// endpoint must be present with their exact values.
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
    let mut problems = read_value(format, body, endpoint.request(), Slot::Record(record), options);
    if options.strict && !is_whole(&problems) {
        for constant in endpoint.body() {
            read_constant(endpoint, constant, format, body, options, &mut problems);
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(DecodeError { part: MessagePart::Body(format), problems }) }
}

/// Checks a constant member, and adds a problem if it is missing or different. It is not reported as an
/// unknown member.
fn read_constant(
    endpoint: &'static Endpoint,
    constant: &Constant<'_>,
    format: Format,
    body: &[u8],
    options: &DecodeOptions,
    problems: &mut Vec<Problem>,
) {
    let (pointer, expected) = (format!("/{}", escape(constant.name())), constant.value());
    let position =
        problems.iter().find(|problem| problem.pointer == pointer).and_then(|problem| problem.position);
    problems.retain(|problem| problem.pointer != pointer);
    let (found, node) = probe(format, body, Some(endpoint.request()), &[constant.name()], options);
    let domain = node.and_then(|node| node.spelling(format)).map(|scalar| scalar.domain());
    let (found, json) = match found {
        Probed::Scalar(text, json) => {
            let same = match domain {
                Some(domain) => same_text(domain, expected.text(), &text),
                None => same_json((expected.text(), expected.json()), (&text, json)),
            };
            if same {
                return;
            }
            (written(&text, json), json)
        }
        Probed::Null => ("null".to_owned(), Some(expected.json())),
        Probed::Structure => ("a structure".to_owned(), Some(expected.json())),
        Probed::Nothing => {
            let what = format!("the required member {:?} is missing", constant.name());
            return problems.push(Problem { position, pointer, what, ends_reading: false });
        }
    };
    problems.push(Problem {
        position,
        pointer,
        what: format!("expected {}, found {found}", written(expected.text(), json.map(|_| expected.json()))),
        ends_reading: false,
    });
}

/// Returns a single value for use after "found".
fn written(text: &str, json: Option<JsonType>) -> String {
    Token { json, ..Token::untyped(text.into()) }.shown(false)
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
    use ::http::{Request, Response};

    use super::super::fixtures::{API, ENDPOINT, POSTING, Sample, reply};
    use super::super::{Call, ReadRequestError, read_request, read_response, write_request, write_response};
    use super::*;
    use crate::http::DynOutcome;
    use crate::table::{Field, Shape, Text};

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

    static CONSTANT: Endpoint = POSTING.with_body(&[
        Constant::new("Action", Text::string("Create")),
        Constant::new("Version", Text::number("3")),
    ]);

    fn accept(content_type: &str, body: &str) -> Vec<String> {
        let request = Request::post("/groups/a").header("Content-Type", content_type);
        let request = request.body(body.as_bytes().to_vec()).unwrap();
        match read_request(&API, &CONSTANT, "", &request, &mut Sample::default()) {
            Ok(()) => Vec::new(),
            Err(ReadRequestError::Invalid { problems, .. }) => {
                problems.iter().map(ToString::to_string).collect()
            }
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn writes_and_reads_constant_members() {
        let record = Sample { owner: "a".to_owned(), name: Some("n".to_owned()), ..Sample::default() };
        for (format, text) in [
            (Format::Json, r#"{"Action":"Create","Version":3,"name":"n"}"#),
            (Format::Form, "Action=Create&Version=3&name=n"),
            (Format::Xml, "<Sample><Action>Create</Action><Version>3</Version><name>n</name></Sample>"),
        ] {
            let call = Call {
                api: &API,
                endpoint: &CONSTANT,
                server: "https://host",
                credentials: None,
                format: Some(format),
                reply_format: None,
            };
            let request = write_request(&call, &record).unwrap();
            assert_eq!(std::str::from_utf8(request.body()).unwrap(), text);
            let mut read = Sample::default();
            read_request(&API, &CONSTANT, "", &request, &mut read).unwrap();
            assert_eq!(read, record);
        }
    }

    #[test]
    fn reports_missing_and_wrong_constant_members() {
        let (json, form) = ("application/json", "application/x-www-form-urlencoded");
        let missing = ["/Action: the required member \"Action\" is missing"];
        assert_eq!(accept(form, "Version=3&name=n"), missing);
        assert_eq!(
            accept(json, r#"{"Action":"Delete","Version":null,"nom":1}"#),
            [
                "line 1, column 41: /nom: unknown member \"nom\"",
                "line 1, column 11: /Action: expected the string \"Create\", found the string \"Delete\"",
                "line 1, column 30: /Version: expected the number 3, found null",
            ]
        );
        assert_eq!(accept(json, r#"{"Action":{},"Version":3}"#).len(), 1);
        assert_eq!(accept(json, "").len(), 1);
        assert_eq!(accept(json, r#"{"Action""#).len(), 1);
    }

    #[test]
    fn accepts_3_0_for_the_constant_3() {
        let (json, form) = ("application/json", "application/x-www-form-urlencoded");
        for (content_type, body) in [
            (json, r#"{"Action":"Create","Version":3.0}"#),
            (json, r#"{"Action":"Create","Version":30e-1}"#),
            (form, "Action=Create&Version=3.0"),
            ("application/xml", "<Sample><Action>Create</Action><Version>3.0</Version></Sample>"),
        ] {
            assert_eq!(accept(content_type, body), [""; 0], "{body}");
        }
        for body in [r#"{"Action":"Create","Version":"3"}"#, r#"{"Action":"Create","Version":3.1}"#] {
            assert_eq!(accept(json, body).len(), 1, "{body}");
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

    #[test]
    fn tolerant_reader_ignores_constants() {
        let read = |options| read_body(&CONSTANT, Format::Json, b"{}", &mut Sample::default(), &options);
        assert!(read(DecodeOptions::RESPONSE).is_ok());
        assert_eq!(read(DecodeOptions::REQUEST).unwrap_err().problems.len(), 2);
    }
}
