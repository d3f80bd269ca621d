//! A proxy between a client and a server.

use std::sync::{Arc, Mutex};

use groupwright_engine::http::types::{Request, Response};
use groupwright_sandbox::{Proxy, Sandbox};

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
        "client: no endpoint has this path",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
}
