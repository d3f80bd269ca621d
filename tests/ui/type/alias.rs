//! What stands behind an alias is seen by the compiler only.

use groupwright::{GroupEndpoint, Uuid};

type MaybeFolder = Option<u16>;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    folder_id: MaybeFolder,
}

fn main() {}
