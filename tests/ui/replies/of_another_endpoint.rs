//! The failures of another endpoint.

use groupwright::{GroupEndpoint, GroupResponse};

#[derive(Debug, GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
    #[groupwright(other)]
    Lost,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/get_group.yaml", error = Refused)]
struct Get {
    id: u8,
}

fn main() {}
