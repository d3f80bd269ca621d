//! A spec whose path is empty.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "")]
struct NewGroup {
    name: String,
}
