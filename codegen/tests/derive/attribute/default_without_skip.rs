//! A default of a field that is sent.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    #[groupwright(default = String::new())]
    name: String,
    parent: Option<Uuid>,
}
