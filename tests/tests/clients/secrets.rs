//! No secret is in what is shown or recorded, wherever the vendor has it.

use std::error::Error;
use std::fmt::{Debug, Write as _};
use std::sync::Mutex;
use std::time::Duration;

use groupwright::client::{CallOptions, RetryPolicy};
use groupwright_vendors::emfluence::{Api, SaveGroup};

use crate::both::{Client, api, request};
use crate::recorder::Recorder;
use crate::server::{Answer, Server};

/// The token, as it is and as a query has it.
const TOKENS: [&str; 2] = ["hunter 2", "hunter%202"];

/// Keeps what the crates of the clients write to `log`.
struct Logger(Mutex<String>);

static LOGGER: Logger = Logger(Mutex::new(String::new()));

impl log::Log for Logger {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        writeln!(self.0.lock().unwrap(), "{} {}", record.target(), record.args()).unwrap();
    }

    fn flush(&self) {}
}

fn shown<T: Debug, E: Error + 'static>(outcome: Result<T, E>) -> String {
    let error = outcome.expect_err("the call fails");
    let mut shown = format!("{error} {error:?} {error:#?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(shown, "\n{error} {error:?}").unwrap();
        source = error.source();
    }
    shown
}

fn has_none(text: &str) {
    assert!(TOKENS.iter().all(|token| !text.contains(token)), "{text}");
}

#[test]
fn no_error_and_no_record_of_a_call_has_a_secret() {
    let reply = |status, headers: &[&str], body: &str| Answer::reply(status, headers, body.as_bytes());
    let json = "content-type: application/json";
    let answers = [
        reply(200, &[json], r#"{"success":1,"data":"hunter 2"#),
        reply(200, &[json], r#"{"success":"hunter 2"}"#),
        reply(500, &["content-type: text/plain", "x-echo: hunter 2"], "hunter 2"),
        reply(302, &["location: https://evil.example/hunter%202?hunter%202"], "hunter 2"),
        reply(200, &["content-encoding: br"], "hunter 2"),
        reply(429, &["retry-after: 0"], "hunter 2"),
        Answer::Bytes(b"hunter 2".to_vec()),
        Answer::Bytes(b"HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhunter 2".to_vec()),
        Answer::Bytes(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\nhunter 2".to_vec()),
        Answer::Bytes(b"HTTP/1.1 200 OK\r\nhunter 2\r\n\r\n".to_vec()),
        Answer::Bytes(b"HTTP/1.1 hunter 2\r\n\r\n".to_vec()),
        Answer::Stalls(Vec::new(), Duration::from_secs(20)),
        Answer::Resets(b"HTTP/1.1 200 OK\r\n".to_vec()),
    ];
    let options = CallOptions::default()
        .with_retry(RetryPolicy::none())
        .with_timeout(Duration::from_millis(300))
        .with_header("X-Key", "hunter 2");
    log::set_logger(&LOGGER).unwrap();
    // At the level of traces, the crate `ureq` writes whole URLs, as the documentation of the client says.
    log::set_max_level(log::LevelFilter::Debug);
    let recorder = Recorder::default();
    tracing::subscriber::with_default(recorder.clone(), || {
        for client in Client::all() {
            for configured in
                [Api::new("hunter2token"), Api::with_query("hunter 2"), Api::with_body("hunter 2")]
            {
                for answer in &answers {
                    let server = Server::start([answer.clone()]);
                    let configured =
                        configured.clone().with_server(server.url()).with_call_options(options.clone());
                    let asked = SaveGroup::new().with_group_name("A");
                    has_none(&format!("{configured:?} {:?}", configured.call(&asked)));
                    has_none(&shown(client.send(configured.call(&asked))));
                    let requests = server.requests();
                    assert!(requests.concat().contains("hunter"), "the server has been asked: {requests:?}");
                }
                let refused = configured.clone().with_server("http://127.0.0.1:1?key=hunter%202");
                has_none(&shown(client.send(
                    refused.call(&SaveGroup::new().with_group_name("A")).with_retry(RetryPolicy::none()),
                )));
                let insecure = configured.with_server("http://vendor.example?key=hunter%202");
                has_none(&shown(client.send(insecure.call(&SaveGroup::new().with_group_name("A")))));
            }
        }
    });
    let recorded = recorder.text();
    has_none(&recorded);
    assert!(!recorded.contains("hunter2token"), "{recorded}");
    let logged = LOGGER.0.lock().unwrap().clone();
    has_none(&logged);
    assert!(logged.contains("ureq") && !logged.contains("hunter2token"), "{logged}");
}

#[test]
fn a_call_is_recorded_with_its_course_and_without_bodies_unless_they_are_asked_for() {
    for client in Client::all() {
        for has_bodies in [false, true] {
            let busy = Answer::reply(429, &["retry-after: 0"], b"later");
            let server = Server::start([busy, Answer::json(201, crate::both::CREATED)]);
            let recorder = Recorder::default();
            let configured = api(server.url());
            let asked = request();
            let call = configured.call(&asked);
            let call = if has_bodies { call.trace_bodies() } else { call };
            tracing::subscriber::with_default(recorder.clone(), || client.send(call).unwrap());
            let text = recorder.text();
            for field in [
                "groupwright.call ",
                "api=\"invisible_collector\"",
                "endpoint=\"create_group\"",
                "method=\"POST\"",
                &format!("server=\"{}\"", server.url()),
                "status=429",
                "status=201",
                "request_bytes=18",
                "reply_bytes=27",
                "attempts=2",
                "outcome=\"success\"",
                "duration_ms=",
            ] {
                assert!(text.contains(field), "{field}: {text}");
            }
            assert_eq!(text.contains("Readers"), has_bodies, "{text}");
            assert!(!text.contains("hunter2"), "{text}");
        }
    }
}
