//! An enum with parameters.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filter<T> {
    Eq(T),
}
