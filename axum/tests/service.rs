//! Handlers of documented endpoints, behind axum.

#![expect(clippy::unwrap_used, reason = "what is not as expected fails the test")]

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;

use axum::body::{Body, to_bytes};
use axum::http::{Request, Response};
use groupwright_axum::Service;
use groupwright_vendors::invisible_collector::create_group::Group;
use groupwright_vendors::invisible_collector::{CreateGroup, CreateGroupError, Failure};
use tower_service::Service as _;

fn service() -> Service {
    Service::new().on_or(
        async |request: CreateGroup, head: axum::http::request::Parts| {
            if !head.headers.contains_key("authorization") {
                return Err(CreateGroupError::Unauthorized(Failure::new(401, "Credentials are required")));
            }
            match request.name.as_str() {
                "Staff" => Err(CreateGroupError::Conflict(Failure::new(409, "Group already registered"))),
                name => Ok(Group::new("1", name)),
            }
        },
        |error| match error {
            groupwright::ReadRequestError::Invalid { .. } => {
                Some(CreateGroupError::UnprocessableEntity(Failure::new(422, error.to_string())))
            }
            _ => None,
        },
    )
}

async fn send(service: Service, request: Request<Body>) -> (Response<()>, String) {
    let (head, body) = service.into_router().call(request).await.unwrap().into_parts();
    let bytes = to_bytes(body, 1 << 20).await.unwrap();
    (Response::from_parts(head, ()), String::from_utf8(bytes.to_vec()).unwrap())
}

fn post(path: &str, body: &str) -> Request<Body> {
    let request =
        Request::post(path).header("content-type", "application/json").header("authorization", "Bearer a");
    request.body(Body::from(body.to_owned())).unwrap()
}

#[tokio::test]
async fn calls_handlers_with_typed_requests() {
    for (body, status, expected) in [
        (r#"{"name":"Readers"}"#, 200, r#"{"id":"1","name":"Readers"}"#),
        (r#"{"name":"Staff"}"#, 409, r#"{"code":409,"message":"Group already registered"}"#),
    ] {
        let (head, body) = send(service(), post("/groups", body)).await;
        assert_eq!((head.status().as_u16(), body.as_str()), (status, expected));
        assert_eq!(head.headers()["content-type"], "application/json");
    }
    let mut bare = post("/groups", r#"{"name":"Readers"}"#);
    bare.headers_mut().remove("authorization");
    assert_eq!(send(service(), bare).await.0.status(), 401);
}

#[tokio::test]
async fn refuses_what_no_handler_can_take() {
    let (head, body) = send(service(), post("/groups", r#"{"nme":1}"#)).await;
    assert_eq!(head.status(), 422);
    assert!(body.contains("/nme"), "{body}");
    assert_eq!(send(service(), post("/group", "")).await.0.status(), 404);
    let (head, _) = send(service(), Request::get("/groups").body(Body::empty()).unwrap()).await;
    assert_eq!((head.status().as_u16(), head.headers()["allow"].to_str().unwrap()), (405, "POST"));
    let mut other = post("/groups", "x");
    other.headers_mut().insert("content-type", "image/png".parse().unwrap());
    let (head, body) = send(service(), other).await;
    assert_eq!(head.status(), 415);
    assert!(
        head.headers()["content-type"] == "application/problem+json" && body.contains("image/png"),
        "{body}"
    );
    let small = service().with_body_limit(4);
    assert_eq!(send(small, post("/groups", r#"{"name":"Readers"}"#)).await.0.status(), 413);
    let plain = Service::new().on(async |request: CreateGroup, _| Ok(Group::new("1", request.name)));
    let (head, body) = send(plain, post("/groups", "{}")).await;
    assert_eq!(head.status(), 400);
    assert!(body.contains(r##""pointer":"#/name""##), "{body}");
}

#[tokio::test]
async fn serves_under_another_path() {
    let handler = async |request: CreateGroup, _| Ok(Group::new("1", request.name));
    let service = Service::new().under("/v2").on(handler);
    assert_eq!(send(service.clone(), post("/v2/groups", r#"{"name":"A"}"#)).await.0.status(), 200);
    assert_eq!(send(service, post("/groups", r#"{"name":"A"}"#)).await.0.status(), 404);
}

#[tokio::test]
async fn refuses_content_codings_and_says_places_as_fragments() {
    for coding in ["gzip", "X-GZIP", "identity, br"] {
        let mut encoded = post("/groups", r#"{"name":"A"}"#);
        encoded.headers_mut().insert("content-encoding", coding.parse().unwrap());
        let (head, body) = send(service(), encoded).await;
        assert_eq!(head.status(), 415, "{body}");
        assert_eq!(head.headers()["accept-encoding"], "identity");
    }
    let mut plain = post("/groups", r#"{"name":"A"}"#);
    plain.headers_mut().insert("content-encoding", "identity".parse().unwrap());
    assert_eq!(send(service(), plain).await.0.status(), 200);

    let handler = async |request: CreateGroup, _| Ok(Group::new("1", request.name));
    let service = Service::new().on(handler);
    let (_, body) = send(service.clone(), post("/groups", r#"{"name":"A","a^%é":1}"#)).await;
    assert!(body.contains(r##""pointer":"#/a%5E%25%C3%A9""##), "{body}");
    let mut picky = post("/groups", r#"{"name":"A"}"#);
    picky.headers_mut().insert("accept", format!("image/{}", "x".repeat(5000)).parse().unwrap());
    let (head, body) = send(service, picky).await;
    assert_eq!(head.status(), 406);
    assert!(body.len() < 600, "{body}");
}

/// Sends bytes over a socket, and returns the first line of what comes.
async fn status_line(bytes: &'static str) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = service().with_body_limit(16).into_router();
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let asking = tokio::task::spawn_blocking(move || {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.write_all(bytes.as_bytes()).unwrap();
        let mut line = String::new();
        BufReader::new(stream).read_line(&mut line).unwrap();
        line
    });
    let line = asking.await.unwrap();
    serving.abort();
    line
}

#[tokio::test]
async fn tells_a_body_that_is_too_long_from_one_that_is_broken() {
    let head = "POST /groups HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n";
    for (body, status) in
        [("zz\r\n{}\r\n", "400"), ("20\r\n{\"name\":\"aaaaaaaaaaaaaaaaaaaaa\"}\r\n0\r\n\r\n", "413")]
    {
        let bytes: &'static str = String::leak(format!("{head}{body}"));
        let line = status_line(bytes).await;
        assert!(line.starts_with(&format!("HTTP/1.1 {status} ")), "{line}");
    }
}

#[tokio::test]
async fn the_path_is_that_of_all_endpoints() {
    let handler = async |request: CreateGroup, _| Ok(Group::new("1", request.name));
    let service = Service::new().on(handler).under("/v2");
    assert_eq!(format!("{service:?}"), r#"Service { endpoints: ["/v2/groups"], .. }"#);
    assert_eq!(send(service.clone(), post("/v2/groups", r#"{"name":"A"}"#)).await.0.status(), 200);
    assert_eq!(send(service.clone(), post("/groups", r#"{"name":"A"}"#)).await.0.status(), 404);
    // The last one counts.
    let service = service.under("/v3");
    assert_eq!(send(service.clone(), post("/v3/groups", r#"{"name":"A"}"#)).await.0.status(), 200);
    assert_eq!(send(service, post("/v2/groups", r#"{"name":"A"}"#)).await.0.status(), 404);
}
