//! A struct that another endpoint reads, and that lacks what is required where it is sent.

use groupwright::{GroupEndpoint, GroupResponse};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/put_group.yaml")]
struct Put {
    id: u8,
    name: String,
    parent: Option<Parent>,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/get_group.yaml")]
struct Parent {
    note: Option<String>,
}

fn main() {}
