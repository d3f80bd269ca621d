//! The values that a spec gives: defaults and examples, held against the rules by the engine that its users run.

mod defaults;
mod headers;
mod message;
mod parts;
mod request;
mod response;

use std::collections::BTreeMap;

use groupwright_engine::dynamic::{DynRecord, Tables};
use groupwright_engine::error::{DecodeError, EncodeError, Problem, Violations};
use groupwright_engine::format::{Charset, DecodeOptions, EncodeOptions, Format, difference, encode};
use groupwright_engine::table::{Endpoint as EndpointTable, Node as Table, Shape};
use groupwright_engine::value::Value;

use crate::model::{Api, Endpoint, Located, TypeId};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::{Block, Node, NodePath, at};

/// What a check of the values of an endpoint needs.
pub(crate) struct Given<'g> {
    pub(crate) api: &'g Api,
    pub(crate) endpoint: &'g Endpoint,
    pub(crate) tables: &'g Tables,
}

/// Checks the defaults of the types that endpoints share.
pub(crate) fn shared(api: &Api, shapes: &BTreeMap<TypeId, &'static Shape>, report: &mut Report) {
    defaults::shared(api, shapes, report);
}

/// Checks the defaults and the examples of an endpoint.
pub(crate) fn check(given: &Given<'_>, report: &mut Report) {
    defaults::check(given, report);
    for example in &given.endpoint.examples {
        if example.request.is_none() && example.response.is_none() {
            let message = "the example has neither a request nor a response";
            let help = "add the documented `request` or `response`; a remark belongs in `notes`";
            report.push(Diagnostic::new(Code::BAD_EXAMPLE, &example.title.place, message).help(help));
        }
        if let Some(exchange) = &example.request {
            request::check(given, exchange, report);
        }
        if let Some(exchange) = &example.response {
            response::check(given, exchange, report);
        }
    }
}

/// The table of the endpoint, and an empty request.
fn table(given: &Given<'_>) -> Option<(&'static EndpointTable, DynRecord)> {
    given.tables.endpoints.first().zip(given.tables.shapes.first().map(|shape| DynRecord::new(shape)))
}

/// How an example's bytes are read: as the receiver would, or tolerantly where the page's sample is not real.
fn reading(strict: bool, read_only: bool) -> DecodeOptions {
    let options = if strict && !read_only { DecodeOptions::REQUEST } else { DecodeOptions::RESPONSE };
    // A spec is text: whatever an XML declaration in it says, it is not in that encoding any more.
    DecodeOptions { charset: Some(Charset::Utf8), ..options }
}

/// Reports what is wrong with the values of an example, each at the node that it is wrong with.
fn bad_values(node: &Node, error: &DecodeError, report: &mut Report) {
    for problem in &error.problems {
        let (place, rest) = at(node, &problem.pointer);
        let message =
            if rest.is_empty() { problem.what.clone() } else { format!("{rest}: {}", problem.what) };
        let help = "correct the example, or the description of the field; values are in plain JSON, whatever `as` is: \
                    `true`, `1`, `\"2013-02-12T22:42:00\"`";
        report.push(Diagnostic::new(Code::BAD_EXAMPLE, &place, message).help(help));
    }
}

/// Reports the rules that the values of an example break.
fn broken_rules(node: &Node, violations: &Violations, report: &mut Report) {
    for violation in violations {
        let (place, _) = at(node, &violation.pointer);
        let help = "correct the example, or the rule";
        report.push(Diagnostic::new(Code::BAD_EXAMPLE, &place, violation.to_string()).help(help));
    }
}

/// Reports documented bytes that cannot be read.
fn unreadable(wire: &Located<String>, error: &DecodeError, report: &mut Report) {
    let block = Block::of(&wire.place, &wire.value);
    for problem in &error.problems {
        let place = problem.position.zip(block.as_ref());
        let place = place.and_then(|((line, column), block)| block.place(line, column));
        let message = match (problem.position, &place) {
            // The place shows where it is.
            (Some(_), Some(_)) => Problem { position: None, ..problem.clone() }.to_string(),
            (Some((line, column)), None) => {
                let said = Problem { position: None, ..problem.clone() };
                format!("in line {line} of the text, column {column}: {said}")
            }
            (None, _) => problem.to_string(),
        };
        let part = error.part.to_string().replacen("the ", "the documented ", 1);
        let message = format!("{part} cannot be read: {message}");
        let help = "correct the bytes or the types; if the documented sample is not what is sent, write `read_only: true`";
        let place = place.unwrap_or_else(|| wire.place.clone());
        report.push(Diagnostic::new(Code::EXAMPLE_BYTES, &place, message).help(help));
    }
}

/// Reports documented bytes that say something else than what is written or given.
fn differing(place: &NodePath, what: &str, report: &mut Report) {
    let help = "correct the bytes, the values or the types; if the documented sample is not what is sent, write `read_only: true`";
    report.push(Diagnostic::new(Code::EXAMPLE_BYTES, place, what).help(help));
}

/// Whether the values read from documented bytes are the values given.
fn compare_values(
    given: Value<'_>,
    read: Value<'_>,
    table: &Table,
    wire: &Located<String>,
    report: &mut Report,
) -> bool {
    same_values((given, read), table, &EncodeOptions { canonical: true, ..EncodeOptions::BODY }, wire, report)
}

/// Whether values read from what is documented are the values given, as far as they are written with these options.
fn same_values(
    (given, read): (Value<'_>, Value<'_>),
    table: &Table,
    options: &EncodeOptions<'_>,
    wire: &Located<String>,
    report: &mut Report,
) -> bool {
    let json = |value| encode(Format::Json, value, table, options);
    let what = match (json(given), json(read)) {
        (Ok(given), Ok(read)) => difference(Format::Json, &given, &read)
            .map(|what| format!("the documented bytes do not decode to the values of the example: {what}")),
        (Err(error), _) | (_, Err(error)) => Some(error.to_string()),
    };
    if let Some(what) = &what {
        differing(&wire.place, what, report);
    }
    what.is_none()
}

/// Holds the bytes that are written against the documented bytes.
fn compare_bytes(
    written: Result<Vec<u8>, EncodeError>,
    format: Format,
    (documented, place): (&[u8], &NodePath),
    report: &mut Report,
) {
    match written {
        Ok(bytes) => {
            if let Some(what) = difference(format, documented, &bytes) {
                differing(
                    place,
                    &format!("the encoded values differ from the documented bytes: {what}"),
                    report,
                );
            }
        }
        Err(error) => differing(place, &error.to_string(), report),
    }
}
