//! A value that borrows.

use groupwright::GroupValue;

#[derive(GroupValue)]
struct Name<'a>(&'a str);
