//! A way to spell names that there is not.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", rename_all = "pascal")]
struct NewGroup {
    user: String,
    title: String,
    parent: Option<Uuid>,
}
