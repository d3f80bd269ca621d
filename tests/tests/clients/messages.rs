//! What the clients make of single messages: methods with and without a body, and connections that are kept.

use std::thread;
use std::time::Duration;

use groupwright::client::{
    AsyncTransport as _, Reqwest, RetryPolicy, SendOptions, Transport as _, TransportError, Ureq,
};
use groupwright::http::{Request, Response};

use crate::both::{CREATED, Client, api, request};
use crate::server::{Answer, Server};

fn send(client: &Client, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
    let options = SendOptions::default();
    match client {
        Client::Blocking(client) => client.send(request, &options),
        Client::Asynchronous(client, runtime) => runtime.block_on(client.send(request, &options)),
    }
}

#[test]
fn a_message_is_sent_with_its_method_and_its_body() {
    for client in Client::all() {
        for (method, body, length) in [
            ("GET", "", None),
            ("HEAD", "", None),
            ("DELETE", "", None),
            ("OPTIONS", "", None),
            ("POST", "", Some("0")),
            ("PUT", "", Some("0")),
            ("PATCH", "x", Some("1")),
            ("GET", "xy", Some("2")),
            ("DELETE", "xyz", Some("3")),
            ("PROPFIND", "xyz", Some("3")),
            ("QUERY", "xyz", Some("3")),
        ] {
            let answer = if method == "HEAD" { "" } else { "answer" };
            let server = Server::start([Answer::reply(200, &[], answer.as_bytes())]);
            let request = Request::builder().method(method).uri(server.url() + "/a?b=%20c");
            let response = send(&client, request.body(body.as_bytes().to_vec()).unwrap()).unwrap();
            assert_eq!((response.status().as_u16(), response.body().as_slice()), (200, answer.as_bytes()));
            let sent = server.requests().concat();
            assert!(sent.starts_with(&format!("{method} /a?b=%20c HTTP/1.1\r\n")), "{sent}");
            let (head, found) = sent.split_once("\r\n\r\n").unwrap();
            assert_eq!(found, body);
            let lower = head.to_lowercase();
            let said = lower.lines().find_map(|line| line.strip_prefix("content-length: "));
            assert_eq!(said, length, "{sent}");
            assert!(!lower.contains("transfer-encoding"), "{sent}");
            assert_eq!(lower.matches("\r\nhost: ").count(), 1, "{sent}");
        }
    }
}

#[test]
fn every_status_is_a_reply_and_no_redirect_is_followed() {
    for client in Client::all() {
        for status in [200, 204, 302, 404, 500, 599] {
            let body: &[u8] = if status == 204 { b"" } else { b"body" };
            let headers: &[&str] = if status == 302 { &["location: /b"] } else { &[] };
            let server = Server::start([Answer::reply(status, headers, body)]);
            let response = send(&client, Request::get(server.url()).body(Vec::new()).unwrap()).unwrap();
            assert_eq!((response.status().as_u16(), response.body().as_slice()), (status, body));
            assert_eq!(server.requests().len(), 1);
        }
    }
}

#[test]
fn a_connection_that_the_server_has_closed_is_not_used_again() {
    let length = CREATED.len();
    let head = format!("HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: {length}");
    let kept = Answer::Bytes(format!("{head}\r\nconnection: keep-alive\r\n\r\n{CREATED}").into_bytes());
    for client in Client::all() {
        let server = Server::start(vec![kept.clone(); 4]);
        for _ in 0..4 {
            assert_eq!(client.send(api(server.url()).call(&request())).unwrap().id, "7");
            thread::sleep(Duration::from_millis(30));
        }
        assert_eq!(server.requests().len(), 4);
    }
}

#[test]
fn a_client_serves_many_threads_and_tasks_at_once() {
    let server = Server::start(vec![Answer::json(201, CREATED); 32]);
    let configured = api(server.url());
    let client = Ureq::new();
    thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| assert_eq!(configured.send(&client, &request()).unwrap().id, "7"));
        }
    });
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let client = Reqwest::new().unwrap();
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let (client, configured) = (client.clone(), configured.clone());
                tokio::spawn(async move { configured.send_async(&client, &request()).await.unwrap().id })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap(), "7");
        }
    });
    assert_eq!(server.requests().len(), 32);
}

#[test]
fn what_is_sent_to_loopback_in_the_clear_bypasses_a_proxy() {
    // Nobody answers there.
    let proxy = "http://127.0.0.1:9";
    let agent =
        ureq::Agent::config_builder().proxy(Some(ureq::Proxy::new(proxy).unwrap())).build().new_agent();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let client = Reqwest::configured(|builder| builder.proxy(reqwest::Proxy::all(proxy).unwrap())).unwrap();
    for client in [Client::Blocking(Ureq::from_agent(agent)), Client::Asynchronous(client, runtime)] {
        let server = Server::start([Answer::json(201, CREATED)]);
        assert_eq!(client.send(api(server.url()).call(&request())).unwrap().id, "7");
        let asked = request();
        let elsewhere = api("https://127.0.0.2:9");
        let call = elsewhere.call(&asked).with_retry(RetryPolicy::none());
        let error = client.send(call).unwrap_err();
        assert!(!error.was_sent(), "{error}");
        assert_eq!(server.requests().len(), 1);
    }
}
