//! The vendor's own words about a reply, which are a text in its body or a header field.

use ::http::Response;

use super::body::{in_body, node_in_body};
use super::condition::steps;
use super::envelope::steps_inside;
use super::guard::Unguarded;
use super::select_reply::{body_format, content_type, reading};
use crate::format::{DecodeOptions, EncodeOptions, Format, Probed, RECORD, encode, probe};
use crate::table::{Envelope, Field, MessagePath, Node, ParameterLocation, Reply, Shape};
use crate::value::Value;
use crate::walk::Step;

/// Returns the vendor's own words in a response that is this reply, if the reply says where they are and the
/// response has them there. They are not shortened, and never a secret.
pub fn vendor_message(reply: &'static Reply, response: &Response<Vec<u8>>) -> Option<String> {
    let message = reply.message()?;
    if let Some(name) = message.header() {
        return in_header(reply, name, response);
    }
    let path = steps(message.path(), message.items());
    let (content_type, body) = (content_type(response.headers()), response.body().as_slice());
    let read = Unguarded::of(reply, body, |body| body_format(reply.media(), content_type, body));
    let format = read.format?;
    let options = reading(content_type, &read.text).ok()?;
    let node = reply.body().map(node_in_body);
    if node.is_some_and(|node| is_secret(node, &path)) {
        return None;
    }
    let envelope = reply.envelope(format);
    let path: Vec<Step<'_>> = steps_inside(envelope).chain(path).collect();
    let options = DecodeOptions { layers: envelope.map_or(0, Envelope::layers), ..options };
    text(probe(format, &read.text, envelope.map(Envelope::node).or(node), &path, &options).0)
}

/// Returns the vendor's own words in the value of a reply.
pub fn vendor_message_in(value: Value<'_>, message: MessagePath) -> Option<String> {
    if let Some(name) = message.header() {
        let record = value.record()?;
        let (index, field) = header_field(record.shape(), name)?;
        return find(record.get(index), &[]).filter(|_| !field.node().holds_secret());
    }
    let (value, _) = in_body(value, &RECORD);
    find(value, &steps(message.path(), message.items()))
}

/// Returns the text of a header field that is no secret.
fn in_header(reply: &'static Reply, name: &str, response: &Response<Vec<u8>>) -> Option<String> {
    let field = reply.body().and_then(|body| header_field(body.kind().shape()?, name));
    if field.is_some_and(|(_, field)| field.node().holds_secret()) {
        return None;
    }
    let text = std::str::from_utf8(response.headers().get(name)?.as_bytes()).ok()?;
    shown(text.to_owned())
}

fn header_field(shape: &'static Shape, name: &str) -> Option<(usize, &'static Field)> {
    let mut fields = shape.fields_in(ParameterLocation::Header);
    fields.find(|(_, field)| field.names().any(|own| own.eq_ignore_ascii_case(name)))
}

/// Returns whether the value at a path, or a value around it, is secret.
fn is_secret(node: &'static Node, path: &[Step<'_>]) -> bool {
    let mut node = node;
    for step in path {
        if node.is_secret() {
            return true;
        }
        let kind = node.kind();
        let inner = match step {
            Step::Index(_) => kind.item(),
            Step::Member(name) | Step::Given(name) => kind.entry().or_else(|| {
                kind.members()?.fields().iter().find(|field| field.name() == *name).map(Field::node)
            }),
        };
        match inner {
            Some(inner) => node = inner,
            None => return false,
        }
    }
    node.holds_secret()
}

fn find(value: Value<'_>, path: &[Step<'_>]) -> Option<String> {
    match value {
        Value::Absent | Value::Null => None,
        Value::Scalar(scalar) => {
            scalar.string().filter(|_| path.is_empty()).map(str::to_owned).and_then(shown)
        }
        Value::List(list) => match path.split_first() {
            Some((Step::Index(index), rest)) => find(list.get(*index), rest),
            Some((Step::Member(_) | Step::Given(_), _)) | None => None,
        },
        Value::Map(map) => match path.split_first() {
            Some((Step::Member(name) | Step::Given(name), rest)) => {
                let mut entries = map.entries();
                entries.find(|(key, _)| key == name).and_then(|(_, value)| find(value, rest))
            }
            Some((Step::Index(_), _)) | None => None,
        },
        Value::Record(record)
            if is_secret_in(
                record.shape().fields().iter().map(|field| (field.name(), field.node())),
                path,
            ) =>
        {
            None
        }
        Value::Record(_) => {
            within(encode(Format::Json, value, &RECORD, &EncodeOptions::VALUES).ok()?.as_slice(), path)
        }
        Value::Json(json) => within(json.to_string().as_bytes(), path),
        Value::Union(variant) => find(variant.get(), path),
    }
}

/// Returns whether the member at which a path starts, or a value within it, is secret.
fn is_secret_in<'n>(members: impl Iterator<Item = (&'n str, &'static Node)>, path: &[Step<'_>]) -> bool {
    let Some((Step::Member(name) | Step::Given(name), rest)) = path.split_first() else { return false };
    let mut members = members;
    members.find(|(member, _)| member == name).is_some_and(|(_, node)| is_secret(node, rest))
}

fn within(json: &[u8], path: &[Step<'_>]) -> Option<String> {
    text(probe(Format::Json, json, None, path, &DecodeOptions::RESPONSE).0)
}

fn text(found: Probed) -> Option<String> {
    match found {
        Probed::Scalar(text, _) => shown(text),
        Probed::Nothing | Probed::Null | Probed::Structure | Probed::List => None,
    }
}

/// Returns a text unless it is blank.
fn shown(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::reply;
    use super::*;
    use crate::dynamic::DynValue;
    use crate::format::decode;
    use crate::table::{Media, Shape};

    static INNER: Shape = Shape::new(
        "Inner",
        &[
            Field::new(",\"detail\":", "detail", Node::STRING),
            Field::new(",\"token\":", "token", Node::STRING.secret()),
        ],
    );
    static TEXTS: Node = Node::STRING;
    static SHAPE: Shape = Shape::new(
        "Failure",
        &[
            Field::new(",\"error\":", "error", Node::record(|| &INNER)),
            Field::new(",\"hidden\":", "hidden", Node::record(|| &INNER).secret()),
            Field::new(",\"list\":", "list", Node::list(&TEXTS)),
            Field::new(",\"map\":", "map", Node::map(&TEXTS)),
        ],
    );
    const FAILURE: Node = Node::record(|| &SHAPE);

    fn found(message: MessagePath, body: &str) -> [Option<String>; 2] {
        static NODE: Node = FAILURE;
        let reply: &'static Reply = Box::leak(Box::new(
            reply("Failure", 400, 400, &[Media::JSON]).with_body(FAILURE).with_message(message),
        ));
        let response = Response::builder().status(400).body(body.as_bytes().to_vec()).unwrap();
        let mut value = DynValue::new(&NODE);
        let _ = decode(Format::Json, body.as_bytes(), &NODE, value.slot(), &DecodeOptions::RESPONSE);
        [vendor_message(reply, &response), vendor_message_in(value.get(), message)]
    }

    #[test]
    fn finds_the_words_in_bytes_and_in_values() {
        const LAST: MessagePath = MessagePath::new(&["list", "1"]).with_items(&[1]);

        let body = r#"{"error":{"detail":"It is taken","token":"hunter2"},"hidden":{"detail":"hunter2"},"list":["a","b"],"map":{"x":"y"}}"#;
        for (message, expected) in [
            (MessagePath::new(&["error", "detail"]), Some("It is taken")),
            (LAST, Some("b")),
            (MessagePath::new(&["map", "x"]), Some("y")),
            (MessagePath::new(&["error"]), None),
            (MessagePath::new(&["list", "1"]), None),
            (MessagePath::new(&["error", "token"]), None),
            (MessagePath::new(&["hidden", "detail"]), None),
            (MessagePath::new(&["other"]), None),
            (MessagePath::new(&[]), None),
        ] {
            assert_eq!(
                found(message, body),
                [expected.map(str::to_owned), expected.map(str::to_owned)],
                "{message:?}"
            );
        }
        for body in
            ["{\"error\":{\"detail\":null}}", "{\"error\":{\"detail\":\" \"}}", "{\"error\":[]}", "{", ""]
        {
            assert_eq!(found(MessagePath::new(&["error", "detail"]), body), [None, None], "{body}");
        }
    }

    #[test]
    fn finds_the_words_behind_a_guard_and_within_an_envelope() {
        static OUTER: Shape = Shape::new("", &[Field::required(",\"data\":", "data", FAILURE)]);
        static ENVELOPES: [Envelope; 1] = [Envelope::new(Format::Json, 1, Node::record(|| &OUTER))];
        static WRAPPED: Reply = reply("Failure", 400, 400, &[Media::JSON])
            .with_body(FAILURE)
            .with_envelopes(&ENVELOPES)
            .with_guard("while(1);")
            .with_message(MessagePath::new(&["error", "detail"]));
        let words = |body: &str| {
            let response = Response::builder().status(400).body(body.as_bytes().to_vec()).unwrap();
            vendor_message(&WRAPPED, &response)
        };
        assert_eq!(words(r#"while(1);{"data":{"error":{"detail":"taken"}}}"#).as_deref(), Some("taken"));
        assert_eq!(words(r#"{"data":{"error":{"detail":"taken"}}}"#).as_deref(), Some("taken"));
        assert_eq!(words(r#"{"error":{"detail":"taken"}}"#), None);
    }

    #[test]
    fn a_whole_text_is_the_words() {
        const WHOLE: MessagePath = MessagePath::new(&[]);
        static TEXT: Reply =
            reply("Failure", 400, 400, &[Media::TEXT]).with_body(Node::STRING).with_message(WHOLE);
        static HIDDEN: Reply =
            reply("Failure", 400, 400, &[Media::TEXT]).with_body(Node::STRING.secret()).with_message(WHOLE);
        let response = Response::builder().status(400).body(b"no such group".to_vec()).unwrap();
        assert_eq!(vendor_message(&TEXT, &response).as_deref(), Some("no such group"));
        assert_eq!(vendor_message(&HIDDEN, &response), None);
    }
}
