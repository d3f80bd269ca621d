//! A time without an offset where the spec has an instant.

use groupwright::GroupResponse;

#[derive(GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct Person {
    since: Option<chrono::NaiveDateTime>,
}

fn main() {}
