//! A misspelt reply.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
    NotFond(Option<String>),
}
