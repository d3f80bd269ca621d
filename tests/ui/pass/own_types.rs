//! Types of one's own, wherever they may stand.

use groupwright::http::Response;
use groupwright::{Endpoint, GroupEndpoint, GroupResponse, GroupValue, Uuid};

#[derive(GroupValue)]
struct FolderId(u16);

#[derive(GroupValue)]
struct Label(String);

#[derive(GroupValue)]
struct Parent(Uuid);

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Group {
    name: Label,
    owner: Option<Box<Person>>,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Person {
    name: Label,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = Group)]
struct NewGroup {
    user: Label,
    name: String,
    parent: Option<Parent>,
    folder_id: Option<FolderId>,
    labels: Vec<Label>,
}

fn main() {
    let label = |text: &str| Label(text.to_owned());
    let group = NewGroup {
        user: label("ada"),
        name: "staff".to_owned(),
        parent: None,
        folder_id: Some(FolderId(7)),
        labels: vec![label("a"), label("b")],
    };
    assert!(group.validate().is_ok());
    let json = groupwright::json::write(&group).unwrap();
    assert_eq!(json, r#"{"user":"ada","Name":"staff","parent":null,"FolderId":7,"labels":["a","b"]}"#);

    let body = br#"{"id":1,"name":"staff","owner":{"name":"ada"},"note":null}"#.to_vec();
    let response =
        Response::builder().status(201).header("content-type", "application/json").body(body).unwrap();
    let created = NewGroup::read_response(response).unwrap();
    assert_eq!(created.name.0, "staff");
    assert_eq!(created.owner.unwrap().name.0, "ada");
}
