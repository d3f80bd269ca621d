//! Three states where the spec has one.

use groupwright::{GroupEndpoint, Patch, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: Patch<String>,
    parent: Option<Uuid>,
}
