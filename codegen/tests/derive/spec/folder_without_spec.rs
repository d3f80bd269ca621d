//! A folder that holds no spec.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/empty")]
struct NewGroup {
    name: String,
}
