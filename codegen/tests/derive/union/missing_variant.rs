//! A union without one of its variants.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filter {
    In(Among),
}
