//! What holds a type that is no item for its derive is not blamed.

use groupwright::{GroupEndpoint, GroupResponse, Uuid};

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Group(u32);

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = Group)]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    color: Color,
}

fn main() {}
