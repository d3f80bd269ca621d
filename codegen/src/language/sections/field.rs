//! The sections of fields and types.

use groupwright_engine::rule::{self, LimitKind};

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::message::unknown_members;
use super::{held, hints, known, spelling};

pub(super) fn sections() -> Vec<Section> {
    vec![field(), item(), enum_value(), named_type()]
}

fn field() -> Section {
    let doc = "A member of a structure or a parameter. A bare text is its `type`.";
    Section::new("field", "a field", doc)
        .keys([
            Key::new("type", Value::Type, "What it holds.", "type: string")
                .default("`string` beside `enum`; otherwise it is required"),
            spelling(),
            Key::new("doc", Value::Text, "What the page says of it.", "doc: The name of the group."),
        ])
        .keys(presence())
        .keys([choices("The values that it may have; as a map, with what each means."), open()])
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
    let doc = "What a list or a map holds. A bare text is its `type`.";
    Section::new("item", "what a list or a map holds", doc)
        .keys([
            Key::new("type", Value::Type, "What each is.", "type: string")
                .default("`string` beside `enum`; otherwise it is required"),
            spelling(),
            Key::new("doc", Value::Text, "What the page says of each.", "doc: The id of a contact."),
            Key::new("nullable", Value::Flag, "Whether it may be null.", "nullable: true").default("`false`"),
            choices("The values that it may have; as a map, with what each means."),
            open(),
        ])
        .keys(held())
        .keys([
            Key::new("secret", Value::Flag, "Whether its value must never be shown.", "secret: true")
                .default("`false`"),
            Key::new("xml", Value::Section("xml_item"), "How it stands in XML.", "xml: { name: contact }"),
        ])
        .keys(in_formats())
        .keys(rules())
        .dependencies([
            Dependency::at_least_one(&["type", "enum"]),
            Dependency::at_most_one(&["enum", "items", "values"]),
            Dependency::beside("open", "enum"),
        ])
        .dependencies(Dependency::inner())
        .example("type: string\nmax_length: 100\ndoc: The name of a group.\n")
}

/// How a single value stands in formats other than XML.
fn in_formats() -> [Key; 2] {
    let spelling = Value::Section("spelling");
    [
        Key::new(
            "json",
            spelling.clone(),
            "How it stands in JSON.",
            "json: { as: { false: \"N\", true: \"Y\" } }",
        ),
        Key::new(
            "form",
            spelling,
            "How it stands in a form or a query.",
            "form: { as: { false: 0, true: 1 } }",
        ),
    ]
}

/// Whether and how it is given.
fn presence() -> [Key; 5] {
    let flag = |name, doc, example| Key::new(name, Value::Flag, doc, example).default("`false`");
    [
        flag("required", "Whether it must be given. A parameter of the path always must.", "required: true"),
        flag("nullable", "Whether it may be null.", "nullable: true"),
        Key::new("default", Value::Scalar, "What the vendor takes where it is left out.", "default: 1"),
        Key::new(
            "default_from",
            Value::Text,
            "The wire name of the field whose value the vendor takes where this one is left out.",
            "default_from: groupName",
        ),
        Key::new(
            "const",
            Value::Scalar,
            "The one value that is always sent, and that no caller gives. For parameters of the query, header fields and \
             members of the body of a request; there, without a `type`, a number is a number in JSON, a flag a boolean and \
             anything else a string, and it is written before the other members.",
            "const: 3",
        ),
    ]
}

fn choices(doc: &'static str) -> Key {
    let explained = Value::map("value", Value::either(Value::Text, Value::Section("enum_value")));
    let values = Value::either(Value::list(Value::Scalar), explained);
    Key::new("enum", values, doc, "enum: { 0: Public., 1: Private. }")
}

fn enum_value() -> Section {
    let doc = "A value of an enumeration with what it means. A bare text is its `doc`.";
    Section::new("enum_value", "a value of an enumeration", doc)
        .keys([
            Key::new("doc", Value::Text, "What the page says of it.", "doc: Everyone may see it."),
            Key::new(
                "rust",
                Value::Text,
                "The name of its variant in Rust, in `PascalCase`.",
                "rust: Public",
            )
            .default("made from the value: `1` is `Value1`"),
        ])
        .example("doc: Everyone may see it.\nrust: Public\n")
}

fn open() -> Key {
    Key::new(
        "open",
        Value::Flag,
        "Whether there are values that are not listed: `true`, they can be read and sent; `false`, they can be neither. \
         Left out: they can be read, since vendors add values, but not sent.",
        "open: true",
    )
}

/// What else is said of it.
fn behaviour() -> Vec<Key> {
    let flag = |name, doc, example| Key::new(name, Value::Flag, doc, example).default("`false`");
    let own = [
        Key::new(
            "aliases",
            Value::list(Value::Text),
            "Other names under which it is accepted on input.",
            "aliases: [Id, groupId]",
        ),
        flag("empty_is_null", "Whether an empty text stands for null.", "empty_is_null: true"),
        flag(
            "secret",
            "Whether its value must never be shown; the keys of a map and the names of unknown members are part of it.",
            "secret: true",
        ),
        flag("unique", "Whether the vendor refuses a value that another object has.", "unique: true"),
        Key::new("rust", Value::Text, "Its name in Rust.", "rust: kind")
            .default("the wire name in `snake_case`"),
        Key::new("xml", Value::Section("xml_field"), "How it stands in XML.", "xml: { attribute: true }"),
    ];
    own.into_iter().chain(in_formats()).collect()
}

/// The rules, as the engine knows them.
fn rules() -> Vec<Key> {
    let row = |kind: &&'static dyn rule::RuleKind| {
        let value = match kind.limit_kind() {
            LimitKind::Count => Value::Count,
            LimitKind::Number => Value::Number,
            LimitKind::Flag => Value::Flag,
        };
        Key::new(kind.name(), value, kind.doc(), example(kind.name()))
    };
    rule::ALL.iter().map(row).collect()
}

fn example(word: &str) -> &'static str {
    EXAMPLES.iter().find(|example| example.split(':').next() == Some(word)).copied().unwrap_or_default()
}

const EXAMPLES: [&str; 10] = [
    "min_length: 1",
    "max_length: 100",
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
            Key::new("doc", Value::Text, "What the page says of it.", "doc: A group of contacts."),
            Key::new(
                "fields",
                fields,
                "The members of a structure, by their names on the wire, in the page's order.",
                "fields: { name: string, id: { type: integer, required: true } }",
            ),
            choices("The values of an enumeration; as a map, with what each means."),
            Key::new("type", Value::Type, "What the values of an enumeration are.", "type: integer")
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
