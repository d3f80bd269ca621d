//! The limit on the size of a reply holds while it is being read.

use groupwright::client::{CallError, TransportErrorKind};

use crate::both::{Client, api, request};
use crate::outcomes::gzipped;
use crate::server::{Answer, Server};

#[test]
fn a_body_without_an_end_is_given_up_at_the_limit() {
    for client in Client::all() {
        let server = Server::start([Answer::Endless]);
        let configured = api(server.url());
        let asked = request();
        let error = client.send(configured.call(&asked).with_max_reply_bytes(100_000)).unwrap_err();
        let CallError::Transport(found) = &error else { panic!("{error}") };
        assert_eq!(found.kind(), TransportErrorKind::TooLarge);
        assert!(error.to_string().starts_with("the reply has more than 100000 bytes"), "{error}");
        // What is on the way fills buffers of the system.
        assert!(server.written() < 20 << 20, "{} bytes were written", server.written());
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_body_of_100_mb_is_given_up_at_the_usual_limit() {
    for client in Client::all() {
        let server = Server::start([Answer::Long(1600)]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        let CallError::Transport(found) = &error else { panic!("{error}") };
        assert_eq!(found.kind(), TransportErrorKind::TooLarge);
        assert!(error.to_string().starts_with("the reply has more than 16777216 bytes"), "{error}");
        assert!(server.written() < 40 << 20, "{} bytes were written", server.written());
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn a_body_of_the_largest_size_is_read() {
    let body = r#"{"id":"7","name":"Readers"}"#;
    for client in Client::all() {
        for (limit, passes) in [(body.len(), true), (body.len() - 1, false)] {
            let server = Server::start([Answer::json(201, body)]);
            let configured = api(server.url());
            let asked = request();
            let read = client.send(configured.call(&asked).with_max_reply_bytes(limit));
            assert_eq!(read.is_ok(), passes, "{limit}");
        }
    }
}

#[test]
fn a_small_body_that_unpacks_to_a_large_one_is_given_up() {
    let packed = gzipped(&vec![b' '; 20 << 20]);
    assert!(packed.len() < 100_000);
    for client in Client::all() {
        let headers = ["content-type: application/json", "content-encoding: gzip"];
        let server = Server::start([Answer::reply(201, &headers, &packed)]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert!(
            matches!(&error, CallError::Transport(found) if found.kind() == TransportErrorKind::TooLarge),
            "{error}"
        );
    }
}
