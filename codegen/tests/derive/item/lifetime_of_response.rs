//! A reply that borrows.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Group<'a> {
    name: &'a str,
}
