//! Fields that no message carries, and names that are spelt otherwise.

use groupwright::{Endpoint, GroupEndpoint, Serve, Uuid};

#[derive(Debug, PartialEq)]
struct Token(u8);

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    #[groupwright(rename = "user")]
    owner: String,
    #[groupwright(rename = "Name")]
    title: String,
    parent: Option<Uuid>,
    #[groupwright(skip)]
    attempts: u32,
    #[groupwright(skip, default = Token(7))]
    token: Token,
}

fn main() {
    let group = NewGroup { owner: "ada".into(), title: "x".into(), parent: None, attempts: 3, token: Token(1) };
    let connection = groupwright::ClientConfig::new(
        NewGroup::api(),
        "https://api.example.com",
        Some(groupwright::Credentials::new("token").with("token", "t")),
    );
    let request = connection.request(&group).unwrap();
    assert_eq!(request.uri().path(), "/users/ada/groups");
    let read = NewGroup::read_request(&request).unwrap();
    assert_eq!((read.title.as_str(), read.attempts, read.token), ("x", 0, Token(7)));
    assert_eq!((group.attempts, group.token), (3, Token(1)));
}
