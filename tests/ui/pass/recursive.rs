//! A structure within itself, and an enumeration of integers.

use groupwright::{GroupEndpoint, GroupEnum, GroupResponse};

#[derive(GroupEnum)]
#[groupwright(spec = "specs/tree/put_tree.yaml")]
enum State {
    Value0,
    #[groupwright(rename = "1")]
    Resting,
}

#[derive(GroupResponse)]
#[groupwright(spec = "specs/tree/put_tree.yaml")]
struct Node {
    left: Option<Box<Node>>,
    state: State,
}

#[derive(GroupEndpoint)]
#[groupwright(spec = "specs/tree/put_tree.yaml")]
struct PutTree {
    left: Option<Box<Node>>,
    state: State,
}

#[test]
fn writes_a_structure_within_itself() {
    let leaf = Node { left: None, state: State::Value0 };
    let tree = PutTree { left: Some(Box::new(leaf)), state: State::Resting };
    assert_eq!(groupwright::json::write(&tree).unwrap(), r#"{"left":{"state":0},"state":1}"#);
}
