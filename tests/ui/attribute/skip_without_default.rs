//! A field that no message carries needs a value.

use groupwright::{GroupEndpoint, Uuid};

struct ClientConfig;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    #[groupwright(skip)]
    connection: ClientConfig,
}

fn main() {}
