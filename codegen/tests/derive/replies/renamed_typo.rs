//! A variant whose `rename` is nearly the name of a response.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    #[groupwright(rename = "Forbiden")]
    Denied,
    #[groupwright(other)]
    Else,
}
