//! The verbs, one a file.

pub(crate) mod accept;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod create;
pub(crate) mod explain;
pub(crate) mod generate;
pub(crate) mod proxy;
pub(crate) mod request;
pub(crate) mod respond;
pub(crate) mod response;
pub(crate) mod sandbox;
pub(crate) mod schema;
pub(crate) mod send;
pub(crate) mod vendors;

use std::io::{self, Write};

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::error::{DecodeError, Problem, Violation};
use groupwright_engine::format::{EncodeOptions, Format, encode};
use groupwright_engine::http::RequestError;
use groupwright_engine::shown::escaped_json;
use groupwright_engine::table::{BodyPlace, Message, Node};
use groupwright_engine::validate::{Deprecated, deprecated, validate_in};
use groupwright_engine::value as engine;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::arguments::Content;
use crate::exit::{Exit, Failure};
use crate::spec::Spec;
use crate::stderr::note;

/// Writes to standard output; a reader that has gone away is no failure.
pub(crate) fn print(bytes: &[u8]) -> Result<(), Failure> {
    let written = io::stdout().lock().write_all(bytes).and_then(|()| io::stdout().flush());
    match written {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Writes one JSON object, on several lines.
fn print_json(object: &impl Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(object);
    let text = text.map_err(|error| Failure(format!("cannot write the result as JSON: {error}")))?;
    print(format!("{}\n", escaped_json(&text)).as_bytes())
}

/// A value in plain JSON spelling; null for none.
fn plain(value: engine::Value<'_>, node: &Node) -> Result<Box<RawValue>, Failure> {
    let text = if value.is_empty() {
        b"null".to_vec()
    } else {
        let written = encode(Format::Json, value, node, &EncodeOptions::VALUES);
        written.map_err(|error| Failure(error.to_string()))?
    };
    let text = String::from_utf8_lossy(&text).into_owned();
    RawValue::from_string(text).map_err(|error| Failure(format!("the value is no JSON: {error}")))
}

fn problems(problems: &[Problem]) -> Value {
    let rows = problems.iter().map(|problem| {
        let (line, column) = problem.position.unzip();
        json!({ "pointer": problem.pointer, "line": line, "column": column, "problem": problem.what })
    });
    rows.collect()
}

fn violations(violations: &[Violation]) -> Value {
    let rows = violations.iter().map(|violation| {
        let mut row = json!({
            "pointer": violation.pointer,
            "rule": violation.rule,
            "limit": violation.limit,
            "actual": violation.actual,
        });
        // A rule of a single value concerns no other.
        if let Some(row) = row.as_object_mut().filter(|_| !violation.members.is_empty()) {
            row.insert("members".to_owned(), json!(violation.members));
        }
        row
    });
    rows.collect()
}

/// Notes on standard error which deprecated members a message has.
fn note_deprecated(values: &DynRecord) {
    for Deprecated { pointer, text } in deprecated(values) {
        note(format_args!("{pointer} is deprecated: {text}"));
    }
}

/// Reports values that no message is made of.
fn invalid(unreadable: &[Problem], broken: &[Violation]) -> Result<Exit, Failure> {
    print_json(&json!({
        "outcome": "invalid",
        "problems": problems(unreadable),
        "violations": violations(broken),
    }))?;
    Ok(Exit::Findings)
}

/// Reports a value that the message cannot carry.
fn unwritable(pointer: String, what: String) -> Result<Exit, Failure> {
    invalid(&[Problem { position: None, pointer, what, ends_reading: false }], &[])
}

/// Reports why a request cannot be written.
fn unsendable(error: RequestError) -> Result<Exit, Failure> {
    match error {
        RequestError::Invalid(found) => invalid(&[], &found.0),
        RequestError::Encode(error) => {
            let what = error.sentence();
            unwritable(error.pointer, what)
        }
        RequestError::Parameter { pointer, what } => unwritable(pointer, what),
        error => Err(Failure(error.to_string())),
    }
}

/// Reports values that cannot be read, and the rules that the others break.
fn unreadable(spec: &Spec, error: &DecodeError, request: &DynRecord) -> Result<Exit, Failure> {
    let is_hidden = |pointer: &str| error.problems.iter().any(|problem| problem.hides(pointer));
    let message = Message::request(spec.endpoint.name());
    let broken = validate_in(request, message).err().into_iter().flat_map(|found| found.0);
    let broken: Vec<_> = broken.filter(|violation| !is_hidden(&violation.pointer)).collect();
    invalid(&error.problems, &broken)
}

/// Refuses formats of what the endpoint does not have.
fn check_formats(spec: &Spec, content: &Content) -> Result<(), Failure> {
    let Content { format, place, accept, params: _ } = content;
    if format.is_some() && spec.endpoint.accepts().is_empty() {
        let what = "the request has no body whose format could be chosen: leave out --format";
        return Err(Failure(what.to_owned()));
    }
    if place.is_some() && spec.endpoint.accepts().is_empty() {
        let what = "the request has no body whose members could be elsewhere: leave out --place";
        return Err(Failure(what.to_owned()));
    }
    if *place == Some(BodyPlace::Query) && format.is_some() {
        let what = "a request whose members are in the query has no body: leave out --format or --place";
        return Err(Failure(what.to_owned()));
    }
    if accept.is_some() && spec.endpoint.replies().iter().all(|reply| reply.media().is_empty()) {
        let what = "no reply has a body whose format could be chosen: leave out --accept";
        return Err(Failure(what.to_owned()));
    }
    Ok(())
}
