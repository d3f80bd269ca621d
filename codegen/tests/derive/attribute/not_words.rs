//! An attribute that is not a list of words.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    #[groupwright("Name")]
    name: String,
    parent: Option<Uuid>,
}
