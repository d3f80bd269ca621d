//! Numbers of users keep their digits in every verb.

use std::fs;

use crate::run::run;
use crate::served::once;

const FIELDS: &str = "name: { type: string, required: true }, price: { type: decimal }, \
                      serial: { type: big_integer }, more: { type: any }, kind: { type: string, required: true }";

const PARAMS: &str = r#"{"price":1.10,"serial":123456789012345678901234567890,"more":{"a":[1e400,0.10,-0]}}"#;

/// The body of a request.
#[expect(clippy::unwrap_used, reason = "a request without a body fails the test")]
fn body(sent: &str) -> &str {
    sent.split_once("\r\n\r\n").unwrap().1
}

#[test]
fn creating_and_sending_plan_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let vendor = folder.path().join("shop");
    fs::create_dir(&vendor).unwrap();
    fs::write(vendor.join("api.yaml"), "title: T\nsource: https://example.com\n").unwrap();
    let endpoint = format!(
        "summary: S\nsource: https://example.com/x\n\
         request: {{ POST: /groups, body: {{ formats: [json], fields: {{ {FIELDS} }} }} }}\n\
         responses: {{ 204: {{ doc: D. }} }}\ngroup: {{ name: request.name }}\n\
         examples:\n  - title: E\n    request: {{ values: {{ name: B, kind: staff }} }}\n"
    );
    fs::write(vendor.join("create.yaml"), endpoint).unwrap();
    let path = vendor.to_str().unwrap();
    let answer = "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";

    let (url, sent) = once(answer);
    let whole = PARAMS.replacen('{', r#"{"name":"A","kind":"staff","#, 1);
    let ended = run(&["send", path, "--params", &whole, "--server", &url], "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let expected = sent.recv().unwrap();

    // The kind, which the vendor requires, comes from the example.
    let (url, sent) = once(answer);
    let create = ["create", path, "--name", "A", "--params", PARAMS];
    let ended = run(&[&create[..], &["--server", &url]].concat(), "");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert!(ended.err.contains("placeholders: /kind"), "{ended:?}");
    assert_eq!(body(&sent.recv().unwrap()), body(&expected));

    let dry = [&create[..], &["--dry-run", "--server", "http://127.0.0.1:9"]].concat();
    let planned = run(&dry, "").out;
    assert!(planned.ends_with(&format!("{}\n", body(&expected))), "{planned}");
    let planned = run(&[&dry[..], &["--json"]].concat(), "").out;
    assert!(planned.ends_with(&format!("\"values\":{}}}\n", body(&expected))), "{planned}");
    assert!(planned.contains("\"outcome\":\"planned\""), "{planned}");

    let twice = r#"{"price":1,"price":2}"#;
    let ended = run(&["create", path, "--name", "A", "--params", twice, "--dry-run", "--server", &url], "");
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.out.contains("failed") && ended.out.contains("/price: "), "{ended:?}");
}
