//! An enum where a struct with named fields should be: nothing else is said of it.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Colour {
    Red,
}

fn main() {}
