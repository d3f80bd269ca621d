//! An endpoint that the folder does not have.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example", endpoint = "create_groups")]
struct NewGroup {
    name: String,
}
