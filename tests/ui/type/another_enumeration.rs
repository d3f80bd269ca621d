//! An enum that stands for another enumeration of the spec.

use groupwright::{GroupEndpoint, GroupEnum};

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    Other(String),
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/put_group.yaml")]
struct Put {
    id: u8,
    name: String,
    kind: Option<Color>,
}

fn main() {}
