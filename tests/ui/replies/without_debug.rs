//! An enum of failures that cannot be shown.

use groupwright::{GroupEndpoint, GroupResponse};

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    #[groupwright(other)]
    Else,
    NotFound(Option<String>),
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/delete_group.yaml", error = Refused)]
struct Delete {
    id: u8,
}

fn main() {}
