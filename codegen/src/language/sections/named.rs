//! The sections of what is described under `types`.

use super::super::dependency::Dependency;
use super::super::table::{Choice, Key, Section, Value};
use super::field::{choices, open};
use super::inline::unknown_members;
use super::rule::{dependencies as rule_dependencies, rules};
use super::{additional, held, hints, known, member_rule, spelling, union};

pub(super) fn sections() -> Vec<Section> {
    vec![named_type(), named_value()]
}

/// What can have a name: a type, or a value that is none.
pub(in crate::language) const NAMED: Choice =
    Choice { usual: "type", keys: &["fields", "enum", "one_of"], other: "named_value", key: "type" };

/// The types of a document.
pub(super) fn types(doc: &'static str) -> Key {
    let types = Value::map("name", Value::either(Value::Text, Value::Either(NAMED)));
    Key::new("types", types, doc, "types: { GroupName: { type: string, max_length: 100 } }")
}

fn named_type() -> Section {
    let doc =
        "A named type: a structure, with `fields`, an enumeration, with `enum`, or a union, with `one_of`.";
    let fields = Value::map("wire name", Value::either(Value::Text, Value::Section("field")));
    Section::new("type", "a type", doc)
        .keys([
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: A group of contacts.",
            ),
            Key::new(
                "fields",
                fields,
                "The members of a structure by their wire names, in the documented order.",
                "fields: { name: string, id: { type: integer, required: true } }",
            ),
            Key::new("rust", Value::Text, "Its name in Rust, in `PascalCase`.", "rust: SmsGroup")
                .default("its name in `PascalCase`"),
            choices("The values of an enumeration: as a list, or as a map to their meanings."),
            Key::new("type", Value::Type, "The type of the values of an enumeration.", "type: integer")
                .default("`string`"),
            open(),
        ])
        .keys(union::union())
        .keys(hints())
        .keys([additional(), unknown_members(), member_rule::rules("Rules across its members.")])
        .keys(known())
        .dependencies([
            Dependency::exactly_one(&["fields", "enum", "one_of"]),
            Dependency::beside("additional", "fields"),
            Dependency::at_most_one(&["additional", "unknown_members"]),
            Dependency::at_most_one(&["fields", "type"]),
            Dependency::at_most_one(&["fields", "open"]),
            Dependency::at_most_one(&["enum", "unknown_members"]),
            Dependency::at_most_one(&["enum", "rules"]),
            Dependency::at_most_one(&["enum", "xml"]),
            Dependency::at_most_one(&["enum", "form"]),
        ])
        .dependencies(union::dependencies(&["type", "unknown_members"]))
        .sourced()
        .example(
            "doc: A group of contacts.\nfields:\n  id: { type: integer, required: true }\n  \
             name: { type: string, required: true, max_length: 100 }\n  kind: { enum: [static, dynamic] }\n  \
             members: { type: list, items: integer, unique_items: true }\n",
        )
}

fn named_value() -> Section {
    let doc = "A named value: a single value, a list or a map that several members have in common. What has its name as a `type` has its keys too, \
               and those of its own in place of them. In Rust it is no type. A text in its place is its `type`.";
    Section::new("named_value", "a named value", doc)
        .keys([
            Key::new("type", Value::Type, "The type of the value.", "type: string").required(),
            spelling(),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it, wherever nothing else is said.",
                "doc: The name of a group.",
            ),
            Key::new("nullable", Value::Flag, "Whether it can be null.", "nullable: true").default("`false`"),
        ])
        .keys(held())
        .keys([Key::new("secret", Value::Flag, "Whether its value must never be shown.", "secret: true")
            .default("`false`")])
        .keys(spelled_in_formats())
        .keys(rules())
        .keys(known())
        .dependencies(rule_dependencies())
        .dependencies(Dependency::inner())
        .sourced()
        .example("type: string\nmin_length: 1\nmax_length: 100\ndoc: The name of a group.\n")
}

/// The spellings of a value in single formats.
fn spelled_in_formats() -> [Key; 3] {
    let doc = "Its spelling in this format.";
    [
        Key::new("xml", Value::Section("spelling"), doc, "xml: { as: { false: \"N\", true: \"Y\" } }"),
        Key::new("json", Value::Section("spelling"), doc, "json: { as: { false: \"N\", true: \"Y\" } }"),
        Key::new("form", Value::Section("spelling"), doc, "form: { as: { false: 0, true: 1 } }"),
    ]
}
