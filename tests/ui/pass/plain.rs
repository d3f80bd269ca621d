//! A request with every field of the spec, and one without the optional ones.

use groupwright::{Endpoint, GroupEndpoint, Patch, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

#[derive(Clone, Debug, GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
pub struct FullGroup {
    pub user: String,
    pub notify: Option<bool>,
    pub name: String,
    pub folder_id: Option<u16>,
    pub parent: Option<Uuid>,
    pub color: Option<String>,
    pub labels: Vec<String>,
    pub note: Patch<String>,
}

fn main() {
    let group = NewGroup { user: "ada".to_owned(), name: "Friends".to_owned(), parent: None };
    assert!(group.validate().is_ok());
    let body = br#"{"id":1,"name":"Friends","note":null,"color":"red"}"#.to_vec();
    let reply = groupwright::http::Response::builder().status(201);
    let reply = reply.header("content-type", "application/json").body(body).unwrap();
    let group: NewGroupResponse = NewGroup::read_response(reply).unwrap();
    assert_eq!(group.color, Some(NewGroupColor::Red));
}
