//! A type that derives nothing is one mistake, wherever it stands.

use groupwright::{GroupEndpoint, Uuid};

struct FolderId(u16);

struct Group {
    id: i64,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = Group)]
struct NewGroup {
    user: String,
    name: Box<str>,
    parent: Option<Uuid>,
    folder_id: Option<FolderId>,
}

fn main() {}
