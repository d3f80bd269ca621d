//! A struct that is only sent, as the request of a server.

use groupwright::{GroupEndpoint, Serve, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", client)]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

fn serves<T: Serve>() {}

fn main() {
    serves::<NewGroup>();
}
