//! An enum without one of the values.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    Green,
}
