//! A variant that can be without its value.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Limit {
    None,
    Most(Option<u8>),
}
