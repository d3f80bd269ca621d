//! The keys of structures that are described in place.

use super::super::dependency::Dependency;
use super::super::table::{Key, Value};
use super::{additional, member_rule};

/// The keys of a structure that is described in place.
pub(super) fn inline() -> [Key; 5] {
    [
        Key::new(
            "fields",
            Value::map("wire name", Value::either(Value::Text, Value::Section("field"))),
            "The members of a structure, in place of `type`. The structure is a type of its own in Rust.",
            "fields: { id: { type: integer, required: true }, name: string }",
        ),
        additional(),
        unknown_members(),
        member_rule::rules("Rules across the members of a structure that is described here."),
        Key::new(
            "rust_type",
            Value::Text,
            "The name in Rust of the type that is described here with `fields` or `enum`, in `PascalCase`.",
            "rust_type: GroupOwner",
        )
        .default("the name of the type that has the field, and that of the field"),
    ]
}

pub(super) fn of_inline() -> [Dependency; 5] {
    [
        Dependency::beside("additional", "fields"),
        Dependency::beside("unknown_members", "fields"),
        Dependency::beside("rules", "fields"),
        Dependency::at_most_one(&["additional", "unknown_members"]),
        Dependency::at_most_one(&["rust_type", "type"]),
    ]
}

/// How undocumented members of a request are handled.
pub(super) fn unknown_members() -> Key {
    Key::new(
        "unknown_members",
        Value::words(&["refuse", "ignore"]),
        "What the vendor does with unknown members of a request; that of a body applies to the query too. In a response, they are always ignored; values given by a caller never have them.",
        "unknown_members: ignore",
    )
    .default("that of the API, or `refuse`")
}
