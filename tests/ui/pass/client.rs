//! Requests that are only sent, with types that do not have every value of the spec.

use std::collections::BTreeMap;

use groupwright::{
    ClientConfig, Credentials, Endpoint, GroupEndpoint, GroupEnum, GroupResponse, GroupUnion, GroupValue,
    Patch, Uuid,
};

/// One of the three colors of the spec.
#[derive(Clone, Copy, GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml", client)]
enum Color {
    Green,
}

#[derive(GroupValue)]
struct Shade(Color);

/// The spec has 0 to 32767 for the folder, and null for the parent and the note.
#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", client)]
struct NewGroup {
    user: String,
    name: String,
    folder_id: Option<u8>,
    parent: Uuid,
    note: String,
    color: Option<Shade>,
}

/// Types that have all values do as well.
#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", client)]
struct Whole {
    user: String,
    name: String,
    folder_id: u16,
    parent: Option<Uuid>,
    color: String,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/union/put_search.yaml")]
struct Equal {
    to: String,
}

/// One of the two variants of the spec.
#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml", client)]
enum Filter {
    Eq(Equal),
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/union/put_search.yaml", client)]
struct Search {
    filter: Filter,
}

/// The tree of the spec grows on both sides.
#[derive(GroupResponse)]
#[groupwright(spec = "specs/tree/put_tree.yaml", client)]
struct Node {
    right: Option<Box<Node>>,
    state: State,
}

#[derive(GroupEnum)]
#[groupwright(spec = "specs/tree/put_tree.yaml", client)]
enum State {
    #[groupwright(rename = "1")]
    Resting,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/tree/put_tree.yaml", client)]
struct PutTree {
    right: Node,
    state: State,
}

/// The items and the values of the spec can be null.
#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/tree/put_counts.yaml", client)]
struct PutCounts {
    counts: Vec<i64>,
    rows: Option<BTreeMap<String, Vec<String>>>,
}

/// And these can be, in part.
#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/tree/put_counts.yaml", client)]
struct PutSome {
    counts: Vec<Option<i64>>,
    rows: Option<BTreeMap<String, Option<Vec<String>>>>,
}

fn sent<E: Endpoint>(request: &E) -> String {
    let keys = Credentials::new("token").with("token", "t");
    let config = ClientConfig::new(E::api(), "https://api.example.com", Some(keys));
    String::from_utf8(config.request(request).unwrap().into_body()).unwrap()
}

#[test]
fn sends_types_that_are_narrower_than_the_spec() {
    let parent: Uuid = "67e55044-10b1-426f-9247-bb680e5fe0c8".parse().unwrap();
    let group = NewGroup {
        user: "ada".to_owned(),
        name: "Friends".to_owned(),
        folder_id: Some(200),
        parent,
        note: "new".to_owned(),
        color: Some(Shade(Color::Green)),
    };
    let body = r#"{"Name":"Friends","FolderId":200,"parent":"67e55044-10b1-426f-9247-bb680e5fe0c8","note":"new","color":"green"}"#;
    assert_eq!(sent(&group), body);
    let whole = Whole {
        user: "ada".to_owned(),
        name: "Friends".to_owned(),
        folder_id: 32767,
        parent: None,
        color: "red".to_owned(),
    };
    assert_eq!(sent(&whole), r#"{"Name":"Friends","FolderId":32767,"parent":null,"color":"red"}"#);
    let search = Search { filter: Filter::Eq(Equal { to: "a".to_owned() }) };
    assert_eq!(sent(&search), r#"{"filter":{"kind":"eq","to":"a"}}"#);
    let rows = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let counts = PutCounts { counts: vec![1, 2], rows: Some([("a".to_owned(), rows(&["b"]))].into()) };
    assert_eq!(sent(&counts), r#"{"counts":[1,2],"rows":{"a":["b"]}}"#);
    let some = PutSome { counts: vec![Some(1), None], rows: Some([("a".to_owned(), None)].into()) };
    assert_eq!(sent(&some), r#"{"counts":[1,null],"rows":{"a":null}}"#);
    let below = Node { right: None, state: State::Resting };
    let right = Node { right: Some(Box::new(below)), state: State::Resting };
    let tree = PutTree { right, state: State::Resting };
    assert_eq!(sent(&tree), r#"{"right":{"right":{"state":1},"state":1},"state":1}"#);
}

#[test]
fn takes_whatever_yields_items_for_lists_and_maps_that_can_be_null() {
    let reply = PutCountsResponse::new(["Monday"], (1..=2).chain([4]))
        .with_notes([("Monday", "rain")])
        .with_places([("Monday", 7)]);
    assert_eq!(reply.days.as_deref(), Some(&["Monday".to_owned()][..]));
    assert_eq!(reply.sums.as_deref(), Some(&[1, 2, 4][..]));
    assert_eq!(reply.notes, Patch::Value([("Monday".to_owned(), "rain".to_owned())].into()));
    assert_eq!(reply.places, Patch::Value([("Monday".to_owned(), 7)].into()));
    let reply = reply.with_notes(Patch::Null).with_places(Patch::Absent);
    assert_eq!((reply.notes, reply.places), (Patch::Null, Patch::Absent));
    let reply = PutCountsResponse::new(Patch::Null, None::<Vec<i64>>);
    assert_eq!((reply.days, reply.sums), (None, None));
}

#[test]
fn holds_a_request_that_is_only_sent_against_the_rules() {
    let whole = Whole {
        user: "ada".to_owned(),
        name: "n".repeat(101),
        folder_id: 40_000,
        parent: None,
        color: "mauve".to_owned(),
    };
    let violations = whole.validate().unwrap_err().0;
    let rules: Vec<&str> = violations.iter().map(|violation| violation.rule).collect();
    assert_eq!(rules, ["max_length", "maximum", "enum"]);
}

#[test]
fn reads_the_reply_to_a_request_that_is_only_sent() {
    let reply = groupwright::http::Response::builder().status(409).header("content-type", "application/json");
    let error = Whole::read_response(reply.body(b"{}".to_vec()).unwrap()).map(|_| ()).unwrap_err();
    assert_eq!(error.reply().unwrap().name(), "Conflict");
}
