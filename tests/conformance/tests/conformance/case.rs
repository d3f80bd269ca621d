//! Cases as they are written in `cases/`: a message, its value, and its bytes in each format.

use groupwright::{BodyPlace, Credentials, Format};
use groupwright_codegen::syntax::{Node, json};

use crate::rows::tree;

/// A case.
pub(crate) struct Case {
    /// Its file, its position, and its title.
    pub(crate) place: String,
    /// The topic and the endpoint, with a dot.
    pub(crate) endpoint: String,
    pub(crate) side: CaseSide,
    pub(crate) value: Option<CaseValue>,
    /// The value with the defaults of what is absent.
    pub(crate) filled: Option<CaseValue>,
    /// The bytes of the body in each format; nothing stands for a message without a body.
    pub(crate) wire: Vec<(Option<Format>, Vec<u8>)>,
    /// Whether `wire` is given.
    pub(crate) has_wire: bool,
    pub(crate) headers: Vec<(String, String)>,
    /// Of a request: the format in which it wants the reply.
    pub(crate) reply_format: Option<Format>,
    /// Of a request: where the members of its body are written.
    pub(crate) body_place: Option<BodyPlace>,
    /// The one direction in which it is run, where it is not both.
    pub(crate) only: Option<Direction>,
    pub(crate) expected: Expected,
    /// Of a reply that cannot be read whole: what could be read, as JSON.
    pub(crate) partial: Option<String>,
}

/// What the message is.
pub(crate) enum CaseSide {
    /// A request: its line, the variables of the server, and the credentials that it carries.
    Request { line: Option<String>, server: Vec<(String, String)>, credentials: Option<Credentials> },
    /// A reply: its status, its name, the vendor's own words, and the problems of what need not be there.
    Reply { status: Option<u16>, name: Option<String>, message: Option<String>, problems: Vec<String> },
}

/// A value in plain JSON.
pub(crate) struct CaseValue {
    pub(crate) json: String,
    /// Whether a value that is read must have exactly this text.
    pub(crate) exact: bool,
}

/// Whether a message is written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Write,
    Read,
}

/// What comes of it.
pub(crate) enum Expected {
    /// The other side: bytes for a value, a value for bytes.
    Message,
    /// An error that contains all of these texts.
    Refused(Vec<String>),
    /// These violations of rules: where, and which.
    Invalid(Vec<String>),
}

const KEYS: [&str; 21] = [
    "title",
    "request",
    "reply",
    "value",
    "exact",
    "filled",
    "wire",
    "line",
    "headers",
    "reply_format",
    "place",
    "server",
    "credentials",
    "status",
    "name",
    "problems",
    "message",
    "only",
    "refused",
    "partial",
    "invalid",
];

/// The cases of a topic.
pub(crate) fn cases(topic: &str) -> Vec<Case> {
    let path = format!("cases/{topic}.yaml");
    let tree = tree(&path);
    assert!(!tree.items().is_empty(), "{path} is a list of cases");
    tree.items().iter().enumerate().map(|(index, node)| case(topic, &path, index, node)).collect()
}

fn case(topic: &str, path: &str, index: usize, node: &Node) -> Case {
    let title = node.get("title").and_then(Node::text).unwrap_or_default();
    let place = format!("{path}, case {} {title:?}", index + 1);
    for entry in node.entries() {
        let beside = node.entries().iter().filter(|other| other.key == entry.key).count();
        assert!(KEYS.contains(&entry.key.as_str()) && beside == 1, "{place}: the key {:?}", entry.key);
    }
    let key = |key: &str| node.get(key);
    let text = |name: &str| key(name).and_then(Node::scalar);
    let side = match (text("request"), text("reply")) {
        (Some(_), None) => {
            no_others(&place, node, &["status", "name", "problems", "message"]);
            let server = key("server").map(Node::entries).unwrap_or_default().iter();
            let server = server.map(|entry| (entry.key.clone(), entry.value.scalar().unwrap_or_default()));
            let credentials = key("credentials").map(credentials);
            CaseSide::Request { line: text("line"), server: server.collect(), credentials }
        }
        (None, Some(_)) => {
            no_others(&place, node, &["line", "server", "credentials", "filled", "reply_format", "place"]);
            let status = text("status").map(|status| status.parse().expect("a status is a number"));
            CaseSide::Reply {
                status,
                name: text("name"),
                message: text("message"),
                problems: texts(key("problems")),
            }
        }
        _ => panic!("{place}: exactly one of `request` and `reply`"),
    };
    let endpoint = text("request").or_else(|| text("reply")).unwrap_or_default();
    let value = match (key("value"), text("exact")) {
        (Some(value), None) => Some(CaseValue { json: json(value), exact: false }),
        (None, Some(json)) => Some(CaseValue { json, exact: true }),
        (None, None) => None,
        (Some(_), Some(_)) => panic!("{place}: at most one of `value` and `exact`"),
    };
    let filled = key("filled").map(|value| CaseValue { json: json(value), exact: false });
    let headers = key("headers").map(Node::entries).unwrap_or_default().iter();
    let headers = headers.map(|entry| (entry.key.clone(), entry.value.scalar().unwrap_or_default()));
    let reply_format = text("reply_format")
        .map(|name| Format::from_name(&name).unwrap_or_else(|| panic!("{place}: no format {name:?}")));
    let body_place = text("place").map(|name| {
        BodyPlace::from_name(&name).unwrap_or_else(|| panic!("{place}: no place {name:?} of a body"))
    });
    let expected = match (key("refused"), key("invalid")) {
        (None, None) => Expected::Message,
        (Some(_), None) => Expected::Refused(texts(key("refused"))),
        (None, Some(_)) => Expected::Invalid(texts(key("invalid"))),
        (Some(_), Some(_)) => panic!("{place}: at most one of `refused` and `invalid`"),
    };
    let only = text("only").map(|only| match only.as_str() {
        "write" => Direction::Write,
        "read" => Direction::Read,
        other => panic!("{place}: `only` is `write` or `read`, not {other:?}"),
    });
    let wire: Vec<_> = key("wire")
        .map(Node::entries)
        .unwrap_or_default()
        .iter()
        .map(|entry| {
            let format = Format::from_name(&entry.key);
            (
                Some(format.unwrap_or_else(|| panic!("{place}: no format {:?}", entry.key))),
                bytes(&place, &entry.value),
            )
        })
        .collect();
    let has_wire = !wire.is_empty();
    let wire = if has_wire { wire } else { vec![(None, Vec::new())] };
    let endpoint = format!("{topic}.{endpoint}");
    let (headers, partial) = (headers.collect(), text("partial"));
    Case {
        place,
        endpoint,
        side,
        value,
        filled,
        wire,
        has_wire,
        headers,
        reply_format,
        body_place,
        only,
        expected,
        partial,
    }
}

fn no_others(place: &str, node: &Node, keys: &[&str]) {
    let other = keys.iter().find(|key| node.get(key).is_some());
    assert!(other.is_none(), "{place}: `{}` does not belong here", other.unwrap_or(&""));
}

/// A text, or the texts of a list.
fn texts(node: Option<&Node>) -> Vec<String> {
    let Some(node) = node else { return Vec::new() };
    node.scalar().map_or_else(|| node.items().iter().filter_map(Node::scalar).collect(), |text| vec![text])
}

/// The credentials of a scheme: `scheme: { name: secret }`.
fn credentials(node: &Node) -> Credentials {
    let scheme = node.entries().first().expect("credentials name their scheme");
    let secrets = scheme.value.entries().iter();
    secrets.fold(Credentials::new(scheme.key.clone()), |held, secret| {
        held.with(secret.key.clone(), secret.value.scalar().unwrap_or_default())
    })
}

/// The bytes of a body: a text, or `{ hex: … }` with spaces wherever they help.
fn bytes(place: &str, node: &Node) -> Vec<u8> {
    if let Some(text) = node.text() {
        return text.as_bytes().to_vec();
    }
    let hex = node.get("hex").and_then(Node::scalar);
    let hex = hex.unwrap_or_else(|| panic!("{place}: bytes are a text, or `{{ hex: \"…\" }}`"));
    let digits: Vec<u8> = hex.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let pairs = digits.chunks(2).map(|pair| {
        let pair = str::from_utf8(pair).unwrap();
        u8::from_str_radix(pair, 16).unwrap_or_else(|_| panic!("{place}: no hexadecimal byte {pair:?}"))
    });
    pairs.collect()
}
