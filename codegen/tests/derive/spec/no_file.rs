//! A spec that is not there.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/creat_group.yaml")]
struct NewGroup {
    name: String,
}
