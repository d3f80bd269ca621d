//! A type that is not in scope is missed once.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

fn main() {}
