//! The enum of the failures in quotes.

use groupwright::{GroupEndpoint, GroupResponse, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", error = "Refused")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

#[derive(Debug, GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Refused {
    UnprocessableEntity(Unprocessable),
    #[groupwright(other)]
    Else,
}

#[derive(Debug, GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml", rename = "UnprocessableEntity")]
struct Unprocessable {
    member: String,
}
