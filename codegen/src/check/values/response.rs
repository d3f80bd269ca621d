//! Examples of responses.

use groupwright_engine::dynamic::DynValue;
use groupwright_engine::error::Violations;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::types::Response;
use groupwright_engine::http::{
    DynOutcome, ResponseFault, in_body, read_response, without_guard, write_reply_body,
};
use groupwright_engine::table::{Endpoint, Message, Reply};
use groupwright_engine::validate::validate_value;

use super::headers;
use super::{Given, bad_values, broken_rules, compare_bytes, compare_values, differing, unreadable};
use crate::model::{Exchange, Located};
use crate::report::{Code, Diagnostic, Report, listed};
use crate::syntax::json;

/// Checks that the bytes of an example are the reply that it names and hold its value, and are written so.
pub(crate) fn check(given: &Given<'_>, exchange: &Exchange, report: &mut Report) {
    let Some(endpoint) = given.tables.endpoints.first() else { return };
    if !named(endpoint, exchange, report) {
        return;
    }
    if exchange.wire.is_empty() {
        let outcome = read(endpoint, exchange, None, report);
        if let Some(outcome) = outcome.filter(|_| exchange.value.is_some()) {
            let reply = outcome.reply();
            values(endpoint, reply, exchange, report);
            // Without a body, what the header fields give is not read.
            if let Some(table) = reply.and_then(Reply::body) {
                headers::names(table, exchange, report);
            }
        }
    }
    for (format, wire) in &exchange.wire {
        let Some(outcome) = read(endpoint, exchange, Some((*format, wire)), report) else { continue };
        let reply = outcome.reply();
        let (Some(reply), Some(table)) = (reply, reply.and_then(Reply::body)) else {
            let message = "the body of this response is not decoded, so its bytes cannot be checked";
            let help = "add the formats and the content of the body under `responses`, or remove the bytes";
            report.push(Diagnostic::new(Code::EXAMPLE_BYTES, &wire.place, message).help(help));
            continue;
        };
        let expected = values(endpoint, Some(reply), exchange, report);
        headers::names(table, exchange, report);
        let (found, inner) = in_body(outcome.value(), table);
        let same = match &expected {
            Some(expected) => compare_values(in_body(expected.get(), table).0, found, inner, wire, report),
            None => exchange.value.is_none(),
        };
        if let Some(expected) = expected.as_ref().filter(|_| same) {
            headers::compare(expected.get(), outcome.value(), exchange, report);
        }
        if same && !exchange.read_only {
            // A map has no order, but its entries stand in one.
            let mut outcome = outcome;
            outcome.arrange_as_read();
            let written = write_reply_body(endpoint, reply, *format, outcome.value());
            let documented = without_guard(reply, *format, wire.value.as_bytes());
            compare_bytes(written, *format, (&documented, &wire.place), report);
        }
    }
}

/// Whether the reply that the example names is there, if it names one.
fn named(endpoint: &Endpoint, exchange: &Exchange, report: &mut Report) -> bool {
    let Some(name) = &exchange.reply else { return true };
    let names = || endpoint.replies().iter().map(Reply::name);
    if names().any(|known| known == name.value) {
        return true;
    }
    let message = format!("there is no response {:?}", name.value);
    let help = report.nearest(&name.value, names()).map_or_else(
        || format!("the responses are: {}", listed(names())),
        |near| format!("did you mean `{near}`?"),
    );
    report.push(Diagnostic::new(Code::EXAMPLE_REPLY, &name.place, message).help(help));
    false
}

/// What the engine makes of the example's response, where it is what the example says.
fn read(
    endpoint: &'static Endpoint,
    exchange: &Exchange,
    wire: Option<(Format, &Located<String>)>,
    report: &mut Report,
) -> Option<DynOutcome> {
    let place = exchange.status.as_ref().map_or(&exchange.place, |status| &status.place);
    let status = exchange.status.as_ref().map_or(200, |status| status.value);
    let mut response = Response::builder().status(status);
    for (name, value) in &exchange.headers {
        response = response.header(&name.value, value);
    }
    let described = exchange.headers.iter().any(|(name, _)| name.value.eq_ignore_ascii_case("content-type"));
    if let Some((format, _)) = wire.filter(|_| !described) {
        response = response.header("content-type", format.media_type());
    }
    // A spec is text: whatever the example says of its charset, it is not in it any more. A byte order mark says so.
    let text = wire.map_or("", |(_, wire)| &wire.value);
    let body = if text.is_empty() { Vec::new() } else { format!("\u{FEFF}{text}").into_bytes() };
    let response = match response.body(body) {
        Ok(response) => response,
        Err(error) => {
            let message = format!("the example is not a valid HTTP response: {error}");
            let help = "a status has three digits; the names and values of header fields are printable ASCII";
            report.push(Diagnostic::new(Code::BAD_EXAMPLE, place, message).help(help));
            return None;
        }
    };
    let mut outcome = DynOutcome::new(endpoint);
    let index = match (read_response(endpoint, &response, &mut outcome), wire) {
        (Ok(read), wire) => {
            let is_optional = endpoint.replies().get(read.index).is_some_and(Reply::is_optional);
            let place = wire.map_or(place, |(_, wire)| &wire.place);
            for problem in read.problems.iter().filter(|_| !is_optional) {
                let message = format!("a documented header field cannot be decoded: {problem}");
                let help = "correct the example, or the type of the header field";
                report.push(Diagnostic::new(Code::EXAMPLE_BYTES, place, message).help(help));
            }
            read.index
        }
        (Err(ResponseFault::Undecodable { error, .. }), Some((_, wire))) => {
            unreadable(wire, &error, report);
            return None;
        }
        (Err(ResponseFault::Undecodable { reply, .. }), None) => reply,
        (Err(_), _) => {
            let message = format!("no documented response matches status {status} and this body");
            let help = "correct the status or the bytes, or add the response under `responses`";
            report.push(Diagnostic::new(Code::EXAMPLE_REPLY, place, message).help(help));
            return None;
        }
    };
    outcome.turn_to(index);
    let found = endpoint.replies().get(index).map_or("", Reply::name);
    match &exchange.reply {
        Some(name) if name.value != found => {
            let message = format!("the example names the response {:?}, but matches {found:?}", name.value);
            let help = "correct the name, or the conditions under `when`";
            report.push(Diagnostic::new(Code::EXAMPLE_REPLY, &name.place, message).help(help));
            None
        }
        _ => Some(outcome),
    }
}

/// The value that the example gives, where nothing is wrong with it.
fn values(
    endpoint: &Endpoint,
    reply: Option<&'static Reply>,
    exchange: &Exchange,
    report: &mut Report,
) -> Option<DynValue> {
    let node = exchange.value.as_ref()?;
    let Some(table) = reply.and_then(Reply::body) else {
        differing(&node.place, "the response has no body", report);
        return None;
    };
    let mut value = DynValue::new(table);
    let text = json(node);
    if let Err(error) = decode(Format::Json, text.as_bytes(), table, value.slot(), &DecodeOptions::VALUES) {
        bad_values(node, &error, report);
        return None;
    }
    if let Err(violations) = validate_value(value.get(), table, Some(Message::response(endpoint.name()))) {
        // A value that an enumeration does not list can be read, unless it is closed, which the decoder knows.
        let broken = violations.0.into_iter().filter(|violation| violation.rule != "enum").collect();
        let broken = Violations(broken);
        if !broken.is_empty() {
            broken_rules(node, &broken, report);
            return None;
        }
    }
    Some(value)
}
