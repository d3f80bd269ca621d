//! Shelves of a library: structs of this project, held against the project's own spec.

use groupwright::{GroupEndpoint, GroupEnum, GroupResponse, GroupValue, Patch};

/// A shelf that is to be put up.
#[derive(Clone, Debug, GroupEndpoint, PartialEq)]
#[groupwright(spec = "specs/library/create_shelf.yaml", response = Standing)]
pub struct Shelf {
    /// The room in which it stands.
    #[groupwright(rename = "room")]
    pub place: String,
    /// What is written on it.
    pub label: String,
    /// How many boards it has.
    pub boards: Option<Boards>,
    /// What stands on it.
    pub kind: Option<Kind>,
    /// Anything else.
    pub note: Patch<String>,
    /// How often it was tried; the library does not know.
    #[groupwright(skip)]
    pub attempts: u32,
}

/// How many boards a shelf has.
#[derive(Clone, Copy, Debug, GroupValue, PartialEq, Eq)]
pub struct Boards(pub u8);

/// What stands on a shelf.
#[derive(Clone, Debug, GroupEnum, PartialEq, Eq)]
#[groupwright(spec = "specs/library/create_shelf.yaml", rename = "ShelfKind")]
pub enum Kind {
    /// Novels.
    Fiction,
    /// Facts.
    Science,
    /// Something else.
    Other(String),
}

/// What this project needs of a shelf that stands.
#[derive(Clone, Debug, GroupResponse, PartialEq, Eq)]
#[groupwright(spec = "specs/library/create_shelf.yaml")]
pub struct Standing {
    /// Its number.
    pub id: i64,
}
