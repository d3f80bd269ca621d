//! An enum of the user's own that derives nothing.

use groupwright::{GroupEndpoint, Uuid};

enum Color {
    Red,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    color: Option<Color>,
}

fn main() {}
