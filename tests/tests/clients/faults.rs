//! What goes wrong on the way: each its own error.

use std::error::Error;
use std::io;
use std::net::TcpListener;
use std::time::{Duration, Instant};

use groupwright::Idempotence;
use groupwright::client::{CallError, TransportError, TransportErrorKind as Kind};

use crate::both::{CREATED, Client, api, request};
use crate::server::{Answer, Server};

fn transport<E>(error: &CallError<E>) -> &TransportError {
    match error {
        CallError::Transport(error) => error,
        CallError::Invalid(_) | CallError::Response(_) => panic!("{error}"),
    }
}

/// The errors below one.
fn chain<'e>(error: &'e (dyn Error + 'static)) -> impl Iterator<Item = &'e (dyn Error + 'static)> {
    let mut next = error.source();
    std::iter::from_fn(move || {
        let found = next?;
        next = found.source();
        Some(found)
    })
}

#[test]
fn a_refused_connection_has_sent_nothing() {
    for client in Client::all() {
        // The port is free again, so nobody answers there.
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        drop(listener);
        let error = client.send(api(url).call(&request())).unwrap_err();
        assert_eq!(transport(&error).kind(), Kind::Connection);
        assert!(!error.was_sent() && error.to_string().contains("nothing was sent"), "{error}");
        let cause = chain(&error).find_map(|error| error.downcast_ref::<io::Error>()).unwrap();
        assert_eq!(cause.kind(), io::ErrorKind::ConnectionRefused);
    }
}

#[test]
fn a_host_that_does_not_exist_has_been_sent_nothing() {
    for client in Client::all() {
        // There is no such host, and there never will be (RFC 6761 section 6.4).
        let error = client.send(api("https://vendor.invalid").call(&request())).unwrap_err();
        assert_eq!(transport(&error).kind(), Kind::HostName, "{error} {error:?}");
        assert!(!error.was_sent() && error.to_string().contains("the name of the host"), "{error}");
    }
}

#[test]
fn a_reset_within_the_body_is_an_interruption() {
    let head =
        "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"id\":";
    for client in Client::all() {
        let server = Server::start([Answer::Resets(head.as_bytes().to_vec())]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert_eq!(transport(&error).kind(), Kind::Interrupted, "{error}");
        assert!(error.was_sent() && error.to_string().contains("may have been performed"), "{error}");
        assert_eq!(server.requests().len(), 1, "it could have created the group");
    }
}

#[test]
fn a_body_that_is_shorter_than_announced_is_an_interruption() {
    for client in Client::all() {
        let head = "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n";
        let server = Server::start([Answer::Bytes([head, CREATED].concat().into_bytes())]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert_eq!(transport(&error).kind(), Kind::Interrupted, "{error}");
        assert!(transport(&error).source().is_some());
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_connection_that_closes_without_a_reply_is_an_interruption() {
    for client in Client::all() {
        let server = Server::start([]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert_eq!(transport(&error).kind(), Kind::Interrupted, "{error}");
        assert!(error.was_sent());
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn what_is_no_http_is_an_interruption() {
    for client in Client::all() {
        let server = Server::start([Answer::Bytes(b"SSH-2.0-OpenSSH_9.2\r\n\r\n".to_vec())]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert_eq!(transport(&error).kind(), Kind::Interrupted, "{error}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_slow_body_ends_with_the_timeout() {
    let head =
        "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{\"id\":";
    for client in Client::all() {
        for begun in [head, ""] {
            let server = Server::start([Answer::Stalls(begun.as_bytes().to_vec(), Duration::from_secs(20))]);
            let started = Instant::now();
            let configured = api(server.url());
            let asked = request();
            let error =
                client.send(configured.call(&asked).with_timeout(Duration::from_millis(100))).unwrap_err();
            assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
            assert_eq!(transport(&error).kind(), Kind::Timeout, "{error}");
            assert!(error.was_sent() && error.to_string().contains("may have been performed"), "{error}");
            assert_eq!(server.requests().len(), 1);
        }
    }
}

#[test]
fn a_lost_reply_is_asked_for_again_if_the_request_is_idempotent() {
    for client in Client::all() {
        let server = Server::start([Answer::Bytes(Vec::new()), Answer::json(201, CREATED)]);
        let configured = api(server.url());
        let asked = request();
        let call = configured.call(&asked).with_idempotence(Idempotence::Idempotent);
        assert_eq!(client.send(call).unwrap().id, "7");
        let requests = server.requests();
        assert_eq!(requests.len(), 2);
        assert!(requests.iter().all(|request| request.ends_with(r#"{"name":"Readers"}"#)), "{requests:?}");
    }
}

#[test]
fn a_body_that_trickles_ends_with_the_timeout() {
    let head = "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 10000\r\n\r\n";
    for client in Client::all() {
        // Each byte is in time; all of them are not.
        let server = Server::start([Answer::Trickles(head.as_bytes().to_vec(), Duration::from_millis(10))]);
        let started = Instant::now();
        let configured = api(server.url());
        let asked = request();
        let error =
            client.send(configured.call(&asked).with_timeout(Duration::from_millis(200))).unwrap_err();
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
        assert_eq!(transport(&error).kind(), Kind::Timeout, "{error}");
        assert_eq!(server.requests().len(), 1, "it could have created the group");
    }
}

#[test]
fn a_body_that_is_longer_than_announced_is_read_as_far_as_announced() {
    for client in Client::all() {
        let head = "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 20\r\n\r\n";
        let server = Server::start([Answer::Bytes([head, CREATED].concat().into_bytes())]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert!(error.decode_error().is_some(), "{error}");
        assert_eq!(error.response().unwrap().response().body(), &CREATED.as_bytes()[..20]);
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn lengths_that_say_nothing_are_no_http() {
    for client in Client::all() {
        for lengths in ["content-length: many", "content-length: 27\r\ncontent-length: 5"] {
            let head = format!("HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n{lengths}\r\n\r\n");
            let server = Server::start([Answer::Bytes([head.as_str(), CREATED].concat().into_bytes())]);
            let error = client.send(api(server.url()).call(&request())).unwrap_err();
            assert_eq!(transport(&error).kind(), Kind::Interrupted, "{lengths}: {error}");
            assert!(error.was_sent());
            assert_eq!(server.requests().len(), 1);
        }
    }
}
