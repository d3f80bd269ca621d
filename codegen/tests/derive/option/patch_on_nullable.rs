//! Three states where the spec has a value or null.

use groupwright::{GroupEndpoint, Patch, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Patch<Uuid>,
}
