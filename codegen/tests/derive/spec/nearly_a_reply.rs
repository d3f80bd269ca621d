//! A structure with nearly the name of a response, whose content has no name of its own.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml", rename = "UnprocessableEntty")]
struct Fault {
    member: String,
}
