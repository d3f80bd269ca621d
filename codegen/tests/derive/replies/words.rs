//! Words that have no meaning there.

use groupwright::{GroupEnum, GroupResponse};

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml", rename = "Refused")]
enum Denied {
    Forbidden,
    #[groupwright(other)]
    Lost(u8),
}

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    #[groupwright(other)]
    Colourless,
}
