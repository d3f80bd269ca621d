//! An enum where a struct around one value should be.

use groupwright::GroupValue;

#[derive(GroupValue)]
enum Color {
    Red,
}
