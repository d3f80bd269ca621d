//! A type that always holds a value, for a member that a reply may lack.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml", rename = "Group")]
struct Created {
    color: String,
}
