//! A struct with nearly the name of a type of the spec, which is not what the success holds.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/several/put_group.yaml")]
struct Parnt {
    name: String,
}
