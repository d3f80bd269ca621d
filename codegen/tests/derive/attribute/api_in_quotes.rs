//! A name in quotes.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/market/create_list.yaml", api = "Market")]
struct NewList {
    name: String,
}
