//! Examples of requests.

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::{in_body, read_whole_body, write_body_like};
use groupwright_engine::table::Message;
use groupwright_engine::validate::validate_in;
use groupwright_engine::value::{Slot, Value};

use super::{
    Given, bad_values, broken_rules, compare_bytes, compare_values, message, parts, reading, table,
    unreadable,
};
use crate::model::{Exchange, Located};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::json;

/// Checks the values, the bytes, the request line and the header fields of an example.
pub(crate) fn check(given: &Given<'_>, exchange: &Exchange, report: &mut Report) {
    let values = exchange.value.as_ref().map(|node| {
        let record = values(given, node, report);
        (node, record)
    });
    let record = match &values {
        Some((_, None)) => return,
        Some((_, Some(record))) => Some(record),
        None => None,
    };
    for (format, wire) in &exchange.wire {
        body(given, exchange, record, *format, wire, report);
    }
    if let Some(record) = record {
        message::check(given, exchange, record, report);
    } else if exchange.line.is_some() || !exchange.headers.is_empty() {
        let message = "the request line and the header fields cannot be checked without the values";
        let help = "add the values of all fields under `values`; if there are none, write `values: {}`";
        report.push(Diagnostic::new(Code::BAD_EXAMPLE, &exchange.place, message).help(help));
    }
}

/// The values of an example, where nothing is wrong with them.
fn values(given: &Given<'_>, node: &crate::syntax::Node, report: &mut Report) -> Option<DynRecord> {
    let (endpoint, mut record) = table(given)?;
    let text = json(node);
    let (slot, options) = (Slot::Record(&mut record), &DecodeOptions::VALUES);
    let read = decode(Format::Json, text.as_bytes(), endpoint.request(), slot, options);
    if let Err(error) = read {
        bad_values(node, &error, report);
        return None;
    }
    if let Err(violations) = validate_in(&record, Message::request(endpoint.name())) {
        broken_rules(node, &violations, report);
        return None;
    }
    Some(record)
}

fn body(
    given: &Given<'_>,
    exchange: &Exchange,
    record: Option<&DynRecord>,
    format: Format,
    wire: &Located<String>,
    report: &mut Report,
) {
    let media = given.endpoint.body.as_ref().map_or(&[][..], |body| &body.media);
    if media.iter().all(|(offered, _)| *offered != format) {
        let message = format!("the request has no {format} body");
        let help = format!("add `{}` to the formats of the body, or remove the bytes", format.name());
        report.push(Diagnostic::new(Code::EXAMPLE_BYTES, &wire.place, message).help(help));
        return;
    }
    let Some((endpoint, mut read)) = table(given) else { return };
    let api = given.tables.api;
    let (boundary, bytes) = parts::within(exchange, format, wire.value.as_bytes());
    let reading = DecodeOptions { boundary, ..reading(true, exchange.read_only) };
    if let Err(error) = read_whole_body(api, endpoint, format, wire.value.as_bytes(), &mut read, &reading) {
        unreadable(wire, &error, report);
        return;
    }
    let same = record.is_none_or(|record| {
        let body = |record| in_body(Value::Record(record), endpoint.request());
        let (expected, table) = body(record);
        compare_values(expected, body(&read).0, table, wire, report)
    });
    if same && !exchange.read_only {
        // A map has no order, but its entries stand in one.
        let mut ordered = record.unwrap_or(&read).clone();
        ordered.arrange_like(&read);
        // The page shows credentials in the bytes, or something in their place.
        let written = write_body_like(api, endpoint, format, &ordered, bytes);
        compare_bytes(written.map(Option::unwrap_or_default), format, (bytes, &wire.place), report);
    }
}
