//! A response type that does not stand for the reply.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = String)]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

fn main() {}
