//! Every mistake is reported at once.

use groupwright::{GroupEndpoint, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: Option<String>,
    nmae: String,
    parent: Uuid,
    folder_id: Option<u8>,
    #[groupwright(skp)]
    cache: u8,
}

fn main() {}
