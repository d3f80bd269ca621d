//! A value whose field has a name.

use groupwright::GroupValue;

#[derive(GroupValue)]
struct FolderId {
    id: u16,
}
