//! A word that is given twice.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    #[groupwright(rename = "Name", rename = "Name")]
    name: String,
    parent: Option<Uuid>,
}
