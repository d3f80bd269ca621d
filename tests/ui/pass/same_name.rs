//! A request of the name of a type of the spec, and a success whose body may be missing.

use groupwright::http::Response;
use groupwright::{Endpoint, GroupEndpoint, GroupResponse};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/put_group.yaml")]
struct Group {
    name: String,
    note: Option<String>,
    id: u8,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/get_group.yaml", response = Option<Found>)]
struct Get {
    id: u8,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/get_group.yaml", rename = "Group")]
struct Found {
    name: Box<Name>,
}

#[derive(groupwright::GroupValue)]
struct Name(String);

fn response(body: &str) -> Response<Vec<u8>> {
    let response = Response::builder().header("content-type", "application/json");
    response.body(body.as_bytes().to_vec()).unwrap()
}

fn main() {
    let changed = Group::read_response(response(r#"{"name":"a name","note":"a note"}"#)).unwrap();
    assert_eq!((changed.name.as_str(), changed.note.as_deref()), ("a name", Some("a note")));
    let group = Group { name: "n".to_owned(), note: None, id: 1 };
    assert_eq!(groupwright::json::write(&group).unwrap(), r#"{"name":"n","id":1}"#);

    let found = Get::read_response(response(r#"{"name":"a name"}"#)).unwrap();
    assert_eq!(found.unwrap().name.0, "a name");
    assert!(Get::read_response(response("")).unwrap().is_none());
    let _ = Get { id: 1 }.id;
}
