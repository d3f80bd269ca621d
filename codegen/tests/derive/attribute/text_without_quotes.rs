//! A text without quotes.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    #[groupwright(rename = Name)]
    title: String,
    parent: Option<Uuid>,
}
