//! A reply with a structure, an enum and values of the user's own, which leaves members out.

use groupwright::{DateTime, Endpoint, GroupEndpoint, GroupEnum, GroupResponse, GroupValue, Uuid};

#[derive(Debug, PartialEq, GroupValue)]
struct GroupId(u32);

#[derive(GroupValue)]
struct FolderId(u16);

#[derive(Debug, PartialEq, GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    #[groupwright(rename = "dark-blue")]
    Blue,
    Other(String),
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Person {
    since: Option<DateTime>,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Created {
    id: GroupId,
    color: Option<Color>,
    owner: Option<Box<Person>>,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example", endpoint = "create_group", response = Created)]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    folder_id: Option<FolderId>,
    color: Option<Color>,
}

fn main() {
    let group = NewGroup {
        user: "ada".to_owned(),
        name: "Friends".to_owned(),
        parent: None,
        folder_id: Some(FolderId(7)),
        color: Some(Color::Blue),
    };
    assert_eq!(
        groupwright::json::write(&group).unwrap(),
        r#"{"user":"ada","Name":"Friends","parent":null,"FolderId":7,"color":"dark-blue"}"#
    );
    let body = br#"{"id":4294967295,"name":"x","color":"mauve","owner":{"name":"Ada","since":"2024-04-18T04:22:49Z"},"note":null}"#;
    let reply = groupwright::http::Response::builder().status(201).header("content-type", "application/json");
    let created = NewGroup::read_response(reply.body(body.to_vec()).unwrap()).unwrap();
    assert_eq!(created.id, GroupId(u32::MAX));
    assert_eq!(created.color, Some(Color::Other("mauve".to_owned())));
    assert!(created.owner.unwrap().since.is_some());
}
