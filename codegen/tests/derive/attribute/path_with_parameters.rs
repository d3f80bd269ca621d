//! A path that has parameters.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", error = Refused<u8>)]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}
