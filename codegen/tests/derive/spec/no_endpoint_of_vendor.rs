//! An endpoint that the vendor does not have, after the name of the vendor.

use groupwright::GroupEndpoint;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several", endpoint = "several.delet_group")]
struct NewGroup {
    name: String,
}
