//! An enum of replies that borrows.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused<'a> {
    Forbidden,
    NotFound(Option<&'a str>),
}
