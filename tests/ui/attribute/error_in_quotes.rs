//! The enum of the failures in quotes.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", error = "Refused")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

fn main() {}
