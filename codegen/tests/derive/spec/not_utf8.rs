//! A spec that is not UTF-8.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/unreadable/create_group.yaml")]
struct NewGroup {
    name: String,
}
