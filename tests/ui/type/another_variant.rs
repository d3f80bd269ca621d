//! A variant that holds what that of the spec does not.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Limit {
    None,
    Most(String),
}

fn main() {}
