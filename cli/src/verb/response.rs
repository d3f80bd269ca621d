//! `response`: what a response says, as a spec documents it.

use std::borrow::Cow;
use std::io::IsTerminal;
use std::path::Path;

use groupwright::client::{TransportError, TransportErrorKind};
use groupwright_engine::defaults::fill_value_in;
use groupwright_engine::format::Format;
use groupwright_engine::http::types::Response as Message;
use groupwright_engine::http::{
    DynOutcome, ResponseFault, content_codings, read_partially, read_response, vendor_message,
};
use groupwright_engine::table::{Endpoint, Message as Origin, NodeKind, Reply};
use serde::Serialize;
use serde_json::Value;
use serde_json::json;
use serde_json::value::RawValue;

use super::{plain, print_json, problems, violations};
use crate::arguments::Response;
use crate::exit::{Exit, Failure};
use crate::{input, message, spec};

/// A documented reply.
#[derive(Serialize)]
struct Documented<'r> {
    outcome: &'static str,
    reply: &'r str,
    meaning: &'r str,
    /// The vendor's own words.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    status: u16,
    #[serde(rename = "type")]
    kind: Option<String>,
    value: Option<Box<RawValue>>,
    /// What could not be read and need not be there.
    #[serde(skip_serializing_if = "Option::is_none")]
    problems: Option<Value>,
}

/// A documented reply that cannot be read whole.
#[derive(Serialize)]
struct Undecodable<'r> {
    outcome: &'static str,
    reply: Option<&'r str>,
    meaning: Option<&'r str>,
    status: u16,
    /// The format in which the body was read.
    format: Option<&'r str>,
    /// What could be read.
    value: Option<Box<RawValue>>,
    problems: Value,
    body: Cow<'r, str>,
}

pub(crate) fn run(arguments: &Response) -> Result<Exit, Failure> {
    let Some(spec) = spec::endpoint(&arguments.spec)? else { return Ok(Exit::Findings) };
    let given = given(arguments)?;
    check_coding(&given)?;
    show(spec.endpoint, &given, arguments.defaults)
}

/// Refuses a body with a content coding, with the words of the clients. One that a client has undone, which keeps the header field,
/// is read.
fn check_coding(response: &Message<Vec<u8>>) -> Result<(), Failure> {
    let Some(codings) = content_codings(response.headers()) else { return Ok(()) };
    let body = response.body();
    // How the outermost coding begins: RFC 1952 section 2.3.1, RFC 8878 section 3.1.1. Others begin with anything.
    let is_encoded = match codings.rsplit(", ").next() {
        Some("gzip") => body.starts_with(&[0x1f, 0x8b]),
        Some("compress") => body.starts_with(&[0x1f, 0x9d]),
        Some("zstd") => body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]),
        Some(_) | None => std::str::from_utf8(body).is_err(),
    };
    if !is_encoded {
        return Ok(());
    }
    let what = format!("the body of the reply has the content encoding {codings:?}, which was not undone");
    Err(Failure(TransportError::new(TransportErrorKind::ContentEncoding).with_message(what).to_string()))
}

/// Prints what a response says, as the endpoint documents it, with the documented defaults if they are asked for.
pub(super) fn show(
    endpoint: &'static Endpoint,
    response: &Message<Vec<u8>>,
    defaults: bool,
) -> Result<Exit, Failure> {
    let status = response.status().as_u16();
    let mut outcome = DynOutcome::new(endpoint);
    match read_response(endpoint, response, &mut outcome) {
        Ok(read) => {
            let index = read.index;
            outcome.turn_to(index);
            let reply = endpoint.replies().get(index);
            let reply = reply.ok_or_else(|| Failure(format!("the tables have no reply {index}")))?;
            if defaults
                && let Some(node) = reply.body()
                && !outcome.value().is_empty()
                && let Some(value) = outcome.turn_to(index)
                && let Err(unfit) = fill_value_in(value.slot(), node, Origin::response(endpoint.name()))
            {
                print_json(&json!({
                    "outcome": "invalid",
                    "reply": reply.name(),
                    "status": status,
                    "problems": problems(&read.problems),
                    "violations": violations(&unfit.0),
                }))?;
                return Ok(Exit::Findings);
            }
            let value = reply.body().map(|node| plain(outcome.value(), node)).transpose()?;
            print_json(&Documented {
                outcome: if reply.is_error() { "error" } else { "success" },
                reply: reply.name(),
                meaning: reply.doc(),
                message: outcome.vendor_message().or_else(|| vendor_message(reply, response)),
                status,
                kind: kind(reply),
                value,
                problems: Some(problems(&read.problems)).filter(|_| !read.problems.is_empty()),
            })?;
            Ok(Exit::Success)
        }
        Err(ResponseFault::Undecodable { reply, error }) => {
            let partial = read_partially(endpoint, reply, response, None);
            let table = endpoint.replies().get(reply);
            print_json(&Undecodable {
                outcome: "undecodable",
                reply: table.map(Reply::name),
                meaning: table.map(Reply::doc),
                status,
                format: error.part.format().map(Format::name),
                value: partial.and_then(|partial| RawValue::from_string(partial).ok()),
                problems: problems(&error.problems),
                body: String::from_utf8_lossy(response.body()),
            })?;
            Ok(Exit::Findings)
        }
        Err(_) => {
            let body = String::from_utf8_lossy(response.body());
            print_json(&json!({ "outcome": "undocumented", "status": status, "body": body }))?;
            Ok(Exit::Findings)
        }
    }
}

/// The response, whole or in parts.
fn given(arguments: &Response) -> Result<Message<Vec<u8>>, Failure> {
    let given = arguments.message.as_deref();
    let Some(status) = arguments.status else {
        return message::parse_response(&input::read(Path::new(given.unwrap_or("-")))?);
    };
    if arguments.header.iter().any(|(name, _)| name.is_empty()) {
        return Err(Failure("--header: expected `Name: value`".to_owned()));
    }
    let mut response = Message::builder().status(status);
    for (name, value) in &arguments.header {
        response = response.header(name, value);
    }
    let response = response.body(body(given)?);
    response.map_err(|error| Failure(format!("this is no HTTP response: {error}")))
}

/// The body: given in place, in a file, or on standard input; that is also read where nothing is given and something
/// is there to be read.
fn body(given: Option<&str>) -> Result<Vec<u8>, Failure> {
    match given {
        Some(text) if text.trim_start().starts_with(['{', '[', '<']) => Ok(text.as_bytes().to_vec()),
        Some(path) => input::read(Path::new(path)).map_err(|Failure(what)| {
            Failure(format!(
                "{what}; a body that begins otherwise than with {{, [ or < is given on standard input, with -"
            ))
        }),
        None if std::io::stdin().is_terminal() => Ok(Vec::new()),
        None => input::standard(),
    }
}

/// The type of a reply's value, in the spec's words.
fn kind(reply: &Reply) -> Option<String> {
    fn word(kind: &NodeKind) -> String {
        match kind {
            NodeKind::Scalar(scalar) => scalar.domain().name().to_owned(),
            NodeKind::Enum(enumeration) => enumeration.name().to_owned(),
            NodeKind::Record(shape) => shape.get().name().to_owned(),
            NodeKind::List(item) => format!("list of {}", word(item.kind())),
            NodeKind::Map(item) => format!("map of {}", word(item.kind())),
            NodeKind::Union(union) => union.get().name().to_owned(),
            NodeKind::Any => "any".to_owned(),
        }
    }
    reply.body().map(|node| word(node.kind()))
}
