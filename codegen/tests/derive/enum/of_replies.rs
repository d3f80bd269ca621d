//! An enum of replies that derives what is for an enumeration.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
    NotFound,
}
