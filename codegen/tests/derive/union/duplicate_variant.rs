//! Two variants for one.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filter {
    Eq(Equal),
    In(Among),
    #[groupwright(rename = "in")]
    Again(Among),
}
