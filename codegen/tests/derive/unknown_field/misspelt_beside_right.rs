//! A misspelt field beside the right one, which is not suggested.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    nmae: String,
    name: String,
    parent: Option<Uuid>,
}
