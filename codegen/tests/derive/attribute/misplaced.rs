//! A word of types on a field.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    #[groupwright(rename_all = "PascalCase")]
    name: String,
    parent: Option<Uuid>,
}
