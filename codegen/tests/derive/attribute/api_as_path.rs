//! A path in place of a name.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/market/create_list.yaml", api = crate::Market)]
struct NewList {
    name: String,
}
