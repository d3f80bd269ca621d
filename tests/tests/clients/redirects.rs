//! Redirects: followed within an origin, and never to another.

use groupwright::client::{CallError, TransportErrorKind};

use crate::both::{CREATED, Client, api, request};
use crate::server::{Answer, Server};

#[test]
fn follows_a_redirect_within_the_origin_with_the_whole_request() {
    for client in Client::all() {
        let moved = Answer::reply(308, &["location: /v2/groups"], b"moved");
        let server = Server::start([moved, Answer::json(201, CREATED)]);
        assert_eq!(client.send(api(server.url()).call(&request())).unwrap().id, "7");
        let requests = server.requests();
        assert!(requests[1].starts_with("POST /v2/groups HTTP/1.1\r\n"), "{requests:?}");
        assert!(requests[1].to_lowercase().contains("authorization: bearer hunter2"), "{requests:?}");
        assert!(requests[1].ends_with(r#"{"name":"Readers"}"#), "{requests:?}");
    }
}

#[test]
fn sends_nothing_to_another_host() {
    for client in Client::all() {
        for status in [301, 302, 303, 307, 308] {
            let other = Server::start([Answer::json(201, CREATED)]);
            let location = format!("location: {}/groups?hunter2", other.url());
            let server = Server::start([Answer::reply(status, &[&location], b"")]);
            let error = client.send(api(server.url()).call(&request())).unwrap_err();
            let CallError::Transport(found) = &error else { panic!("{error}") };
            assert_eq!(found.kind(), TransportErrorKind::Redirect);
            assert!(error.to_string().contains(&format!("another origin, {},", other.url())), "{error}");
            assert!(!error.to_string().contains("hunter2"), "{error}");
            assert_eq!((server.requests().len(), other.requests().len()), (1, 0));
        }
    }
}
