//! A word that there is not.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    #[groupwright(renamed = "Name")]
    name: String,
    parent: Option<Uuid>,
}
