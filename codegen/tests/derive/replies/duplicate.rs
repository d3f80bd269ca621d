//! Two variants for one reply, and two for all others.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbidden,
    #[groupwright(rename = "Forbidden")]
    Denied,
    #[groupwright(other)]
    Lost,
    #[groupwright(other)]
    Gone,
}
