//! A value around what no message carries.

use groupwright::GroupValue;

struct Folder;

#[derive(GroupValue)]
struct FolderId(Folder);

#[derive(GroupValue)]
struct Position(usize);

fn main() {}
