//! Three states where the spec has two.

use groupwright::{GroupEndpoint, Patch, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    folder_id: Patch<u16>,
}
