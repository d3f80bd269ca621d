//! A variant that the spec does not list.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    Green,
    DarkBleu,
    Other(String),
}
