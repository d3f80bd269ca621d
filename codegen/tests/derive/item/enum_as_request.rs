//! An enum as a request.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum NewGroup {
    Empty,
}
