//! A proxy between a client and a server.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use groupwright_engine::http::types::{Request, Response};
use groupwright_sandbox::{Proxy, Sandbox, Server};

use crate::specs::{request, sandbox, vendor_of};

/// A proxy before a server, and what it tells.
fn proxy(
    server: impl Fn(Request<Vec<u8>>) -> Result<Response<Vec<u8>>, String> + Send + Sync + 'static,
) -> (Proxy, Arc<Mutex<Vec<String>>>) {
    let told = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&told);
    let observer = move |deviation: &groupwright_sandbox::Deviation| {
        kept.lock().unwrap().push(deviation.to_string());
    };
    (Proxy::new(&vendor_of("invisible_collector"), server, observer), told)
}

fn through(sandbox: &Sandbox, mut request: Request<Vec<u8>>) -> Response<Vec<u8>> {
    *request.uri_mut() = format!("/invisible_collector{}", request.uri()).parse().unwrap();
    sandbox.answer(request)
}

#[test]
fn passes_on_what_is_documented() {
    let sandbox = sandbox(0);
    let (proxy, told) = proxy(move |request| {
        assert!(!request.headers().contains_key("connection") && !request.headers().contains_key("x-hop"));
        Ok(through(&sandbox, request))
    });
    let mut asked = request("POST", "/groups", r#"{"name":"A"}"#);
    asked.headers_mut().insert("connection", "x-hop".parse().unwrap());
    asked.headers_mut().insert("x-hop", "1".parse().unwrap());
    assert_eq!(proxy.exchange(asked).status(), 200);
    assert_eq!(proxy.exchange(request("POST", "/groups", r#"{"name":"A"}"#)).status(), 409);
    assert_eq!(*told.lock().unwrap(), [""; 0]);
}

#[test]
fn tells_what_either_side_does_otherwise() {
    let (proxy, told) = proxy(|request| match request.uri().path() {
        "/groups" if request.body().len() > 20 => Err("refused".to_owned()),
        "/groups" => Ok(Response::builder().status(201).body(br#"{"name":7}"#.to_vec()).unwrap()),
        _ => Ok(Response::builder().status(418).body(Vec::new()).unwrap()),
    });
    assert_eq!(proxy.exchange(request("POST", "/groups", r#"{"nme":"hi"}"#)).status(), 201);
    let mut bare = request("POST", "/groups", r#"{"name":"a name that is long"}"#);
    bare.headers_mut().remove("authorization");
    assert_eq!(proxy.exchange(bare).status(), 502);
    assert_eq!(proxy.exchange(request("GET", "/other", "")).status(), 418);
    let told = told.lock().unwrap().join("\n");
    for expected in [
        "client: create_group: ",
        "/nme: ",
        "server: create_group: 201: ",
        "client: create_group: the request has no credentials",
        "server: create_group: there is no response: refused",
        "client: GET /…: no endpoint has this path",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}

#[test]
fn refuses_what_must_not_be_passed_on() {
    let (proxy, told) = proxy(|_| panic!("the request was passed on"));
    for (method, target, status) in [
        ("GET", "/groups/../admin", 400),
        ("GET", "/groups/%2e%2E/admin?a=1", 400),
        ("GET", "/groups/..%2fadmin", 400),
        ("CONNECT", "host:443", 501),
    ] {
        let response = proxy.exchange(request(method, target, ""));
        assert_eq!(response.status(), status, "{target}");
    }
    assert_eq!(told.lock().unwrap().len(), 4);
}

#[test]
fn says_what_is_not_looked_into_and_which_path_is_no_endpoint() {
    let (proxy, told) = proxy(|request| {
        assert!(!request.headers().contains_key("proxy-connection"));
        Ok(Response::new(Vec::new()))
    });
    let mut encoded = request("POST", "/groups", "\u{1f}\u{8b}\u{8}");
    encoded.headers_mut().insert("content-encoding", "gzip".parse().unwrap());
    encoded.headers_mut().insert("proxy-connection", "keep-alive".parse().unwrap());
    proxy.exchange(encoded);
    proxy.exchange(request("GET", "/hunter2/groups", ""));
    proxy.exchange(request("PUT", "/groups/hunter2", ""));
    proxy.exchange(request("PUT", "/groups", ""));
    let told = told.lock().unwrap().join("\n");
    for expected in [
        "client: create_group: the body has the Content-Encoding \"gzip\" and is not looked into",
        "client: GET /…: no endpoint has this path",
        "client: PUT /groups/…: no endpoint has this path",
        "client: PUT /groups: no endpoint has this path with the method",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert!(!told.contains("hunter2") && !told.contains("UTF-8"), "{told}");
}

#[test]
fn keeps_the_length_that_a_response_without_a_body_says() {
    let answer = |request: Request<Vec<u8>>| {
        let status = if request.uri().path() == "/changed" { 200 } else { 304 };
        let response = Response::builder().status(status).header("content-length", "1234");
        Ok(response.body(Vec::new()).unwrap())
    };
    let server = Server::start(proxy(answer).0, 0).unwrap();
    for line in ["HEAD /changed", "GET /groups", "HEAD /groups"] {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        write!(stream, "{line} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
        let mut all = String::new();
        stream.read_to_string(&mut all).unwrap();
        assert!(all.to_ascii_lowercase().contains("content-length: 1234\r\n"), "{line}: {all}");
        assert!(all.ends_with("\r\n\r\n"), "{line}: {all}");
    }
}
