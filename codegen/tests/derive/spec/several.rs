//! A folder of two endpoints, and no word of which is meant.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several")]
struct DeleteGroup {
    id: u8,
}
