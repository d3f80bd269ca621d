//! Two requests for one endpoint share the type of its failures.

use groupwright::{Endpoint, GroupEndpoint, Serve, Uuid};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
struct NewGroup {
    user: String,
    name: String,
    parent: Option<Uuid>,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = NewGroupResponse, error = NewGroupError)]
struct Child {
    user: String,
    name: String,
    parent: Option<Uuid>,
    labels: Vec<String>,
}

fn main() {
    let reply = groupwright::http::Response::builder().status(409).header("content-type", "application/json");
    let error = Child::read_response(reply.body(br#"{"message":"taken"}"#.to_vec()).unwrap()).unwrap_err();
    let Some(NewGroupError::Conflict(fault)) = error.documented() else { panic!("{error}") };
    assert_eq!(fault.message, "taken");
    let _ = (NewGroup::accept, Child { user: String::new(), name: String::new(), parent: None, labels: vec![] });
}
