//! The only variant with a name of its own is misspelt.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    NotFond(Option<String>),
    #[groupwright(other)]
    Else,
}
