//! Tests of routing.

use ::http::Request;

use super::super::fixtures::{API, ENDPOINT, POSTING};
use super::{Route, Router, Unrouted};
use crate::table::Segment::{Literal, Optional, Parameter, Segments};
use crate::table::{ConstantValue, Endpoint, Field, Media, Node, Segment, Shape};

const fn get(path: &'static [Segment]) -> Endpoint {
    Endpoint::new("get", "GET", path, *ENDPOINT.request())
}

static ONE: Endpoint = get(&[Literal("/groups/"), Parameter("owner")]);
static NEW: Endpoint = get(&[Literal("/groups/new")]);
static MIXED: Endpoint = get(&[Literal("/groups/g-"), Parameter("owner")]);
static REST: Endpoint = get(&[Literal("/groups/"), Segments("owner")]);
static MAYBE: Endpoint = get(&[Literal("/lists"), Optional("owner")]);
static LISTS: Endpoint = get(&[Literal("/lists")]);
static ANY: Endpoint = get(&[Literal("/"), Parameter("owner")]);
static ROOT: Endpoint = get(&[]);
static DELETE: Endpoint = Endpoint::new("delete", "DELETE", ONE.path(), *ENDPOINT.request());
static POST: Endpoint = Endpoint::new("post", "POST", ONE.path(), *ENDPOINT.request());

fn router(endpoints: &[&'static Endpoint], prefix: &str) -> Router {
    Router::new(endpoints.iter().map(|endpoint| Route::new(&API, endpoint, prefix)))
}

fn request(method: &str, target: &str) -> Request<Vec<u8>> {
    Request::builder().method(method).uri(target).body(Vec::new()).unwrap()
}

fn found(router: &Router, request: &Request<Vec<u8>>) -> Result<String, Unrouted> {
    router.route(request).map(Route::template)
}

#[test]
fn prefers_literal_segments_whatever_the_order() {
    let mut all = [&ONE, &NEW, &MIXED, &REST, &MAYBE, &LISTS, &ANY, &ROOT];
    for _ in 0..all.len() {
        all.rotate_left(1);
        for prefix in ["", "https://host/v1", "/{tenant}/v1"] {
            let base = match prefix {
                "" => "",
                "/{tenant}/v1" => "/acme/v1",
                _ => "/v1",
            };
            let router = router(&all, prefix);
            for (path, expected) in [
                ("/groups/new", "/groups/new"),
                ("/groups/ne%77", "/groups/new"),
                ("/groups/g-1", "/groups/g-{owner}"),
                ("/groups/a", "/groups/{owner}"),
                ("/groups/a/b", "/groups/{+owner}"),
                ("/lists", "/lists"),
                ("/lists/a", "/lists{/owner}"),
                ("/%6Cists/a", "/lists{/owner}"),
                ("/other", "/{owner}"),
            ] {
                let template = found(&router, &request("GET", &format!("{base}{path}"))).unwrap();
                assert!(template.ends_with(expected), "{prefix} {path}: {template}");
            }
            assert_eq!(found(&router, &request("GET", "/a/b/c/d/e")), Err(Unrouted::NotFound), "{prefix}");
        }
        assert_eq!(found(&router(&all, ""), &request("GET", "/")).unwrap(), "/");
    }
}

#[test]
fn tells_the_methods_of_a_path() {
    let router = router(&[&POST, &ONE, &DELETE], "/v1");
    assert_eq!(router.route(&request("DELETE", "/v1/groups/a")).unwrap().endpoint().name(), "delete");
    assert_eq!(
        found(&router, &request("PUT", "/v1/groups/a")),
        Err(Unrouted::MethodNotAllowed { allow: vec!["DELETE", "GET", "POST"] })
    );
    assert_eq!(found(&router, &request("PUT", "/v1/users/a")), Err(Unrouted::NotFound));
    assert_eq!(found(&router, &request("GET", "/groups/a")), Err(Unrouted::NotFound));
}

#[test]
fn tells_endpoints_apart_by_the_query() {
    static LIST: Endpoint = ONE.with_query(&[("action", "list")]);
    static SAVE: Endpoint = ONE.with_query(&[("action", "save"), ("v", "2")]);
    let router = router(&[&LIST, &SAVE], "");
    let query =
        |target: &str| router.route(&request("GET", target)).map(|route| route.endpoint().query().len());
    assert_eq!(query("/groups/a?action=list"), Ok(1));
    assert_eq!(query("/groups/a?v=2&action=save"), Ok(2));
    assert_eq!(query("/groups/a?action=save"), Err(Unrouted::NotFound));
    assert_eq!(query("/groups/a"), Err(Unrouted::NotFound));
    assert!(query("/groups/a?%").is_ok(), "what is wrong with it is told by the reading");
}

static CREATE: ConstantValue = ConstantValue::Text("CreateGroup");
static REMOVE: ConstantValue = ConstantValue::Text("DeleteGroup");
static CREATE_FIELDS: [Field; 1] =
    [Field::new(",\"Action\":", "action", Node::STRING).with_constant(&CREATE)];
static REMOVE_FIELDS: [Field; 1] =
    [Field::new(",\"Action\":", "action", Node::STRING).with_constant(&REMOVE)];
static CREATE_SHAPE: Shape = Shape::new("Create", &CREATE_FIELDS);
static REMOVE_SHAPE: Shape = Shape::new("Remove", &REMOVE_FIELDS);

const fn action(name: &'static str, node: Node) -> Endpoint {
    Endpoint::new(name, "POST", &[Literal("/")], node).with_accepts(&[Media::FORM, Media::JSON, Media::XML])
}

#[test]
fn tells_endpoints_apart_by_an_action_in_the_body() {
    static MAKE: Endpoint = action("make", Node::record(|| &CREATE_SHAPE));
    static DROP: Endpoint = action("drop", Node::record(|| &REMOVE_SHAPE));
    let router = router(&[&MAKE, &DROP], "/iam");
    for (media, body, expected) in [
        ("application/x-www-form-urlencoded", "Action=CreateGroup", "make"),
        ("application/x-www-form-urlencoded", "a=b&Action=DeleteGroup", "drop"),
        ("application/json", "{\"Action\": \"DeleteGroup\"}", "drop"),
        ("application/json", "{\"Action\": 1}", "make"),
        ("application/json", "{\"Act", "make"),
        ("application/xml", "<Remove><Action>DeleteGroup</Action></Remove>", "drop"),
        ("image/png", "\u{0}", "make"),
    ] {
        let request = Request::post("/iam/").header("Content-Type", media).body(body.into()).unwrap();
        assert_eq!(router.route(&request).unwrap().endpoint().name(), expected, "{media} {body}");
    }
}

#[test]
fn tells_endpoints_apart_by_header_fields() {
    static FIRST: Endpoint = POSTING.with_headers(&[("X-Target", "A")]);
    static SECOND: Endpoint = POSTING.with_headers(&[("X-Target", "B")]);
    let router = router(&[&FIRST, &SECOND], "");
    let with = |value: &str| {
        let request = Request::post("/groups/a").header("x-target", value).body(Vec::new()).unwrap();
        router.route(&request).unwrap().endpoint().headers()[0].1
    };
    assert_eq!((with("A"), with("B"), with("C")), ("A", "B", "A"));
}

#[test]
fn survives_any_target() {
    let router = router(&[&ONE, &NEW, &MIXED, &REST, &MAYBE, &ANY, &ROOT], "/v{n}");
    for target in
        ["*", "/", "//", "/%", "/%ff/%2e%2e", "/v/", "/v1//", "/v1/groups/%2F", "http://h", "/v1?%&=&&"]
    {
        let Ok(uri) = target.parse::<::http::Uri>() else { continue };
        let request = Request::builder().uri(uri).body(b"\xff\x00{".to_vec()).unwrap();
        let _ = router.route(&request);
    }
    assert_eq!(found(&Router::default(), &request("GET", "/")), Err(Unrouted::NotFound));
}
