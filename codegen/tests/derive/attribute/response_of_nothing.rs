//! A type for what holds nothing.

use groupwright::GroupEndpoint;

struct Done;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/silent/forget_group.yaml", response = Done)]
struct GetGroup {
    id: u8,
}
