//! The clients against servers in plain Python, which know the pages and nothing of the engine: they look at the bytes of requests
//! with parsers of their own, and answer with the bytes of the pages.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};

use groupwright::Format;
use groupwright_codegen::model::{Example, Exchange};
use groupwright_codegen::syntax::json as plain;
use groupwright_engine::format::difference;
use serde_json::{Value, json};

use crate::case::{Asked, Case, Client, SECRET, cases};
use crate::others::hex;
use crate::specs::{checked, sandbox};

/// What a client sends, and what it is to read.
struct Row {
    case: Case,
    title: String,
    values: String,
    format: Option<Format>,
    reply: Option<String>,
    value: Option<String>,
    /// What the server knows of it.
    script: Value,
}

/// A server that is told its exchanges.
struct Server {
    child: Child,
    out: BufReader<std::process::ChildStdout>,
    port: u16,
}

impl Server {
    fn start(rows: &[Row]) -> Self {
        let mut child = Command::new("python3")
            .args(["-W", "error", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/sockets/server.py")])
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("python3 is needed");
        let script: Vec<&Value> = rows.iter().map(|row| &row.script).collect();
        writeln!(child.stdin.as_ref().unwrap(), "{}", json!(script)).unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut port = String::new();
        out.read_line(&mut port).unwrap();
        Self { child, out, port: port.trim().parse().unwrap() }
    }

    /// Stops it, and returns what it has seen.
    fn seen(mut self) -> Vec<Value> {
        drop(self.child.stdin.take());
        let mut seen = String::new();
        self.out.read_to_string(&mut seen).unwrap();
        assert!(self.child.wait().unwrap().success());
        serde_json::from_str(&seen).unwrap()
    }
}

/// The formats that a page has bytes in, or one that the endpoint prefers.
fn formats(exchange: &Exchange) -> Vec<Option<Format>> {
    if exchange.wire.is_empty() {
        vec![None]
    } else {
        exchange.wire.iter().map(|(format, _)| Some(*format)).collect()
    }
}

fn wire(exchange: &Exchange, format: Option<Format>) -> Option<&str> {
    let mut all = exchange.wire.iter();
    all.find(|(found, _)| Some(*found) == format).map(|(_, wire)| wire.value.as_str())
}

/// The exchanges of an example. Where the page shows only one of the two messages, the other is any.
fn rows_of(vendor: &'static str, example: &Example, sample: &str) -> Vec<Row> {
    let case = || cases().into_iter().find(|case| case.vendor == vendor).unwrap();
    let mut rows = Vec::new();
    let none = [None];
    let requests = example.request.as_ref().map_or(none.to_vec(), formats);
    let replies = example.response.as_ref().map_or(none.to_vec(), formats);
    for format in &requests {
        for reply_format in &replies {
            let case = case();
            let values = example.request.as_ref().and_then(|request| request.value.as_ref()).map(plain);
            let script = script(&case, example, (*format, *reply_format));
            let response = example.response.as_ref();
            rows.push(Row {
                title: format!("{vendor}, {:?}, {format:?}, {reply_format:?}", example.title.value),
                values: values.unwrap_or_else(|| sample.to_owned()),
                format: *format,
                reply: response.and_then(|response| Some(response.reply.as_ref()?.value.clone())),
                value: response.and_then(|response| response.value.as_ref()).map(plain),
                script,
                case,
            });
        }
    }
    rows
}

/// What the server compares a request with, and what it answers.
fn script(case: &Case, example: &Example, (format, reply_format): (Option<Format>, Option<Format>)) -> Value {
    let table = (case.table)();
    let request = example.request.as_ref();
    let fields = |exchange: Option<&Exchange>| -> Vec<(String, String)> {
        let all = exchange.map_or(&[][..], |exchange| &exchange.headers);
        all.iter().map(|(name, value)| (name.value.clone(), value.clone())).collect()
    };
    let of_body = |(name, _): &(String, String)| !name.eq_ignore_ascii_case("authorization");
    let response = example.response.as_ref();
    let mut reply_fields = fields(response);
    if let Some(format) = reply_format.filter(|_| reply_fields.is_empty()) {
        reply_fields.push(("content-type".to_owned(), format.media_type().to_owned()));
    }
    let line = request.and_then(|request| request.line.as_ref()).map(|line| line.value.as_str());
    let body = request.and_then(|request| wire(request, format));
    // The page has a boundary of its own.
    let boundary = body
        .filter(|_| format == Some(Format::Multipart))
        .and_then(|body| body.lines().next()?.strip_prefix("--"));
    json!({
        "method": table.method(),
        "line": line.and_then(|line| line.split_once(' ')).map(|(_, target)| target),
        "fields": fields(request).into_iter().filter(of_body).collect::<Vec<_>>(),
        "has_secret": !table.auth().is_empty(),
        "secret": SECRET,
        "kind": format.map(Format::name),
        "body": body.map(|body| hex(body.as_bytes())),
        "shown_type": boundary.map(|boundary| format!("multipart/form-data; boundary={boundary}")),
        "compares": request.is_some_and(|request| !request.read_only),
        "status": response.and_then(|response| response.status.as_ref()).map_or(200, |status| status.value),
        "reply_fields": reply_fields,
        "reply": hex(response.and_then(|response| wire(response, reply_format)).unwrap_or_default().as_bytes()),
    })
}

/// The exchanges of all pages.
fn rows() -> Vec<Row> {
    let sandbox = sandbox();
    let mut rows = Vec::new();
    for case in cases() {
        let sample = sandbox.sample(case.vendor, case.endpoint(), "http://127.0.0.1:9").unwrap();
        let sample = (case.values)(&format!("/{}", case.vendor), &sample);
        let api = checked().iter().find(|checked| checked.api().name == case.vendor).unwrap().api();
        let model = api.endpoints.iter().find(|endpoint| endpoint.name == case.endpoint()).unwrap();
        for example in &model.examples {
            // Values that the page does not show are none that could be sent.
            if example.request.as_ref().is_none_or(|request| request.value.is_some()) {
                rows.extend(rows_of(case.vendor, example, &sample));
            }
        }
    }
    rows
}

#[test]
fn requests_are_those_of_the_pages_and_their_replies_are_read() {
    let rows = rows();
    assert!(rows.len() > 60, "{} exchanges", rows.len());
    let mut failed = Vec::new();
    for client in Client::of_sockets() {
        let server = Server::start(&rows);
        for (number, row) in rows.iter().enumerate() {
            let asked = Asked {
                server: format!("http://127.0.0.1:{}/{number}", server.port),
                values: &row.values,
                format: row.format,
                ..Asked::default()
            };
            let got = (row.case.call)(&asked, &client);
            match (got, &row.reply) {
                (Err(error), Some(_)) => failed.push(format!("{}: {error}", row.title)),
                (Ok(got), Some(reply)) if got.reply != reply => {
                    failed.push(format!("{}: {got:?}", row.title));
                }
                (Ok(got), _) => {
                    let expected = row.value.as_deref().filter(|_| !got.value.is_empty());
                    let differs = expected.and_then(|expected| {
                        difference(Format::Json, expected.as_bytes(), got.value.as_bytes())
                    });
                    failed.extend(differs.map(|differs| format!("{}: {differs}", row.title)));
                }
                // What the page shows is no reply of which it says which it is.
                (Err(_), None) => {}
            }
        }
        for (row, seen) in rows.iter().zip(server.seen()) {
            if seen["count"] != 1 || seen["problems"] != json!([]) {
                failed.push(format!("{}: {seen}", row.title));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}
