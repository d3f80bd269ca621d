//! An API of any size, once as Groupwright's specs and once as a document of `OpenAPI` 3.
//!
//! Each endpoint has a request of eleven fields with lengths, ranges, enumerations, lists and a nested structure, a response
//! of 25 fields in four structures, and three documented failures. No two endpoints share a type.

pub mod openapi;
pub mod specs;

/// A field of a structure.
pub struct Field {
    /// Its name on the wire.
    pub name: &'static str,
    /// Whether every message has it.
    pub required: bool,
    /// What it means.
    pub doc: &'static str,
    /// Its type.
    pub kind: Kind,
}

/// The type of a field with its rules.
pub enum Kind {
    /// A text with the least and the greatest number of characters.
    Text(u32, u32),
    /// An integer in a range.
    Integer(i64, i64),
    /// A number with a fraction.
    Number,
    /// Yes or no.
    Boolean,
    /// A date with a time.
    Instant,
    /// One of these values.
    Choice(&'static [&'static str]),
    /// A list of texts, of so many at most.
    Texts(u32),
    /// A list of integers, of so many at most.
    Integers(u32),
    /// A structure, by its name.
    Structure(&'static str),
}

const fn required(name: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field { name, required: true, doc, kind }
}

const fn optional(name: &'static str, kind: Kind, doc: &'static str) -> Field {
    Field { name, required: false, doc, kind }
}

/// The members of a request.
pub const REQUEST: &[Field] = &[
    required("name", Kind::Text(1, 100), "The name of the group."),
    optional("description", Kind::Text(0, 500), "What the group is for."),
    required("kind", Kind::Choice(&["public", "private", "hidden"]), "Who can see the group."),
    optional("priority", Kind::Integer(1, 10), "How important it is."),
    optional("quota", Kind::Integer(0, 1_000_000), "How much it may hold."),
    optional("ratio", Kind::Number, "The part of the total."),
    optional("tags", Kind::Texts(20), "Words to find it by."),
    optional("member_ids", Kind::Integers(50), "The first members."),
    optional("active", Kind::Boolean, "Whether it is in use."),
    optional("color", Kind::Choice(&["red", "green", "blue"]), "Its color in lists."),
    required("owner", Kind::Structure("NewOwner"), "Who owns it."),
];

/// The structures of an endpoint, by their names, with what they are.
pub const STRUCTURES: &[(&str, &str, &[Field])] = &[
    (
        "NewOwner",
        "The owner of a new group.",
        &[
            required("id", Kind::Integer(1, 2_000_000_000), "The id of the owner."),
            optional("email", Kind::Text(3, 254), "Where to write to."),
            optional("role", Kind::Choice(&["admin", "editor", "reader"]), "What the owner may do."),
        ],
    ),
    (
        "Group",
        "A group.",
        &[
            required("id", Kind::Integer(1, 2_000_000_000), "The id of the group."),
            required("name", Kind::Text(1, 100), "The name of the group."),
            optional("description", Kind::Text(0, 500), "What the group is for."),
            required("kind", Kind::Choice(&["public", "private", "hidden"]), "Who can see the group."),
            optional("tags", Kind::Texts(20), "Words to find it by."),
            required("created", Kind::Instant, "When it was created."),
            optional("updated", Kind::Instant, "When it was last changed."),
            required("owner", Kind::Structure("Owner"), "Who owns it."),
            optional("settings", Kind::Structure("Settings"), "How it behaves."),
            optional("statistics", Kind::Structure("Statistics"), "How it is used."),
        ],
    ),
    (
        "Owner",
        "The owner of a group.",
        &[
            required("id", Kind::Integer(1, 2_000_000_000), "The id of the owner."),
            required("name", Kind::Text(1, 100), "The name of the owner."),
            optional("email", Kind::Text(3, 254), "Where to write to."),
            optional("active", Kind::Boolean, "Whether the owner can log in."),
            optional("role", Kind::Choice(&["admin", "editor", "reader"]), "What the owner may do."),
        ],
    ),
    (
        "Settings",
        "How a group behaves.",
        &[
            optional("language", Kind::Text(2, 5), "The language of its messages."),
            optional("color", Kind::Choice(&["red", "green", "blue"]), "Its color in lists."),
            optional("moderated", Kind::Boolean, "Whether messages wait for approval."),
            optional("quota", Kind::Integer(0, 1_000_000), "How much it may hold."),
            optional("ratio", Kind::Number, "The part of the total."),
            optional("labels", Kind::Texts(20), "What its messages can be labeled with."),
        ],
    ),
    (
        "Statistics",
        "How a group is used.",
        &[
            optional("members", Kind::Integer(0, 1_000_000), "How many members it has."),
            optional("messages", Kind::Integer(0, 1_000_000), "How many messages it has."),
            optional("load", Kind::Number, "The messages of an hour."),
            optional("recent_ids", Kind::Integers(50), "The last members."),
        ],
    ),
    (
        "Problem",
        "What went wrong.",
        &[
            required("code", Kind::Integer(1, 99_999), "Its number."),
            required("message", Kind::Text(1, 500), "What went wrong."),
            optional("field", Kind::Text(1, 100), "The field that is meant."),
        ],
    ),
];

/// The documented failures: the status and its meaning.
pub const FAILURES: &[(u16, &str)] = &[
    (400, "The request is not valid."),
    (404, "There is no such account."),
    (409, "There is a group of this name."),
];
