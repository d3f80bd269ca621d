//! A type in quotes.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = "Done")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

fn main() {}
