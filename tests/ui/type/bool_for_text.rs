//! A type of another kind.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: bool,
    parent: Option<Uuid>,
}

fn main() {}
