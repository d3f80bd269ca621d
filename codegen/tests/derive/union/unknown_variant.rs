//! A variant that the union does not have.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filter {
    Eqq(Equal),
    In(Among),
}
