//! `response`: what a response says, as a spec documents it.

use std::io::IsTerminal;
use std::path::Path;

use groupwright_engine::http::types::Response as Message;
use groupwright_engine::http::{DynOutcome, ResponseFault, read_response};
use groupwright_engine::table::{NodeKind, Reply};
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;

use super::{plain, print_json, problems};
use crate::arguments::Response;
use crate::exit::{Exit, Failure};
use crate::{input, spec};

/// A documented reply.
#[derive(Serialize)]
struct Documented<'r> {
    outcome: &'static str,
    reply: &'r str,
    meaning: &'r str,
    status: u16,
    #[serde(rename = "type")]
    kind: Option<String>,
    value: Option<Box<RawValue>>,
}

pub(crate) fn run(arguments: &Response) -> Result<Exit, Failure> {
    let Some(spec) = spec::endpoint(&arguments.spec)? else { return Ok(Exit::Found) };
    let status = arguments.status;
    let mut response = Message::builder().status(status);
    for (name, value) in &arguments.header {
        response = response.header(name, value);
    }
    let response = response.body(body(arguments.body.as_deref())?);
    let response = response.map_err(|error| Failure(format!("this is no HTTP response: {error}")))?;
    let mut outcome = DynOutcome::new(spec.endpoint);
    match read_response(spec.endpoint, &response, &mut outcome) {
        Ok(index) => {
            outcome.turn_to(index);
            let reply = spec.endpoint.replies().get(index);
            let reply = reply.ok_or_else(|| Failure(format!("the tables have no reply {index}")))?;
            let value = reply.body().map(|node| plain(outcome.value(), node)).transpose()?;
            print_json(&Documented {
                outcome: if reply.is_error() { "error" } else { "success" },
                reply: reply.name(),
                meaning: reply.doc(),
                status,
                kind: kind(reply),
                value,
            })?;
            Ok(Exit::Fine)
        }
        Err(ResponseFault::Undecodable { reply, error }) => {
            let name = spec.endpoint.replies().get(reply).map(Reply::name);
            print_json(&json!({
                "outcome": "undecodable",
                "reply": name,
                "status": status,
                "format": error.format.name(),
                "problems": problems(&error.problems),
            }))?;
            Ok(Exit::Found)
        }
        Err(_) => {
            let body = String::from_utf8_lossy(response.body());
            print_json(&json!({ "outcome": "undocumented", "status": status, "body": body }))?;
            Ok(Exit::Found)
        }
    }
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
        }
    }
    reply.body().map(|node| word(node.kind()))
}
