//! A spec with two mistakes of its own.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/broken/create_group.yaml")]
struct NewGroup {
    name: String,
}
