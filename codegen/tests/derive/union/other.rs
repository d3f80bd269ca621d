//! Variants for all others, where there are none or one too many, and one that holds nothing.

use groupwright::{GroupUnion, Json};

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Filter {
    Eq(Equal),
    In(Among),
    #[groupwright(other)]
    Other(Json),
}

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml")]
enum Sort {
    Name(Equal),
    #[groupwright(other)]
    Other(Json),
    #[groupwright(other)]
    More(Json),
}

#[derive(GroupUnion)]
#[groupwright(spec = "specs/union/put_search.yaml", rename = "Sort")]
enum Empty {
    Name(Equal),
    #[groupwright(other)]
    Other,
}
