//! An enumeration that borrows.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color<'a> {
    Red,
    Other(&'a str),
}
