//! A variant for all others that does not say so.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
    Else,
}
