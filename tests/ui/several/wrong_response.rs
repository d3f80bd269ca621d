//! What uses the reply is not blamed for a mistake of `response`.

use groupwright::http::Response;
use groupwright::{Endpoint, GroupEndpoint, Uuid};

struct Created;
struct NewGroupResponse;

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = Option<Created>)]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

fn read(response: Response<Vec<u8>>) -> Option<Created> {
    NewGroup::read_response(response).ok().flatten()
}

fn main() {
    let _ = (read, NewGroupResponse);
}
