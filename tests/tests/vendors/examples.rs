//! The examples of the pages, through the generated types and through tables made at run time.

use groupwright::http::{HeaderMap, Request, Response};
use groupwright::{Format, Record, Slot};
use groupwright_codegen::model::Exchange;
use groupwright_codegen::syntax::json;
use groupwright_engine::dynamic::{DynRecord, Tables};
use groupwright_engine::format::{DecodeOptions, EncodeOptions, decode, difference, encode};
use groupwright_engine::http::{Call, DynOutcome, read_response, write_request};
use groupwright_engine::table::Reply;

use crate::endpoint::{Case, Said, fault, load, server};

/// The failures of one example.
struct Failures<'c> {
    case: &'c Case,
    title: &'c str,
    found: Vec<String>,
}

impl Failures<'_> {
    fn add(&mut self, what: impl std::fmt::Display) {
        self.found.push(format!("{}, {:?}: {what}", self.case.name, self.title));
    }

    /// Notes where two texts of a format differ in what they say.
    fn compare(&mut self, format: Format, what: &str, expected: &[u8], found: &[u8]) {
        if let Some(difference) = difference(format, expected, found) {
            let found = String::from_utf8_lossy(found);
            self.add(format!("{what} ({format}): {difference}; found {found}"));
        }
    }
}

/// The formats to be tried with a message: those of its bytes, or one that the endpoint prefers.
fn formats(exchange: &Exchange) -> Vec<Option<Format>> {
    if exchange.wire.is_empty() { vec![None] } else { exchange.wire.iter().map(|(f, _)| Some(*f)).collect() }
}

/// The requests of the examples.
pub(crate) fn requests(case: &Case) -> Vec<String> {
    let Some((model, tables)) = case.spec(&load()) else { return vec![format!("{}: no spec", case.name)] };
    let mut all = Vec::new();
    let mut count = 0;
    for example in &model.examples {
        let mut failures = Failures { case, title: &example.title.value, found: Vec::new() };
        let Some(exchange) = &example.request else { continue };
        let Some(values) = exchange.value.as_ref().map(json) else { continue };
        for format in formats(exchange) {
            count += 1;
            request(&tables, exchange, &values, format, &mut failures);
        }
        all.append(&mut failures.found);
    }
    if count == 0 {
        all.push(format!("{}: no example of a request", case.name));
    }
    all
}

fn request(
    tables: &Tables,
    exchange: &Exchange,
    values: &str,
    format: Option<Format>,
    failures: &mut Failures<'_>,
) {
    let case = failures.case;
    let written = match (case.request)(case, values, format) {
        Ok(written) => written,
        Err(error) => return failures.add(error),
    };
    match at_run_time(case, tables, values, format) {
        Ok(other) if same(&other, &written) => {}
        Ok(_) => failures.add("tables made at run time give another message"),
        Err(error) => failures.add(error),
    }
    if let Some(line) = &exchange.line
        && !says(&written, &line.value)
    {
        failures.add(format!("the request line is {:?} {:?}", written.method(), written.uri()));
    }
    for (name, value) in &exchange.headers {
        if written.headers().get(&name.value).and_then(|found| found.to_str().ok()) != Some(value) {
            failures.add(format!(
                "the header field {:?} is {:?}",
                name.value,
                written.headers().get(&name.value)
            ));
        }
    }
    match (case.accept)(&written) {
        Ok(seen) => failures.compare(Format::Json, "what a server sees", values.as_bytes(), seen.as_bytes()),
        Err(error) => failures.add(error),
    }
    let Some((format, wire)) = exchange.wire.iter().find(|(f, _)| Some(*f) == format) else { return };
    if exchange.read_only {
        return;
    }
    failures.compare(*format, "the body", wire.value.as_bytes(), written.body());
    let (parts, _) = written.into_parts();
    let page = Request::from_parts(parts, wire.value.clone().into_bytes());
    match (case.accept)(&page) {
        Ok(seen) => failures.compare(Format::Json, "the page's body", values.as_bytes(), seen.as_bytes()),
        Err(error) => failures.add(error),
    }
}

/// Whether a request has the documented method and path, and each documented parameter of the query.
fn says(written: &Request<Vec<u8>>, line: &str) -> bool {
    let (method, target) = line.split_once(' ').unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let found: Vec<&str> = written.uri().query().unwrap_or_default().split('&').collect();
    written.method() == method
        && written.uri().path().ends_with(path)
        && query.split('&').all(|pair| pair.is_empty() || found.contains(&pair))
}

fn same(one: &Request<Vec<u8>>, other: &Request<Vec<u8>>) -> bool {
    let fields = |headers: &HeaderMap| {
        format!("{:?}", headers.iter().map(|(n, v)| (n.clone(), v.as_bytes().to_vec())).collect::<Vec<_>>())
    };
    one.method() == other.method()
        && one.uri() == other.uri()
        && fields(one.headers()) == fields(other.headers())
        && one.body() == other.body()
}

/// The request that tables made at run time give.
fn at_run_time(
    case: &Case,
    tables: &Tables,
    values: &str,
    format: Option<Format>,
) -> Result<Request<Vec<u8>>, String> {
    let endpoint = tables.endpoints.first().ok_or("no endpoint")?;
    let mut record = DynRecord::new(endpoint.request().kind().shape().ok_or("no shape")?);
    let (slot, options) = (Slot::Record(&mut record), &DecodeOptions::VALUES);
    decode(Format::Json, values.as_bytes(), endpoint.request(), slot, options)
        .map_err(|error| error.to_string())?;
    let scheme = endpoint.auth().first().and_then(|position| tables.api.auth().get(*position));
    let credentials = scheme.map(|scheme| case.credentials(scheme.name()));
    let server = server(tables.api, endpoint);
    let call = Call {
        api: tables.api,
        endpoint,
        server,
        credentials: credentials.as_ref(),
        format,
        place: None,
        reply_format: None,
    };
    let debug = format!("{record:?}");
    if record.shape().fields().iter().any(|field| field.node().is_secret()) && !debug.contains("(secret)") {
        return Err("a secret is shown".to_owned());
    }
    write_request(&call, &record).map_err(|error| error.to_string())
}

/// The responses of the examples.
pub(crate) fn responses(case: &Case) -> Vec<String> {
    let Some((model, tables)) = case.spec(&load()) else { return vec![format!("{}: no spec", case.name)] };
    let mut all = Vec::new();
    let mut count = 0;
    for example in &model.examples {
        let mut failures = Failures { case, title: &example.title.value, found: Vec::new() };
        let Some(exchange) = &example.response else { continue };
        for format in formats(exchange) {
            count += 1;
            if let Err(error) = response(&tables, exchange, format, &mut failures) {
                failures.add(error);
            }
        }
        all.append(&mut failures.found);
    }
    if count == 0 {
        all.push(format!("{}: no example of a response", case.name));
    }
    all
}

fn message(exchange: &Exchange, format: Option<Format>) -> Result<Response<Vec<u8>>, String> {
    let wire = exchange.wire.iter().find(|(f, _)| Some(*f) == format);
    let mut message = Response::builder().status(exchange.status.as_ref().map_or(200, |status| status.value));
    for (name, value) in &exchange.headers {
        message = message.header(&name.value, value);
    }
    if let Some(format) = format.filter(|_| exchange.headers.is_empty()) {
        message = message.header("content-type", format.media_type());
    }
    let body = wire.map(|(_, wire)| wire.value.clone().into_bytes()).unwrap_or_default();
    message.body(body).map_err(|error| error.to_string())
}

fn response(
    tables: &Tables,
    exchange: &Exchange,
    format: Option<Format>,
    failures: &mut Failures<'_>,
) -> Result<(), String> {
    let Said { reply, value, again } = (failures.case.response)(message(exchange, format)?, format)?;
    if let Some(named) = &exchange.reply
        && named.value != reply
    {
        failures.add(format!("the reply is {reply:?}"));
    }
    if let (Some(expected), Some(found)) = (exchange.value.as_ref().map(json), &value) {
        failures.compare(Format::Json, "the value", expected.as_bytes(), found.as_bytes());
    }
    if let Some((format, wire)) = exchange.wire.iter().find(|(f, _)| Some(*f) == format)
        && !exchange.read_only
    {
        failures.compare(*format, "the body written again", wire.value.as_bytes(), again.body());
    }
    let endpoint = tables.endpoints.first().ok_or("no endpoint")?;
    let mut outcome = DynOutcome::new(endpoint);
    let index =
        read_response(endpoint, &message(exchange, format)?, &mut outcome).map_err(|f| fault(&f))?.index;
    outcome.turn_to(index);
    let item = outcome.reply().and_then(Reply::body);
    let other = item.map(|item| encode(Format::Json, outcome.value(), item, &EncodeOptions::VALUES));
    match (other, value) {
        (Some(Ok(other)), Some(value)) => {
            failures.compare(
                Format::Json,
                "tables made at run time give another value",
                value.as_bytes(),
                &other,
            );
        }
        (Some(Err(_)) | None, None) => {}
        _ => failures
            .add("tables made at run time give a value where generated types do not, or the other way"),
    }
    Ok(())
}
