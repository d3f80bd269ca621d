//! What a server answers: successes, documented failures, and what is neither.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use groupwright::Retry;
use groupwright::client::{CallError, Reqwest, Ureq};
use groupwright_vendors::checkmarket;
use groupwright_vendors::emfluence::{self, SaveGroup, SaveGroupError};
use groupwright_vendors::invisible_collector::CreateGroupError;

use crate::both::{CREATED, Client, api, request};
use crate::server::{Answer, Server};

#[test]
fn clients_are_cloned_and_shared_among_threads() {
    fn shared<T: Clone + Send + Sync + 'static>() {}
    fn sent<T: Send>(_: &T) {}
    shared::<Ureq>();
    shared::<Reqwest>();
    let client = Reqwest::new().unwrap();
    sent(&api("https://127.0.0.1").send_async(&client, &request()));
}

#[test]
fn sends_a_request_and_reads_a_success() {
    for client in Client::all() {
        let server = Server::start([Answer::json(201, CREATED)]);
        let group = client.send(api(server.url()).call(&request())).unwrap();
        assert_eq!((group.id.as_str(), group.name.as_str()), ("7", "Readers"));
        let requests = server.requests();
        let [sent] = &requests[..] else { panic!("{requests:?}") };
        let (head, body) = sent.split_once("\r\n\r\n").unwrap();
        let head = head.to_lowercase();
        assert!(head.starts_with("post /groups http/1.1\r\n"), "{head}");
        let version = env!("CARGO_PKG_VERSION");
        for line in [
            "authorization: bearer hunter2",
            "content-type: application/json",
            "accept: application/json",
            "content-length: 18",
            "accept-encoding: gzip",
            &format!("user-agent: groupwright/{version}"),
        ] {
            assert_eq!(head.lines().filter(|found| *found == line).count(), 1, "{line}: {head}");
        }
        assert_eq!(body, r#"{"name":"Readers"}"#);
    }
}

#[test]
fn a_call_has_header_fields_and_a_server_of_its_own() {
    for client in Client::all() {
        let server = Server::start([Answer::json(201, CREATED)]);
        let configured = api("https://127.0.0.1:9");
        let asked = request();
        let call = configured.call(&asked).with_server(server.url() + "/v2");
        client.send(call.with_header("Idempotency-Key", "k-1").with_header("User-Agent", "mine")).unwrap();
        let head = server.requests().concat().to_lowercase();
        assert!(head.starts_with("post /v2/groups "), "{head}");
        assert!(
            head.contains("\r\nidempotency-key: k-1\r\n") && head.contains("\r\nuser-agent: mine\r\n"),
            "{head}"
        );
        assert!(!head.contains("groupwright/"), "{head}");

        let wrong = client.send(configured.call(&asked).with_header("X-A", "hunter2\r\nX-B: 1")).unwrap_err();
        assert!(matches!(wrong, CallError::Invalid(_)) && !wrong.was_sent());
    }
}

#[test]
fn nothing_is_sent_of_a_request_that_is_not_valid() {
    for client in Client::all() {
        let server = Server::start([]);
        let wrong = checkmarket::CreateGroup::new("x".repeat(101));
        let api = checkmarket::Api::new("hunter2", "hunter2").with_server(server.url());
        let error = client.send(api.call(&wrong)).unwrap_err();
        assert!(matches!(error, CallError::Invalid(_)) && !error.was_sent(), "{error}");
        assert_eq!((error.retry(), error.status()), (Retry::Never, None));
        assert!(server.requests().is_empty());
    }
}

#[test]
fn a_documented_failure_has_its_meaning_and_its_value() {
    for client in Client::all() {
        let body = r#"{"code":"409","message":"Group already registered"}"#;
        let server = Server::start([Answer::json(409, body)]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        let Some(CreateGroupError::Conflict(failure)) = error.documented() else { panic!("{error}") };
        assert_eq!(failure.message, "Group already registered");
        assert_eq!(error.status().unwrap().as_u16(), 409);
        assert_eq!(error.reply().unwrap().name(), "Conflict");
        let meaning = "Conflict - A group with the same name already exists for the company";
        assert_eq!(error.meaning().unwrap(), format!("{meaning}."));
        assert!(error.to_string().starts_with(&format!("{meaning} (409 Conflict)")), "{error}");
        assert!(error.was_sent() && error.decode_error().is_none());
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_failure_under_status_200_has_the_words_of_the_vendor() {
    for client in Client::all() {
        let server =
            Server::start([Answer::json(200, r#"{"success":0,"code":301,"errors":["It is taken"]}"#)]);
        let api = emfluence::Api::new("hunter2").with_server(server.url());
        let error = client.send(api.call(&SaveGroup::new().with_group_name("A"))).unwrap_err();
        assert!(
            matches!(error.documented(), Some(SaveGroupError::Failed(failure)) if failure.code == Some(301))
        );
        assert_eq!(error.status().unwrap().as_u16(), 200);
    }
}

#[test]
fn a_page_of_html_is_no_documented_reply() {
    for client in Client::all() {
        let page = b"<html>Bad gateway: hunter2</html>";
        let server = Server::start([Answer::reply(502, &["content-type: text/html"], page)]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        let expected =
            "the response matches none of the documented replies (502 Bad Gateway, text/html, 33 bytes)";
        assert_eq!(error.to_string(), expected);
        assert_eq!(error.response().unwrap().response().body(), page);
        assert_eq!(server.requests().len(), 1, "a request that may have been performed is not sent again");
    }
}

#[test]
fn a_success_that_cannot_be_read_says_where_and_is_not_sent_again() {
    for client in Client::all() {
        let server = Server::start([Answer::json(201, r#"{"id":"7","name":"#)]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        let problem = &error.decode_error().unwrap().problems[0];
        assert!(problem.position.is_some(), "{error}");
        assert!(error.to_string().starts_with("the reply Created (201 Created): "), "{error}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn xml_that_is_cut_off_says_where_and_is_not_sent_again() {
    for client in Client::all() {
        let body = b"<result><Data>7</Da";
        let server = Server::start([Answer::reply(200, &["content-type: application/xml"], body)]);
        let api = checkmarket::Api::new("hunter2", "hunter2").with_server(server.url());
        let error = client.send(api.call(&checkmarket::CreateGroup::new("Readers"))).unwrap_err();
        let problem = &error.decode_error().unwrap().problems[0];
        assert!(problem.position.is_some(), "{error}");
        assert_eq!(server.requests().len(), 1, "the group may be there");
    }
}

#[test]
fn a_page_of_html_as_a_success_is_no_success() {
    for client in Client::all() {
        for media_type in ["text/html; charset=utf-8", "application/json"] {
            let page = b"<!doctype html><title>Log in</title>";
            let header = format!("content-type: {media_type}");
            let server = Server::start([Answer::reply(201, &[&header], page)]);
            let error = client.send(api(server.url()).call(&request())).unwrap_err();
            let problem = &error.decode_error().unwrap().problems[0];
            assert!(error.documented().is_none() && problem.position.is_some(), "{error}");
            assert_eq!(error.response().unwrap().response().body(), page);
            assert_eq!(server.requests().len(), 1, "the group may be there");
        }
    }
}

pub(crate) fn gzipped(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn gzip_is_undone_and_other_encodings_are_named() {
    for client in Client::all() {
        let headers = ["content-type: application/json", "content-encoding: gzip"];
        let server = Server::start([Answer::reply(201, &headers, &gzipped(CREATED.as_bytes()))]);
        assert_eq!(client.send(api(server.url()).call(&request())).unwrap().id, "7");

        let headers = ["content-type: application/json", "content-encoding: br"];
        let server = Server::start([Answer::reply(201, &headers, b"hunter2")]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert!(error.to_string().contains("the content encoding \"br\", which was not undone"), "{error}");
    }
}

#[test]
fn an_encoding_of_nothing_is_nothing() {
    for client in Client::all() {
        for encoding in ["gzip", "br"] {
            let encoding = format!("content-encoding: {encoding}");
            let server = Server::start([Answer::reply(418, &[&encoding], b"")]);
            let error = client.send(api(server.url()).call(&request())).unwrap_err();
            assert_eq!(error.status().map(|status| status.as_u16()), Some(418), "{error} {error:?}");
        }
    }
}
