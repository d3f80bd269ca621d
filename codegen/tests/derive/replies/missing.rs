//! Replies without a variant.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
}
