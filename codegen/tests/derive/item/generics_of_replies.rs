//! An enum of replies with parameters.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused<T> {
    Forbidden,
    NotFound(Option<T>),
}
