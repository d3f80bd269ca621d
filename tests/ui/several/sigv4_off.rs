//! A signature that needs a feature which is off is one error that names it.

use groupwright::{Endpoint, GroupEndpoint};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/signed/save_note.yaml")]
struct SaveNote {
    body: String,
}

fn main() {
    let _ = SaveNote::read_response;
}
