//! Examples of requests.

use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::{DecodeOptions, Format, decode};
use groupwright_engine::http::{
    Call, granted, in_body, read_body, without_server, write_body_like, write_request,
};
use groupwright_engine::table::{Endpoint, Message};
use groupwright_engine::validate::validate_in;
use groupwright_engine::value::{Slot, Value};

use super::{Given, bad_values, broken_rules, compare_bytes, compare_values, differing, reading, unreadable};
use crate::model::{Exchange, Located};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::json;

/// Stands in for the server of an API that documents none.
const ANY_SERVER: &str = "https://server.example";

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
        message(given, exchange, record, report);
    } else if exchange.line.is_some() || !exchange.headers.is_empty() {
        let message = "the request line and the header fields cannot be checked without the values";
        let help = "add the values of all fields under `values`; if there are none, write `values: {}`";
        report.push(Diagnostic::new(Code::BAD_EXAMPLE, &exchange.place, message).help(help));
    }
}

/// The table of the endpoint, and an empty request.
fn table(given: &Given<'_>) -> Option<(&'static Endpoint, DynRecord)> {
    given.tables.endpoints.first().zip(given.tables.shapes.first().map(|shape| DynRecord::new(shape)))
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
    let granted = Some(granted(api, endpoint, format));
    let reading = DecodeOptions { granted, ..reading(true, exchange.read_only) };
    if let Err(error) = read_body(endpoint, format, wire.value.as_bytes(), &mut read, &reading) {
        unreadable(wire, &error, report);
        return;
    }
    let same = record.is_none_or(|record| {
        let body = |record| in_body(Value::Record(record), endpoint.request());
        let (expected, table) = body(record);
        compare_values(expected, body(&read).0, table, wire, report)
    });
    if same && !exchange.read_only {
        // The page shows credentials in the bytes, or something in their place.
        let written = write_body_like(api, endpoint, format, record.unwrap_or(&read), wire.value.as_bytes());
        compare_bytes(
            written.map(Option::unwrap_or_default),
            format,
            (wire.value.as_bytes(), &wire.place),
            report,
        );
    }
}

/// Holds the request line and the header fields against the message that is written.
fn message(given: &Given<'_>, exchange: &Exchange, record: &DynRecord, report: &mut Report) {
    let Some(endpoint) = given.tables.endpoints.first() else { return };
    let documented = given.tables.api.servers().first().map_or(ANY_SERVER, |server| server.url());
    // What has variables stands in no example.
    let server = if documented.contains('{') { ANY_SERVER } else { documented };
    let format = exchange.wire.first().map(|(format, _)| *format);
    let api = given.tables.api;
    let call = Call { api, endpoint, server, credentials: None, format, reply_format: None };
    let written = match write_request(&call, record) {
        Ok(written) => written,
        Err(error) => {
            let message = format!("the example cannot be encoded as a request: {error}");
            let help = "correct the example, or the place of its values in the message";
            report.push(Diagnostic::new(Code::BAD_EXAMPLE, &exchange.place, message).help(help));
            return;
        }
    };
    if let Some(line) = &exchange.line {
        let target = written.uri().path_and_query().map_or("/", |target| target.as_str());
        let encoded = format!("{} {target}", written.method());
        let own = |line: &str| match line.split_once(' ') {
            Some((method, target)) => format!("{method} {}", without_server(documented, target)),
            None => line.to_owned(),
        };
        if line.value != encoded && own(&line.value) != own(&encoded) {
            let message = format!(
                "the documented request line is {:?}, but the encoded one is {:?}",
                line.value, encoded
            );
            differing(&line.place, &message, report);
        }
    }
    for (name, value) in &exchange.headers {
        let Some(found) = written.headers().get(&name.value) else {
            if !is_credential(given, &name.value) {
                differing(
                    &name.place,
                    &format!("the encoded request has no header field {:?}", name.value),
                    report,
                );
            }
            continue;
        };
        if found.to_str().ok() != Some(value) {
            let message = format!(
                "the documented header field {:?} is {value:?}, but the encoded one is {found:?}",
                name.value
            );
            differing(&name.place, &message, report);
        }
    }
}

/// Whether a header field carries credentials, which an example's values do not hold.
fn is_credential(given: &Given<'_>, name: &str) -> bool {
    use groupwright_engine::table::Carrier;

    let parts = given.api.auth.iter().flat_map(|scheme| &scheme.parts);
    parts.map(|sent| sent.part.carrier()).any(|carrier| match carrier {
        Carrier::Basic { .. } | Carrier::Bearer => name.eq_ignore_ascii_case("authorization"),
        Carrier::Header { name: key, .. } => name.eq_ignore_ascii_case(key),
        Carrier::Cookie { .. } => name.eq_ignore_ascii_case("cookie"),
        Carrier::Query { .. } | Carrier::Body { .. } | Carrier::Member { .. } => false,
    })
}
