//! A union as a request.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
union NewGroup {
    id: u32,
}
