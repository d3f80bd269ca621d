//! A parameter of the path without a field.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    name: String,
    parent: Option<Uuid>,
}
