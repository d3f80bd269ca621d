//! What uses the types that are given in quotes is not blamed.

use groupwright::http::Response;
use groupwright::{Endpoint, GroupEndpoint, GroupResponse};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/get_group.yaml", response = "Option<Group>", error = "Refused")]
struct Get {
    id: u8,
}

#[derive(Debug, GroupResponse)]
#[groupwright(spec = "specs/several/get_group.yaml")]
struct Group {
    name: String,
}

#[derive(Debug, GroupResponse)]
#[groupwright(spec = "specs/several/get_group.yaml")]
enum Refused {
    NotFound(Group),
}

fn read(response: Response<Vec<u8>>) -> Result<Option<Group>, Option<String>> {
    Get::read_response(response).map_err(|error| match error.documented() {
        Some(Refused::NotFound(group)) => Some(group.name.clone()),
        None => None,
    })
}

fn main() {
    let _ = read;
}
