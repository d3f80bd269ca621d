//! A request that names no spec.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
struct NewGroup {
    name: String,
}
