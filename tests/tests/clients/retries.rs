//! Requests that are sent again.

use std::time::{Duration, Instant};

use groupwright::client::RetryPolicy;
use groupwright_vendors::checkmarket::{self, CreateGroupError};

use crate::both::{CREATED, Client, api, request};
use crate::server::{Answer, Server};

#[test]
fn waits_after_429_as_the_server_asks_and_succeeds() {
    for client in Client::all() {
        let busy = Answer::reply(429, &["retry-after: 1"], b"");
        let server = Server::start([busy, Answer::json(201, CREATED)]);
        let started = Instant::now();
        assert_eq!(client.send(api(server.url()).call(&request())).unwrap().id, "7");
        assert!(started.elapsed() >= Duration::from_secs(1), "{:?}", started.elapsed());
        assert_eq!(server.requests().len(), 2);
    }
}

#[test]
fn a_date_says_when_to_come_back() {
    for client in Client::all() {
        let dates = ["date: Sun, 06 Nov 1994 08:49:37 GMT", "retry-after: Sun, 06 Nov 1994 08:49:37 GMT"];
        let server = Server::start([Answer::reply(429, &dates, b""), Answer::json(201, CREATED)]);
        assert_eq!(client.send(api(server.url()).call(&request())).unwrap().id, "7");
        let late = ["date: Sun, 06 Nov 1994 08:49:37 GMT", "retry-after: Sun, 06 Nov 1994 09:49:37 GMT"];
        let server = Server::start([Answer::reply(429, &late, b""), Answer::json(201, CREATED)]);
        let error = client.send(api(server.url()).call(&request())).unwrap_err();
        assert_eq!(error.retry_after(), Some(Duration::from_hours(1)), "too long to be waited for");
        assert_eq!(server.requests().len(), 1);
    }
}

#[test]
fn gives_up_after_three_attempts_or_as_the_policy_says() {
    for client in Client::all() {
        let asked = checkmarket::CreateGroup::new("Readers");
        for (policy, attempts) in
            [(RetryPolicy::default().with_first_wait(Duration::ZERO), 3), (RetryPolicy::none(), 1)]
        {
            let busy = Answer::reply(429, &["retry-after: 0"], b"");
            let server = Server::start(vec![busy; 5]);
            let configured = checkmarket::Api::new("hunter2", "hunter2").with_server(server.url());
            let error = client.send(configured.call(&asked).with_retry(policy)).unwrap_err();
            assert_eq!(error.documented(), Some(&CreateGroupError::TooManyRequests));
            assert_eq!(server.requests().len(), attempts);
        }
    }
}

#[test]
fn what_could_create_twice_is_sent_once() {
    for client in Client::all() {
        for status in [408, 500, 502, 503, 504] {
            let server =
                Server::start([Answer::reply(status, &["retry-after: 0"], b""), Answer::json(201, CREATED)]);
            client.send(api(server.url()).call(&request())).unwrap_err();
            assert_eq!(server.requests().len(), 1, "{status}");
        }
    }
}
