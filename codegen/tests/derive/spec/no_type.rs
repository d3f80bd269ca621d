//! A structure that the spec does not have.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml", rename = "Grup")]
struct Created {
    id: u32,
}
