//! Members of a body in the query: `request --place` and `accept`.

use serde_json::json;

use crate::run::{parsed, run};

const CREATE: &str = "tests/conformance/specs/body_places/create_group.yaml";
const VALUES: &str = r#"{"name": "a", "tags": ["x", "y z"]}"#;

#[test]
fn writes_members_where_they_are_asked_for_and_accepts_them() {
    for (arguments, line, body) in [
        (&[][..], "POST /groups?v=1 HTTP/1.1", r#"{"group":{"name":"a","kind":7,"tags":["x","y z"]}}"#),
        (
            &["--place", "body"],
            "POST /groups?v=1 HTTP/1.1",
            r#"{"group":{"name":"a","kind":7,"tags":["x","y z"]}}"#,
        ),
        (&["--place", "query"], "POST /groups?v=1&name=a&kind=7&tags%5B%5D=x&tags%5B%5D=y%20z HTTP/1.1", ""),
    ] {
        let mut all = vec!["request", CREATE, "--params", "-"];
        all.extend(arguments);
        let ended = run(&all, VALUES);
        assert_eq!(ended.code, Some(0), "{ended:?}");
        let (head, written) = ended.out.split_once("\r\n\r\n").unwrap();
        assert_eq!((head.lines().next().unwrap(), written), (line, body), "{head}");
        assert_eq!(head.contains("content-type:"), !body.is_empty(), "{head}");
        let accepted = run(&["accept", CREATE], &ended.out);
        assert_eq!(
            parsed(&accepted.out)["values"],
            json!({ "name": "a", "tags": ["x", "y z"] }),
            "{accepted:?}"
        );
    }
}

#[test]
fn refuses_places_that_an_endpoint_does_not_have() {
    for (spec, arguments, told) in [
        (CREATE, &["--place", "header"][..], "expected one of: body, query"),
        (CREATE, &["--place", "query", "--format", "json"], "leave out --format or --place"),
        (
            "specs/checkmarket/create_group.yaml",
            &["--place", "query"],
            "does not take the members of its body in the query; choose one of: body",
        ),
        (
            "tests/conformance/specs/optional_parts/list_members.yaml",
            &["--place", "query"],
            "leave out --place",
        ),
    ] {
        let mut all = vec!["request", spec, "--params", "-"];
        all.extend(arguments);
        let ended = run(&all, r#"{"Name": "a"}"#);
        assert!(ended.err.contains(told), "{told}: {ended:?}");
    }
}
