//! A struct that stands for another structure of the spec.

use groupwright::{GroupEndpoint, GroupResponse};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/put_group.yaml")]
struct Put {
    id: u8,
    name: String,
    parent: Option<Ticket>,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
struct Ticket {
    number: u8,
}

fn main() {}
