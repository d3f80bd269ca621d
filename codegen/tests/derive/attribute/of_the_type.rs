//! A word that cannot be read may have named anything: nothing is said of what it would have named.

use groupwright::{GroupEndpoint, GroupEnum, GroupResponse, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", rename_al = "PascalCase")]
struct NewGroup {
    user: String,
    title: String,
    parent: Option<Uuid>,
}

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml", renam = "Color")]
enum Tint {
    Red,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml", rename = Ticket)]
struct Receipt {
    number: u8,
}
