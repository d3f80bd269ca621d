//! An enum that the spec does not have.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Colour {
    Red,
}
