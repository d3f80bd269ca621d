//! Names that a derive could trip over, under `deny(warnings, missing_docs)`.

#![deny(warnings, missing_docs)]
#![expect(
    clippy::upper_case_acronyms,
    dead_code,
    non_camel_case_types,
    reason = "the names are those of others, and nothing uses them"
)]

/// A module of the name of a crate.
pub mod std {}
/// A module of the name of a crate.
pub mod core {}
/// A module of the name of a crate.
pub mod groupwright {}

struct Result;
struct String;
struct Vec;
struct Some;
struct None;
struct Ok;
struct Err;
struct Box;
struct Default;
struct From;
struct SHAPE;
struct API;
struct KNOWN;
struct Replies;
struct Wire;
struct Value;
struct usize;
struct str;

/// An enumeration with the name of a type that all know.
#[derive(::groupwright::GroupEnum)]
#[groupwright(spec = "specs/example/create_group.yaml", rename = "Color")]
pub enum Option {
    /// A value.
    Red,
    /// A value.
    Green,
    /// A value.
    DarkBlue,
}

/// A request.
#[derive(::groupwright::GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml", response = Group, error = Error)]
pub struct NewGroup {
    /// The owner.
    pub user: ::std::string::String,
    /// The name.
    pub name: ::std::string::String,
    /// The group above it.
    pub parent: ::std::option::Option<::groupwright::Uuid>,
    /// How it is shown.
    pub color: Option,
    /// Nothing of the wire.
    #[groupwright(skip)]
    pub r#type: ::std::vec::Vec<u8>,
    /// Nothing of the wire, of a name that code near it may have too.
    #[groupwright(skip, default = TABLE + ENDPOINT)]
    pub table: u8,
}

const TABLE: u8 = 1;
const ENDPOINT: u8 = 2;

/// Another request, with what comes back beside it.
#[derive(::groupwright::GroupEndpoint)]
#[groupwright(spec = "specs/example/create_group.yaml")]
pub struct Another {
    /// The owner.
    pub user: ::std::string::String,
    /// The name.
    pub name: ::std::string::String,
    /// The group above it.
    pub parent: ::std::option::Option<::groupwright::Uuid>,
}

/// A reply.
#[derive(::groupwright::GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
pub struct Group {
    /// Its number.
    pub id: Id,
}

/// A value.
#[derive(::groupwright::GroupValue)]
pub struct Id(u32);

/// The failures.
#[derive(::core::fmt::Debug, ::groupwright::GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
pub enum Error {
    /// One of them.
    Conflict(Fault),
    /// All others.
    #[groupwright(other)]
    Other,
}

/// What went wrong.
#[derive(::core::fmt::Debug, ::groupwright::GroupResponse)]
#[groupwright(spec = "specs/example/create_group.yaml")]
pub struct Fault {
    /// In words.
    pub message: ::std::string::String,
}
