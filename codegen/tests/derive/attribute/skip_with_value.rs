//! A value for a word that takes none.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    #[groupwright(skip = true)]
    attempts: u32,
}
