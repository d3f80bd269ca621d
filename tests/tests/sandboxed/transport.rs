//! Calls that are answered in process get what calls over a socket get.

use std::fs;
use std::time::{Duration, Instant};

use groupwright::client::{
    AsyncTransport, CallError, RetryPolicy, SendOptions, Transport, TransportErrorKind as Kind, Ureq,
};
use groupwright::http::Request;
use groupwright_sandbox::{Sandbox, Server};
use groupwright_vendors::dropbox::{Api, CreateGroup};
use groupwright_vendors::invisible_collector;

const URL: &str = "http://localhost/dropbox";

fn sandbox() -> Sandbox {
    Sandbox::open(&["../specs/dropbox"]).unwrap()
}

/// What comes of a call with a header field: the error's kind and whether anything was sent, or else the status.
fn outcome(transport: &dyn Transport, url: &str, (name, value): (&str, &str)) -> String {
    let api = Api::new("token").with_server(url);
    let request = CreateGroup::new("Night shift");
    let call = api.call(&request).with_header(name, value).with_retry(RetryPolicy::none());
    match call.with_timeout(Duration::from_millis(300)).send(transport) {
        Ok(group) => group.group_name,
        Err(CallError::Transport(error)) => format!("{:?} {}", error.kind(), error.was_sent()),
        Err(error) => format!("{:?} {:?}", error.status(), error.documented().is_some()),
    }
}

#[test]
fn faults_are_those_of_a_socket() {
    let asked = [
        ("Sandbox-Fault", "drop"),
        ("Sandbox-Fault", "truncate"),
        ("Sandbox-Fault", "429"),
        ("Sandbox-Fault", "fire"),
        ("Sandbox-Delay", "10ms"),
        ("Sandbox-Delay", "20s"),
        ("Sandbox-Reply", "NameTaken"),
        ("Sandbox-Reply", "nothing"),
    ];
    let expected = [
        "Interrupted true",
        "Interrupted true",
        "Some(429) true",
        "Some(400) true",
        "Night shift",
        "Timeout true",
        "Some(409) true",
        "Some(400) true",
    ];
    for (field, expected) in asked.into_iter().zip(expected) {
        assert_eq!(outcome(&sandbox(), URL, field), expected, "{field:?}");
        let server = Server::start(sandbox(), 0).unwrap();
        assert_eq!(outcome(&Ureq::new(), &(server.url() + "/dropbox"), field), expected, "{field:?}");
    }
}

#[test]
fn a_delay_is_waited_for_but_not_beyond_the_timeout() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let (sandbox, api, request) =
        (sandbox(), Api::new("token").with_server(URL), CreateGroup::new("Night shift"));
    for is_async in [false, true] {
        for (delay, timeout, waited) in [("200ms", 5000, 200), ("60s", 200, 200)] {
            let call = api.call(&request).with_timeout(Duration::from_millis(timeout));
            let call = call.with_header("Sandbox-Delay", delay).with_header("Sandbox-Reply", "Created");
            let start = Instant::now();
            let outcome =
                if is_async { runtime.block_on(call.send_async(&sandbox)) } else { call.send(&sandbox) };
            let took = start.elapsed();
            assert!(took >= Duration::from_millis(waited) && took < Duration::from_secs(5), "{took:?}");
            assert_eq!(outcome.is_ok(), delay == "200ms");
        }
    }
}

#[test]
fn attempts_follow_each_other_without_a_wait() {
    let sandbox = Sandbox::open(&["../specs/invisible_collector"]).unwrap();
    let api = invisible_collector::Api::new("token").with_server("http://localhost/invisible_collector");
    let request = invisible_collector::CreateGroup::new("Night shift");
    let start = Instant::now();
    let error = api.call(&request).with_header("Sandbox-Fault", "429").send(&sandbox).unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(429), "{error}");
    assert_eq!(sandbox.calls().len(), 3, "a request that was refused is sent again");
    assert!(start.elapsed() < Duration::from_millis(900), "`Retry-After` is a second");
}

#[test]
fn messages_are_those_of_a_client() {
    let sandbox = sandbox();
    let request = |method: &str| {
        let request = Request::builder().method(method).uri("http://localhost/__sandbox/calls");
        request.body(Vec::new()).unwrap()
    };
    let mut options = SendOptions::default();
    assert_eq!(Transport::send(&sandbox, request("GET"), &options).unwrap().body(), b"[]");
    let response = Transport::send(&sandbox, request("HEAD"), &options).unwrap();
    assert_eq!((response.status().as_u16(), response.body().len()), (405, 0));
    options.max_reply_bytes = 1;
    let error = Transport::send(&sandbox, request("GET"), &options).unwrap_err();
    assert_eq!(error.kind(), Kind::TooLarge);
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let error = runtime.block_on(AsyncTransport::send(&sandbox, request("GET"), &options)).unwrap_err();
    assert!(error.to_string().starts_with("the reply has more than 1 bytes"), "{error}");
}

#[test]
fn what_is_wrong_with_specs_is_in_the_error() {
    let missing = Sandbox::open(&["no/such/specs"]).unwrap_err().to_string();
    assert!(missing.starts_with("cannot read no/such/specs: "), "{missing}");
    assert!(missing.contains("; relative paths are looked for in /"), "{missing}");
    assert!(!missing.contains("did you mean"), "{missing}");
    let misspelt = Sandbox::open(&["../specs/dropbx"]).unwrap_err().to_string();
    assert!(misspelt.starts_with("cannot read ../specs/dropbx: "), "{misspelt}");
    assert!(misspelt.contains("; did you mean `../specs/dropbox`?; relative paths"), "{misspelt}");

    let folder = tempfile::tempdir().unwrap();
    let empty = Sandbox::open(&[folder.path()]).unwrap_err().to_string();
    assert!(empty.starts_with("there is no spec in ") && !empty.contains("relative"), "{empty}");

    fs::write(folder.path().join("api.yaml"), "title: T\n").unwrap();
    fs::write(folder.path().join("create_group.yaml"), "summary: S\nrequets: {}\n").unwrap();
    let wrong = Sandbox::open(&[folder.path()]).unwrap_err();
    let shown = format!("{wrong:?}");
    assert_eq!(shown, wrong.to_string(), "a test that unwraps it shows `Debug`");
    for part in ["GW0", "requets", "create_group.yaml", "request"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn what_is_asked_for_can_happen_a_number_of_times() {
    let sandbox = Sandbox::open(&["../specs/invisible_collector"]).unwrap();
    let api = invisible_collector::Api::new("token").with_server("http://localhost/invisible_collector");
    let request = invisible_collector::CreateGroup::new("Night shift");
    let call = || api.call(&request).with_header("Sandbox-Fault", "429").with_header("Sandbox-Times", "2");
    assert_eq!(call().send(&sandbox).unwrap().name, "Night shift");
    let statuses: Vec<u16> = sandbox.calls().iter().map(|call| call.status).collect();
    assert_eq!(statuses, [429, 429, 200]);
    // The next is the vendor's own answer.
    assert_eq!(call().send(&sandbox).unwrap_err().status().map(|status| status.as_u16()), Some(409));
    sandbox.reset();
    assert_eq!(call().send(&sandbox).unwrap().name, "Night shift");
    assert_eq!(sandbox.calls().len(), 3);
}
