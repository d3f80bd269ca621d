//! A success among the failures.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
    NotFound(Option<String>),
    NoContent,
}
