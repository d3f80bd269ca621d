//! Variants that do not hold what the replies do.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden(String),
    NotFound,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Denied {
    Forbidden,
    NotFound(String),
}
