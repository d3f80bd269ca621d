//! The sections of fields and types.

use groupwright_engine::rule::{self, LimitKind};

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::message::unknown_members;
use super::{formats, held, hints, known, spelling};

pub(super) fn sections() -> Vec<Section> {
    vec![field(), item(), enum_value(), named_type()]
}

fn field() -> Section {
    let doc = "A member of a structure, or a parameter. A text in its place is its `type`.";
    Section::new("field", "a field", doc)
        .keys([
            Key::new("type", Value::Type, "The type of its value.", "type: string")
                .default("`string` beside `enum`; otherwise it is required"),
            spelling(),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: The name of the group.",
            ),
        ])
        .keys(presence())
        .keys([choices("The values that it can have: as a list, or as a map to their meanings."), open()])
        .keys(held())
        .keys(behaviour())
        .keys(rules())
        .keys(known())
        .dependencies([
            Dependency::at_least_one(&["type", "enum", "const"]),
            Dependency::at_most_one(&["default", "default_from"]),
            Dependency::at_most_one(&["enum", "items", "values"]),
            Dependency::beside("open", "enum"),
            Dependency::only("const", &["type", "doc", "evidence", "source"]),
        ])
        .dependencies(Dependency::inner())
        .example("type: string\nrequired: true\nmax_length: 100\nunique: true\ndoc: The name of the group.\n")
}

fn item() -> Section {
    let doc = "An item of a list, or a value of a map. A text in its place is its `type`.";
    Section::new("item", "an item of a list or a value of a map", doc)
        .keys([
            Key::new("type", Value::Type, "The type of each.", "type: string")
                .default("`string` beside `enum`; otherwise it is required"),
            spelling(),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about each.",
                "doc: The id of a contact.",
            ),
            Key::new("nullable", Value::Flag, "Whether it can be null.", "nullable: true").default("`false`"),
            choices("The values that it can have: as a list, or as a map to their meanings."),
            open(),
        ])
        .keys(held())
        .keys([
            Key::new("secret", Value::Flag, "Whether its value must never be shown.", "secret: true")
                .default("`false`"),
            Key::new(
                "xml",
                Value::Section("xml_item"),
                "Its representation in XML.",
                "xml: { name: contact }",
            ),
        ])
        .keys(in_formats("spelling", "form_item"))
        .keys(rules())
        .dependencies([
            Dependency::at_least_one(&["type", "enum"]),
            Dependency::at_most_one(&["enum", "items", "values"]),
            Dependency::beside("open", "enum"),
        ])
        .dependencies(Dependency::inner())
        .example("type: string\nmax_length: 100\ndoc: The name of a group.\n")
}

/// The representation in formats other than XML.
fn in_formats(json: &'static str, form: &'static str) -> [Key; 2] {
    [
        Key::new(
            "json",
            Value::Section(json),
            "Its representation in JSON.",
            "json: { as: { false: \"N\", true: \"Y\" } }",
        ),
        Key::new(
            "form",
            Value::Section(form),
            "Its representation in a form or a query.",
            "form: { as: { false: 0, true: 1 } }",
        ),
    ]
}

/// Whether and how it is given.
fn presence() -> [Key; 6] {
    let flag = |name, doc, example| Key::new(name, Value::Flag, doc, example).default("`false`");
    [
        flag(
            "required",
            "Whether it must be present. Path parameters are always required.",
            "required: true",
        ),
        flag("nullable", "Whether it can be null.", "nullable: true"),
        Key::new(
            "formats",
            Value::list(Value::Words(formats())),
            "The formats that have it, if not all formats of the body do. It is then optional in Rust; `required` applies to these \
             formats, and a value of it cannot be written in others.",
            "formats: [xml]",
        )
        .default("all formats of the body"),
        Key::new("default", Value::Scalar, "The value that the vendor uses if it is absent.", "default: 1"),
        Key::new(
            "default_from",
            Value::Text,
            "The wire name of the field whose value the vendor uses if this one is absent.",
            "default_from: groupName",
        ),
        Key::new(
            "const",
            Value::Scalar,
            "A constant that is always sent, and is not given by the caller. Allowed for query parameters, header fields and \
             members of the body of a request. In a body, it is written before the other members; without a `type`, a number \
             is a JSON number, a flag a JSON boolean, and anything else a JSON string.",
            "const: 3",
        ),
    ]
}

pub(super) fn choices(doc: &'static str) -> Key {
    let explained = Value::map("value", Value::either(Value::Text, Value::Section("enum_value")));
    let values = Value::either(Value::list(Value::Scalar), explained);
    Key::new("enum", values, doc, "enum: { 0: Public., 1: Private. }")
}

fn enum_value() -> Section {
    let doc = "A value of an enumeration, and its meaning. A text in its place is its `doc`.";
    Section::new("enum_value", "a value of an enumeration", doc)
        .keys([
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: Everyone may see it.",
            ),
            Key::new(
                "rust",
                Value::Text,
                "The name of its variant in Rust, in `PascalCase`.",
                "rust: Public",
            )
            .default("derived from the value: `1` is `Value1`"),
        ])
        .example("doc: Everyone may see it.\nrust: Public\n")
}

pub(super) fn open() -> Key {
    Key::new(
        "open",
        Value::Flag,
        "Whether there are other values: with `true`, they can be decoded and sent; with `false`, neither. \
         By default, they can be decoded, since vendors add values, but not sent.",
        "open: true",
    )
}

/// The other keys of a field.
fn behaviour() -> Vec<Key> {
    let flag = |name, doc, example| Key::new(name, Value::Flag, doc, example).default("`false`");
    let own = [
        Key::new(
            "aliases",
            Value::list(Value::Text),
            "Other names under which it is accepted on input.",
            "aliases: [Id, groupId]",
        ),
        flag("empty_is_null", "Whether an empty string represents null.", "empty_is_null: true"),
        flag(
            "secret",
            "Whether its value must never be shown, including the keys of a map and the names of unknown members.",
            "secret: true",
        ),
        flag("unique", "Whether the vendor refuses a value that another object has.", "unique: true"),
        Key::new("rust", Value::Text, "Its name in Rust.", "rust: kind")
            .default("the wire name in `snake_case`"),
        Key::new(
            "xml",
            Value::Section("xml_field"),
            "Its representation in XML.",
            "xml: { attribute: true }",
        ),
    ];
    own.into_iter().chain(in_formats("json_field", "form_field")).collect()
}

/// The rules, as the engine knows them.
pub(super) fn rules() -> Vec<Key> {
    let row = |kind: &&'static dyn rule::RuleKind| {
        let value = match kind.limit_kind() {
            LimitKind::Count => Value::Count,
            LimitKind::Number => Value::Number,
            LimitKind::Pattern => Value::Text,
            LimitKind::Flag => Value::Flag,
        };
        Key::new(kind.name(), value, kind.doc(), example(kind.name()))
    };
    rule::ALL.iter().map(row).collect()
}

fn example(word: &str) -> &'static str {
    EXAMPLES.iter().find(|example| example.split(':').next() == Some(word)).copied().unwrap_or_default()
}

const EXAMPLES: [&str; 11] = [
    "min_length: 1",
    "max_length: 100",
    "pattern: \"^[a-z0-9-]+$\"",
    "minimum: 0",
    "maximum: 32767",
    "exclusive_minimum: 0",
    "exclusive_maximum: 1.5",
    "multiple_of: 0.01",
    "min_items: 1",
    "max_items: 50",
    "unique_items: true",
];

fn named_type() -> Section {
    let doc = "A named type: a structure, with `fields`, or an enumeration, with `enum`.";
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
            choices("The values of an enumeration: as a list, or as a map to their meanings."),
            Key::new("type", Value::Type, "The type of the values of an enumeration.", "type: integer")
                .default("`string`"),
            open(),
        ])
        .keys(hints())
        .keys([unknown_members()])
        .keys(known())
        .dependencies([
            Dependency::exactly_one(&["fields", "enum"]),
            Dependency::at_most_one(&["fields", "type"]),
            Dependency::at_most_one(&["fields", "open"]),
            Dependency::at_most_one(&["enum", "unknown_members"]),
            Dependency::at_most_one(&["enum", "xml"]),
            Dependency::at_most_one(&["enum", "form"]),
        ])
        .example(
            "doc: A group of contacts.\nfields:\n  id: { type: integer, required: true }\n  \
             name: { type: string, required: true, max_length: 100 }\n  kind: { enum: [static, dynamic] }\n  \
             members: { type: list, items: integer, unique_items: true }\n",
        )
}
