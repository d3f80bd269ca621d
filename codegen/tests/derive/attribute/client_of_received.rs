//! A structure that is only received, as one that is only sent.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml", client)]
struct Person {
    name: String,
}
