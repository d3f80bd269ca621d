//! Variants that hold more or less than those of the spec.

use groupwright::GroupUnion;

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filter {
    Eq,
    In(Among, Among),
}

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Limit {
    None(bool),
    Most { most: u8 },
}
