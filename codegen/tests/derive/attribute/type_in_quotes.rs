//! A type in quotes.

use groupwright::{GroupEndpoint, GroupResponse, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = "Group")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Group {
    id: u32,
}
