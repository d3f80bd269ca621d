//! A request is not blamed for the mistakes of its replies, nor these for the lack of its spec.

use groupwright::http::Response;
use groupwright::{Endpoint, GroupEndpoint, GroupResponse};

#[derive(Debug, GroupResponse)]
#[groupwright(spec = "specs/several/delete_group.yaml")]
enum Refused {
    Forbiden,
    NotFound(Option<String>),
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/delete_group.yaml", error = Refused)]
struct Delete {
    id: u8,
}

struct Done;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/nothing.yaml", response = Done, error = Refused)]
struct Undo {
    id: u8,
}

fn read(response: Response<Vec<u8>>) -> Option<Done> {
    Undo::read_response(response).ok()
}

fn main() {
    let _ = (Delete::read_response, read);
}
