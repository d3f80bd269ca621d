//! A required field is misspelt: one error, under the field, and not a second one for the field that is missing.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    nmae: String,
    parent: Option<Uuid>,
}
