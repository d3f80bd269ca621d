//! `Option` on a required field, around what no message carries.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: Option<&'static str>,
    parent: Option<Uuid>,
}
