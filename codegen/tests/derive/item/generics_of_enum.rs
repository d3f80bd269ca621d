//! An enumeration with parameters.

use groupwright::GroupEnum;

#[derive(GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml")]
enum Color<T> {
    Red,
    Other(T),
}
