//! An enum that stands for no replies.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Colour {
    Red,
    Green,
}
