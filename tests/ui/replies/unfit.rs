//! A variant of a type that does not carry what the reply holds.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
    NotFound(Option<bool>),
}

fn main() {}
