//! A reply with parameters.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Group<T> {
    name: T,
}
