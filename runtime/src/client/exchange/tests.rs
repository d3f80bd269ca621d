//! Tests of the course of a call: each rule, without a socket and without a clock.

use super::*;
use crate::table::{Node, Reply, StatusRange};

static POST: Endpoint = Endpoint::new("create", "POST", &[], Node::ANY);
static GET: Endpoint = Endpoint::new("find", "GET", &[], Node::ANY);
static SAME_BODY: Endpoint =
    Endpoint::new("create", "POST", &[], Node::ANY).with_idempotence(Idempotence::SameBody);
static OVERWRITES: Endpoint =
    Endpoint::new("replace", "PUT", &[], Node::ANY).with_idempotence(Idempotence::NotIdempotent);
static REDIRECTS: Endpoint = Endpoint::new("create", "POST", &[], Node::ANY)
    .with_replies(&[Reply::new("Moved", StatusRange::exactly(303))]);

const URL: &str = "https://api.example.com/v1/groups?key=hunter2";

fn request(endpoint: &Endpoint, url: &str) -> Request<Vec<u8>> {
    let request = Request::builder().method(endpoint.method()).uri(url).header("authorization", "hunter2");
    request.body(b"hunter2".to_vec()).unwrap()
}

fn exchange(endpoint: &'static Endpoint, options: &CallOptions) -> Exchange {
    Exchange::new(endpoint, request(endpoint, URL), options).unwrap().with_seed(7)
}

fn usual(endpoint: &'static Endpoint) -> Exchange {
    exchange(endpoint, &CallOptions::default())
}

fn reply(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.as_bytes().to_vec()).unwrap()
}

fn refusal(status: u16, documented: Retry, retry_after: Option<u64>) -> Refusal {
    let status = StatusCode::from_u16(status).unwrap();
    Refusal { documented, status, retry_after: retry_after.map(Duration::from_secs) }
}

#[track_caller]
fn sent(exchange: &mut Exchange) -> Request<Vec<u8>> {
    match exchange.next_step() {
        Step::Send(request, _) => request,
        other => panic!("{other:?} in place of sending"),
    }
}

#[track_caller]
fn failed_with(exchange: &mut Exchange) -> TransportError {
    match exchange.next_step() {
        Step::Fail(error) => error,
        other => panic!("{other:?} in place of failing"),
    }
}

#[track_caller]
fn waited(exchange: &mut Exchange) -> Duration {
    match exchange.next_step() {
        Step::Wait(wait) => wait,
        other => panic!("{other:?} in place of waiting"),
    }
}

#[track_caller]
fn read(exchange: &mut Exchange) -> Response<Vec<u8>> {
    match exchange.next_step() {
        Step::Read(response) => response,
        other => panic!("{other:?} in place of reading"),
    }
}

#[test]
fn sends_once_and_reads_the_reply() {
    let mut exchange = usual(&POST);
    let request = sent(&mut exchange);
    assert_eq!((request.uri().to_string().as_str(), request.body().as_slice()), (URL, b"hunter2".as_slice()));
    assert!(request.headers()["user-agent"].to_str().unwrap().starts_with("groupwright/"));
    exchange.received(Ok(reply(201, &[], "{}")));
    assert_eq!(read(&mut exchange).status(), 201);
    assert_eq!(exchange.attempts(), 1);
    assert_eq!(failed_with(&mut exchange).kind(), TransportErrorKind::Other);
}

#[test]
fn what_was_not_sent_is_sent_again_whatever_it_is() {
    for endpoint in [&POST, &GET, &SAME_BODY, &OVERWRITES] {
        let mut exchange = usual(endpoint);
        for attempt in 1..=3 {
            sent(&mut exchange);
            assert_eq!(exchange.attempts(), attempt);
            exchange.received(Err(TransportError::before_sending(TransportErrorKind::Connection)));
            if attempt < 3 {
                assert!(waited(&mut exchange) > Duration::ZERO);
            }
        }
        assert_eq!(failed_with(&mut exchange).kind(), TransportErrorKind::Connection);
    }
}

#[test]
fn what_may_have_been_performed_is_sent_again_only_if_it_is_idempotent() {
    for kind in [TransportErrorKind::Timeout, TransportErrorKind::Interrupted] {
        for (endpoint, again) in [(&POST, false), (&OVERWRITES, false), (&GET, true), (&SAME_BODY, true)] {
            let mut exchange = usual(endpoint);
            sent(&mut exchange);
            exchange.received(Err(TransportError::new(kind)));
            if again {
                waited(&mut exchange);
                assert_eq!(sent(&mut exchange).body(), b"hunter2");
            } else {
                let error = failed_with(&mut exchange);
                assert!(error.kind() == kind && error.was_sent(), "{error}");
            }
        }
    }
}

#[test]
fn a_caller_can_say_that_a_request_is_idempotent() {
    let options = CallOptions::default().with_header("Idempotency-Key", "1");
    let mut without = exchange(&POST, &options);
    sent(&mut without);
    without.received(Err(TransportError::new(TransportErrorKind::Timeout)));
    failed_with(&mut without);
    let mut with = exchange(&POST, &options.with_idempotence(Idempotence::Idempotent));
    sent(&mut with);
    with.received(Err(TransportError::new(TransportErrorKind::Timeout)));
    waited(&mut with);
    assert_eq!(sent(&mut with).headers()["idempotency-key"], "1");
}

#[test]
fn failures_are_followed_as_documented_or_as_their_status_says() {
    for (endpoint, status, documented, again) in [
        (&POST, 429, Retry::Unspecified, true),
        (&POST, 429, Retry::Never, false),
        (&POST, 409, Retry::Later, true),
        (&POST, 503, Retry::Later, true),
        (&POST, 500, Retry::Later, false),
        (&SAME_BODY, 500, Retry::Later, true),
        (&POST, 409, Retry::Unspecified, false),
        (&POST, 503, Retry::Unspecified, false),
        (&POST, 500, Retry::Unspecified, false),
        (&GET, 503, Retry::Unspecified, true),
        (&GET, 500, Retry::Unspecified, false),
        (&GET, 503, Retry::Never, false),
        (&SAME_BODY, 502, Retry::Unspecified, true),
        (&OVERWRITES, 502, Retry::Unspecified, false),
    ] {
        let mut exchange = usual(endpoint);
        sent(&mut exchange);
        exchange.received(Ok(reply(status, &[], "")));
        read(&mut exchange);
        assert_eq!(exchange.refused(&refusal(status, documented, None)), again, "{status} {documented:?}");
        if again {
            waited(&mut exchange);
            sent(&mut exchange);
        }
    }
}

#[test]
fn waits_as_long_as_the_server_asks_and_not_too_long() {
    let mut exchange = usual(&POST);
    sent(&mut exchange);
    exchange.received(Ok(reply(429, &[], "")));
    read(&mut exchange);
    assert!(exchange.refused(&refusal(429, Retry::Unspecified, Some(20))));
    let wait = waited(&mut exchange);
    assert!((20_000..=22_500).contains(&wait.as_millis()), "{wait:?}");
    sent(&mut exchange);
    exchange.received(Ok(reply(429, &[], "")));
    read(&mut exchange);
    assert!(!exchange.refused(&refusal(429, Retry::Unspecified, Some(31))), "longer than the longest wait");
}

#[test]
fn a_policy_of_no_retries_sends_once() {
    let options = CallOptions::default().with_retry(RetryPolicy::none());
    let mut refused = exchange(&GET, &options);
    sent(&mut refused);
    refused.received(Ok(reply(503, &[], "")));
    read(&mut refused);
    assert!(!refused.refused(&refusal(503, Retry::Later, Some(0))));
    let mut unsent = exchange(&GET, &options);
    sent(&mut unsent);
    unsent.received(Err(TransportError::before_sending(TransportErrorKind::Connection)));
    failed_with(&mut unsent);
}

#[test]
fn follows_redirects_within_the_origin() {
    for (endpoint, status) in
        [(&GET, 301), (&GET, 302), (&GET, 303), (&GET, 307), (&GET, 308), (&POST, 307), (&POST, 308)]
    {
        let mut exchange = usual(endpoint);
        sent(&mut exchange);
        exchange.received(Ok(reply(status, &[("location", "/v2/groups")], "")));
        let request = sent(&mut exchange);
        assert_eq!(request.uri(), "https://api.example.com/v2/groups");
        assert_eq!(
            (request.method().as_str(), request.body().as_slice()),
            (endpoint.method(), b"hunter2".as_slice())
        );
        assert_eq!(exchange.attempts(), 1, "a redirect is no attempt");
    }
}

#[test]
fn follows_no_redirect_to_another_origin_nor_one_that_could_perform_a_request_twice() {
    for (endpoint, status, location, named) in [
        (&GET, 302, "https://evil.example/hunter2?hunter2", "another origin, https://evil.example,"),
        (&GET, 307, "//evil.example/", "another origin"),
        (&GET, 307, "http://api.example.com/v1/groups", "another origin"),
        (&POST, 308, "https://api.example.com:8443/", "another origin"),
        (&GET, 301, "ftp://api.example.com/", "not to a URL"),
        (&GET, 301, "https://hunter2@api.example.com/", "not to a URL"),
        (&POST, 301, "/v2/groups", "may have performed it"),
        (&POST, 302, "/v2/groups", "may have performed it"),
        (&POST, 303, "/v2/groups/1", "may have performed it"),
    ] {
        let mut exchange = usual(endpoint);
        sent(&mut exchange);
        exchange.received(Ok(reply(status, &[("location", location)], "hunter2")));
        let error = failed_with(&mut exchange);
        let shown = format!("{error} {error:?}");
        assert!(error.kind() == TransportErrorKind::Redirect && shown.contains(named), "{shown}");
        assert!(!shown.contains("hunter2"), "{shown}");
    }
}

#[test]
fn follows_five_redirects() {
    let mut exchange = usual(&GET);
    for _ in 0..=5 {
        sent(&mut exchange);
        exchange.received(Ok(reply(302, &[("location", "?again")], "")));
    }
    assert!(failed_with(&mut exchange).to_string().contains("more than 5 times"));
}

#[test]
fn a_redirect_that_is_described_or_leads_nowhere_is_a_reply() {
    for (endpoint, status, headers) in
        [(&REDIRECTS, 303, &[("location", "https://evil.example/")][..]), (&POST, 302, &[]), (&GET, 304, &[])]
    {
        let mut exchange = usual(endpoint);
        sent(&mut exchange);
        exchange.received(Ok(reply(status, headers, "")));
        assert_eq!(read(&mut exchange).status(), status);
    }
}

#[test]
fn requires_a_secure_base_url() {
    let start = |url: &str, options: &CallOptions| Exchange::new(&GET, request(&GET, url), options).unwrap();
    let usual = CallOptions::default();
    let mut refused = start("http://api.example.com/v1?key=hunter2", &usual);
    let error = failed_with(&mut refused);
    assert!(error.kind() == TransportErrorKind::Insecure && !error.was_sent());
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("http://api.example.com is not secure") && !shown.contains("hunter2"), "{shown}");
    sent(&mut start("http://127.0.0.1:8080/v1", &usual));
    sent(&mut start("http://api.example.com/v1", &usual.allow_http()));
}

#[test]
fn refuses_bodies_that_are_too_large_or_encoded() {
    let options = CallOptions::default().with_max_reply_bytes(4);
    let mut large = exchange(&GET, &options);
    sent(&mut large);
    large.received(Ok(reply(200, &[], "12345")));
    assert_eq!(failed_with(&mut large).kind(), TransportErrorKind::TooLarge);

    let mut encoded = usual(&GET);
    sent(&mut encoded);
    encoded.received(Ok(reply(200, &[("content-encoding", "br")], "hunter2")));
    let error = failed_with(&mut encoded);
    assert_eq!(error.kind(), TransportErrorKind::ContentEncoding);
    assert!(error.to_string().contains("\"br\"") && !error.to_string().contains("hunter2"), "{error}");
    for coding in ["GZIP", "x-gzip", "X-GZip"] {
        let mut encoded = usual(&GET);
        sent(&mut encoded);
        encoded.received(Ok(reply(200, &[("content-encoding", coding)], "hunter2")));
        let error = failed_with(&mut encoded).to_string();
        assert!(error.contains("\"gzip\""), "{error}");
    }

    for (headers, body) in
        [(&[("content-encoding", "identity")][..], "x"), (&[("content-encoding", "gzip")], "")]
    {
        let mut plain = usual(&GET);
        sent(&mut plain);
        plain.received(Ok(reply(200, headers, body)));
        read(&mut plain);
    }
}

#[test]
fn debug_output_hides_requests_and_replies() {
    let mut exchange = usual(&POST);
    let mut shown = format!("{exchange:?}");
    for _ in 0..2 {
        let step = exchange.next_step();
        shown = format!("{shown} {step:?} {exchange:?}");
        exchange.received(Ok(reply(200, &[("x-token", "hunter2")], "hunter2")));
    }
    assert!(!shown.contains("hunter2"), "{shown}");
}
