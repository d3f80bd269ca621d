//! A request with a mistake is still a request: what uses it is not blamed.

use groupwright::http::Response;
use groupwright::{Endpoint, GroupEndpoint};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: u32,
    labells: Vec<String>,
}

fn read(response: Response<Vec<u8>>) -> Option<NewGroupResponse> {
    match NewGroup::read_response(response) {
        Ok(group) => Some(group),
        Err(error) => match error.documented() {
            Some(NewGroupError::Conflict(_)) => None,
            _ => panic!("{error}"),
        },
    }
}

fn main() {
    let group = NewGroup { user: String::new(), name: 1, labells: Vec::new() };
    assert!(group.validate().is_ok());
    let _ = read;
}
