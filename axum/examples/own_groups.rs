//! A server of one's own for a documented endpoint: `cargo run -p groupwright-axum --example own_groups`.
//!
//! It prints its address. A group is made with:
//! `curl -i ADDRESS/groups -H 'Authorization: Bearer a' -H 'Content-Type: application/json' -d '{"name":"Readers"}'`.

use std::collections::BTreeMap;
use std::error::Error;
use std::sync::{Arc, Mutex, PoisonError};

use groupwright_axum::Service;
use groupwright_vendors::invisible_collector::create_group::Group;
use groupwright_vendors::invisible_collector::{CreateGroup, CreateGroupError, Failure};
use tokio::net::TcpListener;

/// The ids of the groups by their names.
type Groups = Arc<Mutex<BTreeMap<String, usize>>>;

fn create(groups: &Groups, name: String) -> Result<Group, CreateGroupError> {
    let mut groups = groups.lock().unwrap_or_else(PoisonError::into_inner);
    if groups.contains_key(&name) {
        return Err(CreateGroupError::Conflict(Failure::new(409, "Group already registered")));
    }
    let id = groups.len() + 1;
    groups.insert(name.clone(), id);
    Ok(Group::new(id.to_string(), name))
}

fn service(groups: Groups) -> Service {
    Service::new().on_or(
        move |request: CreateGroup, head| {
            let groups = Arc::clone(&groups);
            async move {
                if !head.headers.contains_key("authorization") {
                    let failure = Failure::new(401, "Credentials are required");
                    return Err(CreateGroupError::Unauthorized(failure));
                }
                create(&groups, request.name)
            }
        },
        |error| Some(CreateGroupError::BadRequest(Failure::new(400, error.to_string()))),
    )
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    println!("http://{}", listener.local_addr()?);
    let router = service(Groups::default()).into_router();
    Ok(axum::serve(listener, router).await?)
}
