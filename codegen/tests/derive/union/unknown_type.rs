//! An enum that has not the name of a union.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filtre {
    Eq(Equal),
}
