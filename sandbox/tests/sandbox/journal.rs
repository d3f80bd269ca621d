//! What the journal shows, what is counted, and what is told back.

use groupwright_engine::http::types::{HeaderMap, HeaderName, HeaderValue, Request};
use groupwright_sandbox::Sandbox;

use crate::specs::{json, request, sandbox, sandbox_of, text};

const API: &str = "title: T\nsource: https://example.com\nservers: [https://api.example.com]\n";

/// An endpoint whose path has a secret.
const HOOK: &str = r"
summary: S
source: https://example.com/x
request:
  POST: /hooks/{token}/groups
  path: { token: { type: string, secret: true } }
  body: { formats: [json], fields: { name: { type: string, required: true }, key: { type: string, secret: true, unique: true } } }
responses:
  201: { doc: D, formats: [json], fields: { id: { type: uint8, required: true } } }
group: { name: request.name, id: response.id }
";

/// One whose group is named by a secret.
const FIND: &str = r"
summary: S
source: https://example.com/y
request:
  GET: /groups/{key}
  path: { key: { type: string, secret: true } }
responses:
  200: { doc: D, formats: [json], fields: { name: { type: string } } }
group: { id: request.key, name: response.name }
";

/// One without secrets.
const OPEN: &str = r#"
summary: S
source: https://example.com/z
request: { PUT: "/open/{id}", path: { id: { type: string } } }
responses:
  204: { doc: D }
"#;

fn hooks() -> Sandbox {
    sandbox_of("hooks", API, &[("create", HOOK), ("find", FIND), ("open", OPEN)])
}

/// Sends a request, and returns its status.
fn sent(sandbox: &Sandbox, method: &str, path: &str, fields: &[(&'static str, &'static str)]) -> u16 {
    let body = if path.ends_with("/groups") { r#"{"name":"A"}"# } else { "" };
    let mut asked = request(method, path, body);
    let fields =
        fields.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
    asked.headers_mut().extend(fields.collect::<HeaderMap>());
    sandbox.answer(asked).status().as_u16()
}

#[test]
fn shows_no_path_that_may_have_a_secret() {
    let sandbox = hooks();
    for (method, path, fields, status, shown) in [
        ("POST", "/hooks/hooks/hunter2/groups", &[][..], 201, "/hooks/hooks/{token}/groups"),
        ("PUT", "/hooks/hooks/hunter2/groups", &[], 405, "/hooks/hooks/{token}/groups"),
        (
            "POST",
            "/hooks/hooks/hunter2/groups",
            &[("sandbox-fault", "fire")],
            400,
            "/hooks/hooks/{token}/groups",
        ),
        (
            "POST",
            "/hooks/hooks/hunter2/groups",
            &[("sandbox-reply", "None")],
            400,
            "/hooks/hooks/{token}/groups",
        ),
        ("POST", "/hooks/hooks/hunter2/group", &[], 404, "/hooks/hooks/…"),
        ("POST", "/hooks/hunter2", &[], 404, "/hooks/…"),
        ("POST", "/hunter2/hooks", &[], 404, "/…"),
        ("POST", "/hunter2", &[("sandbox-delay", "x")], 400, "/…"),
        ("GET", "/hooks/groups/hunter2", &[], 404, "/hooks/groups/{key}"),
        ("PUT", "/hooks/open/7", &[], 204, "/hooks/open/7"),
        ("POST", "/hooks/open/7", &[], 405, "/hooks/open/7"),
    ] {
        assert_eq!(sent(&sandbox, method, path, fields), status, "{method} {path} {fields:?}");
        let call = sandbox.calls().pop().unwrap();
        assert_eq!((call.path.as_str(), call.status), (shown, status), "{method} {path} {fields:?}");
    }
    // What no two groups have can be a secret, too.
    for status in [201, 409] {
        let asked = request("POST", "/hooks/hooks/t/groups", r#"{"name":"B","key":"hunter2"}"#);
        assert_eq!(sandbox.answer(asked).status(), status);
    }
    let shown = format!("{:?}", sandbox.calls());
    assert!(!shown.contains("hunter2"), "{shown}");
}

#[test]
fn counts_by_endpoint() {
    let sandbox = hooks();
    let fields = [("sandbox-fault", "429"), ("sandbox-times", "2")];
    let paths = ["/hooks/open/1", "/hooks/open/2", "/hooks/open/3", "/hooks/hooks/a/groups"];
    let statuses = paths.map(|path| {
        let method = if path.ends_with("groups") { "POST" } else { "PUT" };
        sent(&sandbox, method, path, &fields)
    });
    assert_eq!(statuses, [429, 429, 204, 429]);
    // What has no route is counted together, however many paths there are.
    for (path, fault) in [("/a", "drop"), ("/b", "drop"), ("/c", "")] {
        sent(&sandbox, "PUT", path, &[("sandbox-fault", "drop"), ("sandbox-times", "2")]);
        assert_eq!(sandbox.calls().pop().unwrap().fault, fault, "{path}");
    }
}

#[test]
fn gives_no_id_twice_and_says_when_none_is_left() {
    let sandbox = hooks();
    let mut ids = Vec::new();
    for number in 0..256 {
        let response =
            sandbox.answer(request("POST", "/hooks/hooks/t/groups", &format!(r#"{{"name":"{number}"}}"#)));
        assert_eq!(response.status(), 201, "{number}: {}", text(&response));
        ids.push(json(&response).get("/id").unwrap().as_i64().unwrap());
    }
    ids.sort_unstable();
    assert_eq!(ids, (0..256).collect::<Vec<i64>>());
    let response = sandbox.answer(request("POST", "/hooks/hooks/t/groups", r#"{"name":"B"}"#));
    assert_eq!(response.status(), 507, "{}", text(&response));
    assert!(text(&response).contains("no id is free"), "{}", text(&response));
    sandbox.reset();
    assert_eq!(sandbox.answer(request("POST", "/hooks/hooks/t/groups", r#"{"name":"B"}"#)).status(), 201);
}

#[test]
fn refuses_content_codings() {
    let sandbox = sandbox(0);
    for (coding, status) in [("gzip", 415), ("X-GZip", 415), ("identity", 200)] {
        let mut asked = request("POST", "/dropbox/team/groups/create", r#"{"group_name":"A"}"#);
        asked.headers_mut().insert("content-encoding", HeaderValue::from_static(coding));
        let response = sandbox.answer(asked);
        assert_eq!(response.status(), status, "{coding}: {}", text(&response));
        assert_eq!(response.headers().get("accept-encoding").is_some(), status == 415);
    }
}

#[test]
fn tells_back_little_of_what_was_sent() {
    let sandbox = sandbox(0);
    let long = "x".repeat(100_000);
    let body = format!(r#"{{"name":"{long}"}}"#);
    let ask = || sandbox.answer(request("POST", "/invisible_collector/groups", &body));
    assert_eq!(ask().status(), 200);
    let taken = ask();
    assert_eq!(taken.status(), 409);
    assert!(taken.body().len() < 1000, "{}", taken.body().len());
    let mut picky: Request<Vec<u8>> = request("POST", "/invisible_collector/groups", r#"{"name":"A"}"#);
    picky.headers_mut().insert("accept", format!("image/{long}").parse().unwrap());
    let refused = sandbox.answer(picky);
    assert_eq!(refused.status(), 406);
    assert!(refused.body().len() < 1500, "{}", refused.body().len());
}

#[test]
fn places_in_problem_documents_are_fragments() {
    let sandbox = hooks();
    let response = sandbox.answer(request("POST", "/hooks/hooks/t/groups", r#"{"name":"A","a^é/":1}"#));
    let problem = json(&response);
    assert_eq!(problem.get("/errors/0/pointer").unwrap().as_str(), Some("#/a%5E%C3%A9~1"), "{problem}");
    let call = sandbox.calls().pop().unwrap();
    assert!(call.problems[0].starts_with("/a^é~1: "), "{call:?}");
}
