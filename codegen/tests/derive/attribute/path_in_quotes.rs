//! A path in quotes.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", crate = "groupwright")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}
