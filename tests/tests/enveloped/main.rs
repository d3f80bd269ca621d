//! Derived structs are messages in the envelopes of their specs, as generated ones are.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use groupwright::http::{Request, Response};
use groupwright::{ClientConfig, Endpoint, GroupEndpoint, GroupResponse, ReadRequestError, Serve};

#[derive(Debug, PartialEq, GroupEndpoint)]
#[groupwright(spec = "conformance/specs/protocols/json_rpc.yaml", response = Id, error = Failed)]
struct Call {
    name: String,
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "conformance/specs/protocols/json_rpc.yaml", rename = "Created")]
struct Id {
    id: i64,
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "conformance/specs/protocols/json_rpc.yaml")]
enum Failed {
    Refused(Fault),
}

#[derive(Debug, PartialEq, GroupResponse)]
#[groupwright(spec = "conformance/specs/protocols/json_rpc.yaml", rename = "Refused")]
struct Fault {
    code: i64,
}

/// The whole body is a list.
#[derive(Debug, PartialEq, GroupEndpoint)]
#[groupwright(spec = "conformance/specs/envelopes/put_names.yaml")]
struct Names {
    body: Vec<String>,
}

fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).unwrap()
}

fn posted(target: &str, body: &str) -> Request<Vec<u8>> {
    let request = if target == "/rpc" { Request::post(target) } else { Request::put(target) };
    request.header("content-type", "application/json").body(body.as_bytes().to_vec()).unwrap()
}

#[test]
fn writes_and_reads_requests_in_their_envelopes() {
    let server = "https://conformance.example";
    let call = Call { name: "a".to_owned() };
    let request = ClientConfig::new(Call::api(), server, None).request(&call).unwrap();
    let expected = r#"{"jsonrpc":"2.0","id":1,"method":"group.create","params":{"name":"a"}}"#;
    assert_eq!(text(request.body()), expected);
    assert_eq!(Call::read_request(&posted("/rpc", expected)).unwrap(), call);

    let names = Names { body: vec!["a".to_owned(), "b".to_owned()] };
    let request = ClientConfig::new(Names::api(), server, None).request(&names).unwrap();
    assert_eq!(text(request.body()), r#"{"call":{"names":["a","b"]}}"#);
    assert_eq!(Names::read_request(&posted("/names", text(request.body()))).unwrap(), names);
}

#[test]
fn reports_where_the_message_is_missing() {
    let problems = |body: &str| match Call::read_request(&posted("/rpc", body)) {
        Err(ReadRequestError::Invalid { problems, .. }) => {
            problems.iter().map(|problem| problem.pointer.clone()).collect()
        }
        _ => Vec::new(),
    };
    assert_eq!(problems(r#"{"jsonrpc":"2.0","id":1,"method":"group.create"}"#), ["/params"]);
    assert_eq!(problems(r#"{"jsonrpc":"2.0","id":1,"method":"group.create","params":{}}"#), ["/params/name"]);
}

#[test]
fn tells_replies_by_what_is_outside() {
    let reply = |body: &str| {
        let response = Response::builder().header("content-type", "application/json");
        Call::read_response(response.body(body.as_bytes().to_vec()).unwrap())
    };
    assert_eq!(reply(r#"{"jsonrpc":"2.0","id":1,"result":{"id":7}}"#).unwrap(), Id { id: 7 });
    let refused = reply(r#"{"error":{"code":-1,"message":"no"}}"#).unwrap_err();
    assert_eq!(refused.documented(), Some(&Failed::Refused(Fault { code: -1 })));
    let written = Call::write_response(&Ok(Id { id: 7 }), None).unwrap();
    assert_eq!(text(written.body()), r#"{"result":{"id":7}}"#);
}
