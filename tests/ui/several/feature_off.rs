//! A spec with rules that need a feature which is off is one error that names it.

use groupwright::{Endpoint, GroupEndpoint};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/ruled/create_group.yaml")]
struct NewGroup {
    name: String,
    tags: Option<Vec<String>>,
}

fn main() {
    let _ = NewGroup::read_response;
}
