//! A misspelt variant beside the right one.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color {
    Red,
    Green,
    DarkBleu,
    DarkBlue,
}
