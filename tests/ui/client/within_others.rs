//! An enum that is only sent, in a struct that is not, and types that even a struct that is only sent cannot have.

use groupwright::{GroupEndpoint, GroupEnum, Uuid};

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml", client)]
enum Color {
    Red,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    color: Option<Color>,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", client)]
struct Sent {
    user: String,
    name: u8,
    folder_id: String,
    parent: Uuid,
    color: Option<bool>,
}

fn main() {}
