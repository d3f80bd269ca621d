//! Mistakes in the parts of a request are reported there; the request that holds them is not blamed.

use groupwright::{Endpoint, GroupEndpoint, GroupEnum, GroupResponse, GroupValue, Uuid};

#[derive(GroupValue)]
struct FolderId(u16, u16);

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    Green,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Group {
    nmae: String,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = Group)]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
    folder_id: Option<FolderId>,
    color: Color,
}

fn main() {
    let _ = NewGroup::read_response;
}
