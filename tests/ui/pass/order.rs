//! XML has the order of the page, whatever the order of the fields is.

use groupwright::{Endpoint, Format, GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Fresh {
    note: Option<String>,
    parent: Option<Uuid>,
    name: String,
    user: String,
}

fn main() {
    let group =
        Fresh { note: Some("n".into()), parent: Some(Uuid::nil()), name: "x".into(), user: "ada".into() };
    let credentials = groupwright::Credentials::new("token").with("token", "t");
    let connection = groupwright::ClientConfig::new(Fresh::api(), "https://api.example.com", Some(credentials));
    let request = connection.with_format(Format::Xml).request(&group).unwrap();
    let body = String::from_utf8(request.into_body()).unwrap();
    assert_eq!(
        body,
        "<CreateGroup><Name>x</Name><parent>00000000-0000-0000-0000-000000000000</parent><note>n</note></CreateGroup>"
    );
}
