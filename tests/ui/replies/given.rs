//! Types for replies that stand for none, or for those of another endpoint.

use groupwright::{GroupEndpoint, GroupResponse};

#[derive(Debug)]
struct Refused;

enum Deleted {
    NoContent,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/delete_group.yaml", response = Deleted, error = Refused)]
struct Delete {
    id: u8,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum NotCreated {
    Conflict(String),
    #[groupwright(other)]
    Failed,
}

fn main() {}
