//! A folder of two endpoints: one is named, and the other is named for its file. Neither documents a failure.

use groupwright::{Endpoint, GroupEndpoint};

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several", endpoint = "delete_group")]
struct DeleteGroup {
    id: u8,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/several/get_group.yaml")]
struct GetGroup {
    id: i16,
}

#[test]
fn finds_the_endpoint_in_a_folder_of_several() {
    assert_eq!((DeleteGroup::endpoint().method(), GetGroup::endpoint().method()), ("DELETE", "GET"));
    assert!(DeleteGroup { id: 0 }.validate().is_err());
    assert!(GetGroup { id: 255 }.validate().is_ok());
}
