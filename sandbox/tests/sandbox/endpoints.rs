//! The sandbox in process, for every checked-in spec.

use crate::specs::{self, endpoint, json, sandbox, sandbox_of, text};
use groupwright_engine::http::types::{HeaderValue, Method, Request, Response};
use groupwright_engine::http::{DynOutcome, read_response};
use groupwright_engine::table::{Carrier, Endpoint};
use groupwright_sandbox::{Documentation, Sandbox};

const URL: &str = "http://127.0.0.1:1";

/// What paths are made of that are no paths.
const CHARACTERS: [char; 13] = ['/', '%', '2', 'e', 'g', '.', '{', '}', '?', '&', '=', 'é', '\u{7f}'];

/// Every endpoint with a request that is sent to it.
fn samples(sandbox: &Sandbox) -> Vec<(Documentation, &'static Endpoint, Request<Vec<u8>>)> {
    let all = sandbox.documentation().into_iter().map(|row| {
        let request = sandbox.sample(&row.vendor, row.endpoint, URL);
        let request = request.unwrap_or_else(|| panic!("{}/{}: no request", row.vendor, row.endpoint));
        let endpoint = endpoint(&row.vendor, row.endpoint);
        (row, endpoint, request)
    });
    all.collect()
}

/// The name of the documented reply that a client reads of a response, which it must read whole.
fn read(endpoint: &'static Endpoint, response: &Response<Vec<u8>>) -> String {
    let mut outcome = DynOutcome::new(endpoint);
    let read = read_response(endpoint, response, &mut outcome);
    let read = read.unwrap_or_else(|error| panic!("{error}: {}", text(response)));
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    endpoint.replies()[read.index].name().to_owned()
}

#[test]
fn answers_a_valid_request_with_a_documented_success() {
    let sandbox = sandbox(0);
    assert_eq!(sandbox.unmade(), [""; 0]);
    let samples = samples(&sandbox);
    assert!(samples.len() >= 16);
    for (row, endpoint, request) in samples {
        let response = sandbox.answer(request);
        let name = read(endpoint, &response);
        let reply = endpoint.replies().iter().find(|reply| reply.name() == name).unwrap();
        assert!(!reply.is_error(), "{}: {}", row.vendor, text(&response));
    }
    assert!(sandbox.calls().iter().all(|call| call.problems.is_empty()));
}

/// Removes what carries credentials.
fn without_credentials(vendor: &str, endpoint: &str, mut request: Request<Vec<u8>>) -> Request<Vec<u8>> {
    let (api, table) = (specs::api(vendor), self::endpoint(vendor, endpoint));
    for part in table.auth().iter().flat_map(|position| api.auth()[*position].parts()) {
        match part.carrier() {
            Carrier::Basic { .. } | Carrier::Bearer => {
                request.headers_mut().remove("authorization");
            }
            Carrier::Header { name, .. } => {
                request.headers_mut().remove(name);
            }
            Carrier::Cookie { .. } => {
                request.headers_mut().remove("cookie");
            }
            Carrier::Query { name } => {
                let target = request.uri().to_string();
                let (path, query) = target.split_once('?').unwrap_or((&target, ""));
                let kept: Vec<&str> =
                    query.split('&').filter(|pair| !pair.starts_with(&format!("{name}="))).collect();
                *request.uri_mut() = format!("{path}?{}", kept.join("&")).parse().unwrap();
            }
            Carrier::Body { .. } | Carrier::Member { .. } => {}
        }
    }
    request.headers_mut().remove("authorization");
    request
}

#[test]
fn asks_for_credentials() {
    let sandbox = sandbox(0);
    for (row, endpoint, request) in samples(&sandbox) {
        let has_made = |sandbox: &Sandbox| sandbox.calls().last().unwrap().problems.is_empty();
        let response = sandbox.answer(without_credentials(&row.vendor, row.endpoint, request));
        if endpoint.auth().is_empty() {
            assert!(has_made(&sandbox), "{}", row.vendor);
            continue;
        }
        assert!(!has_made(&sandbox), "{}: {}", row.vendor, text(&response));
        let media_type = response.headers().get("content-type");
        let is_plain = media_type.is_some_and(|found| found == "application/problem+json");
        if endpoint.replies().iter().any(|reply| reply.statuses().any(|range| range.contains(401)))
            || !is_plain
        {
            let name = read(endpoint, &response);
            let reply = endpoint.replies().iter().find(|reply| reply.name() == name).unwrap();
            assert!(reply.is_error(), "{}", row.vendor);
        } else {
            assert_eq!(response.status(), 401, "{}", row.vendor);
        }
        if response.status() == 401 {
            assert!(response.headers().contains_key("www-authenticate"), "{}", row.vendor);
        }
    }
}

#[test]
fn refuses_what_cannot_be_read() {
    let sandbox = sandbox(0);
    for (row, endpoint, request) in samples(&sandbox) {
        for body in [&b"\xff\x00<{["[..], b"", &request.body()[..request.body().len() / 3]] {
            let mut broken = request.clone();
            *broken.body_mut() = body.to_vec();
            let response = sandbox.answer(broken);
            let call = sandbox.calls().pop().unwrap();
            let is_form = request.headers()["content-type"].to_str().unwrap().ends_with("form-urlencoded");
            if (body.is_empty() || is_form) && call.problems.is_empty() {
                // No member is required, or a part of a form is a form.
                continue;
            }
            assert!(!call.problems.is_empty(), "{}: {}", row.vendor, text(&response));
            if call.reply.is_empty() {
                let problem = json(&response);
                assert_eq!(
                    problem.get("/status").unwrap().as_i64(),
                    Some(i64::from(response.status().as_u16()))
                );
                assert!(problem.get("/errors/0/pointer").is_some(), "{problem}");
            } else {
                assert_eq!(read(endpoint, &response), call.reply, "{}", row.vendor);
            }
        }
    }
}

#[test]
fn gives_every_documented_reply_that_is_asked_for() {
    let sandbox = sandbox(0);
    let mut count = 0;
    for (row, endpoint, request) in samples(&sandbox) {
        for reply in endpoint.replies() {
            let mut asked = request.clone();
            asked.headers_mut().insert("Sandbox-Reply", HeaderValue::from_static(reply.name()));
            // Neither credentials nor valid values are needed.
            asked.headers_mut().remove("authorization");
            let response = sandbox.answer(asked);
            assert_eq!(read(endpoint, &response), reply.name(), "{}: {}", row.vendor, text(&response));
            count += 1;
        }
        let mut asked = request.clone();
        asked.headers_mut().insert("Sandbox-Reply", HeaderValue::from_static("299"));
        let response = sandbox.answer(asked);
        let documented = endpoint.replies().iter().any(|reply| reply.range_of(299).is_some());
        assert_eq!(response.status().as_u16(), if documented { 299 } else { 400 }, "{}", row.vendor);
    }
    assert!(count > 80, "{count}");
}

#[test]
fn limits_calls_that_ask_for_it() {
    let sandbox = sandbox(0);
    for (row, endpoint, mut request) in samples(&sandbox) {
        request.headers_mut().insert("Sandbox-Fault", HeaderValue::from_static("429"));
        let response = sandbox.answer(request);
        assert_eq!(response.status(), 429, "{}", row.vendor);
        let delay = response.headers()["retry-after"].to_str().unwrap();
        assert!(delay.parse::<u32>().is_ok(), "{}: {delay}", row.vendor);
        if endpoint.replies().iter().any(|reply| reply.range_of(429).is_some()) {
            read(endpoint, &response);
        }
    }
}

#[test]
fn is_the_same_under_a_seed() {
    let answers = |seed| {
        let sandbox = sandbox(seed);
        let all = samples(&sandbox).into_iter().flat_map(|(_, _, request)| {
            let again = sandbox.answer(request.clone());
            [again, sandbox.answer(request)].map(|response| format!("{response:?}"))
        });
        all.collect::<Vec<_>>()
    };
    assert_eq!(answers(3), answers(3));
    assert_ne!(answers(3), answers(4));
}

#[test]
fn takes_the_path_of_the_documented_server_too() {
    let sandbox = sandbox(0);
    let mut request = sandbox.sample("dropbox", "create_group", URL).unwrap();
    assert_eq!(request.uri().path(), "/dropbox/team/groups/create");
    *request.uri_mut() = "/dropbox/2/team/groups/create".parse().unwrap();
    assert_eq!(sandbox.answer(request.clone()).status(), 200);
    *request.uri_mut() = "/dropbox/3/team/groups/create".parse().unwrap();
    assert_eq!(sandbox.answer(request.clone()).status(), 404);
    *request.method_mut() = Method::PUT;
    *request.uri_mut() = "/dropbox/team/groups/create".parse().unwrap();
    let response = sandbox.answer(request);
    assert_eq!(
        (response.status().as_u16(), &response.headers()["allow"]),
        (405, &HeaderValue::from_static("POST"))
    );
}

#[test]
fn survives_any_bytes() {
    let sandbox = sandbox(0);
    let samples = samples(&sandbox);
    let mut random = fastrand::Rng::with_seed(5);
    for _ in 0..3000 {
        let (row, _, request) = &samples[random.usize(..samples.len())];
        let mut request = request.clone();
        let body = request.body_mut();
        for _ in 0..random.usize(1..8) {
            let at = random.usize(..=body.len());
            match random.u8(..4) {
                0 => body.insert(at, random.u8(..)),
                1 if at < body.len() => body[at] = random.u8(..),
                2 if at < body.len() => {
                    body.remove(at);
                }
                _ => body.truncate(at.max(1)),
            }
        }
        if random.u8(..4) == 0 {
            let path: String = (0..random.usize(..12)).map(|_| random.choice(CHARACTERS).unwrap()).collect();
            if let Ok(uri) = format!("/{}{path}", row.vendor).parse() {
                *request.uri_mut() = uri;
            }
        }
        if random.u8(..4) == 0 {
            let value: Vec<u8> = (0..random.usize(..20)).map(|_| random.u8(..)).collect();
            let name = *random
                .choice([
                    &"sandbox-reply",
                    &"sandbox-delay",
                    &"content-type",
                    &"accept",
                    &"authorization",
                    &"cookie",
                ])
                .unwrap();
            if let Ok(value) = HeaderValue::from_bytes(&value) {
                request.headers_mut().insert(name, value);
            }
        }
        let response = sandbox.answer(request);
        assert!(response.status().as_u16() >= 200);
    }
    let shown = format!("{:?}", sandbox.calls());
    assert!(!shown.contains("tr0ub4dor"), "the journal shows a password");
}

#[test]
fn examples_that_have_only_their_bytes_have_values_too() {
    let api = "title: T\nsource: https://example.com\nservers: [https://api.example.com]\n";
    let endpoint = r#"
summary: S
source: https://example.com/x
request: { POST: /teams, body: { formats: [json], fields: { name: { type: string, required: true } } } }
responses:
  201: { doc: D, formats: [json], fields: { id: { type: integer, required: true }, slug: string, name: string } }
group: { name: request.name, id: response.id }
examples:
  - title: A team
    request: { wire: { json: '{"name":"Night shift"}' } }
    response: { status: 201, wire: { json: '{"id":31,"slug":"night-shift","name":"Night shift"}' } }
"#;
    let sandbox = sandbox_of("teams", api, &[("create", endpoint)]);
    let request = sandbox.sample("teams", "create", "http://127.0.0.1:1").unwrap();
    assert_eq!(request.body(), br#"{"name":"Night shift"}"#);
    let mut request = request;
    *request.uri_mut() = "/teams/teams".parse().unwrap();
    let response = sandbox.answer(request);
    assert!(text(&response).contains(r#""slug":"night-shift""#), "{}", text(&response));
}
