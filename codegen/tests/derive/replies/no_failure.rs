//! A type for failures that there are not.

use groupwright::GroupEndpoint;

#[derive(Debug)]
enum Refused {}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/put_group.yaml", error = Refused)]
struct Put {
    id: u8,
    name: String,
}
