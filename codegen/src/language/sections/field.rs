//! The sections of fields, items and values of enumerations.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::inline::{inline, of_inline};
use super::rule::{dependencies as rule_dependencies, rules};
use super::{formats, held, known, lifetime, needs, spelling, union};

pub(super) fn sections() -> Vec<Section> {
    vec![field(), unique(), item(), enum_value()]
}

fn field() -> Section {
    let doc = "A member of a structure, or a parameter. A text in its place is its `type`.";
    Section::new("field", "a field", doc)
        .keys([
            Key::new("type", Value::Type, "The type of its value.", "type: string")
                .default("`string` beside `enum`; otherwise, unless there is `one_of`, it is required"),
            spelling(),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: The name of the group.",
            ),
        ])
        .keys(presence())
        .keys(messages())
        .keys([choices("The values that it can have: as a list, or as a map to their meanings."), open()])
        .keys(union::union())
        .keys(inline())
        .keys(held())
        .keys(behaviour())
        .keys(rules())
        .keys(lifetime())
        .keys(needs())
        .dependencies(rule_dependencies())
        .keys(known())
        .dependencies([
            Dependency::at_least_one(&["type", "enum", "one_of", "fields", "const"]),
            Dependency::belongs("prefix", "type", &["map"]),
            Dependency::beside("null_as", "nullable"),
            Dependency::at_most_one(&["default", "default_from"]),
            Dependency::at_most_one(&["read_only", "write_only"]),
            Dependency::beside_any("send_default", &["default", "default_from"]),
            Dependency::at_most_one(&["enum", "items", "values", "fields"]),
            Dependency::at_most_one(&["type", "fields"]),
            Dependency::beside_any("open", &["enum", "one_of"]),
            Dependency::only("const", &["type", "doc", "formats", "xml", "evidence", "source"]),
        ])
        .dependencies(of_inline())
        .dependencies(Dependency::inner())
        .dependencies(union::dependencies(&["type", "enum"]))
        .sourced()
        .example("type: string\nrequired: true\nmax_length: 100\nunique: true\ndoc: The name of the group.\n")
}

fn unique() -> Section {
    let doc = "How the vendor compares the values of a unique field. `true` in its place: with those of all objects.";
    Section::new("unique", "the uniqueness of a field", doc)
        .keys([
            Key::new(
                "within",
                Value::either(Value::Text, Value::list(Value::Text)),
                "The wire name of the field that the compared objects have in common, or several: a member of the same structure, or a \
                 parameter or member of a request that has the structure.",
                "within: account",
            )
            .default("all objects are compared"),
            Key::new(
                "case",
                Value::words(&["ignore", "distinguish"]),
                "Whether texts that differ only in the case of letters count as the same.",
                "case: ignore",
            )
            .default("distinguish"),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: Names are unique within an account.",
            ),
        ])
        .keys(known())
        .example("within: account\ncase: ignore\ndoc: Names are unique within an account.\n")
}

fn item() -> Section {
    let doc = "An item of a list, or a value of a map. A text in its place is its `type`.";
    Section::new("item", "an item of a list or a value of a map", doc)
        .keys([
            Key::new("type", Value::Type, "The type of each.", "type: string")
                .default("`string` beside `enum`; otherwise, unless there is `one_of`, it is required"),
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
        .keys(union::union_alone())
        .keys(inline())
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
        .dependencies(rule_dependencies())
        .dependencies([
            Dependency::at_least_one(&["type", "enum", "one_of", "fields"]),
            Dependency::at_most_one(&["enum", "items", "values", "fields"]),
            Dependency::at_most_one(&["type", "fields"]),
            Dependency::beside_any("open", &["enum", "one_of"]),
        ])
        .dependencies(of_inline())
        .dependencies(Dependency::inner())
        .dependencies(union::dependencies(&["type", "enum"]))
        .sourced()
        .example("type: string\nmax_length: 100\ndoc: The name of a group.\n")
}

/// The representation in formats other than XML.
fn in_formats(json: &'static str, form: &'static str) -> [Key; 3] {
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
            "Its representation in a form, a query or a multipart body.",
            "form: { as: { false: 0, true: 1 } }",
        ),
        Key::new(
            "multipart",
            Value::Section("multipart_part"),
            "What its part in a multipart body has in addition to its name.",
            "multipart: { content_type: image/png, file_name: icon.png }",
        ),
    ]
}

/// Whether and how it is given.
fn presence() -> [Key; 7] {
    let flag = |name, doc, example| Key::new(name, Value::Flag, doc, example).default("`false`");
    [
        flag(
            "required",
            "Whether it must be present. A path parameter is, unless it is `{/name}` in the template.",
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
        Key::new(
            "default",
            Value::Any,
            "The value that the vendor uses if it is absent, in plain JSON, of any type; or what that is, in words: \
             `default: { doc: The login of the caller. }`. It is not sent, and not set when a message is read: `fill_defaults` does that.",
            "default: 1",
        ),
        Key::new(
            "default_from",
            Value::Text,
            "The wire name of the field whose value the vendor uses if this one is absent.",
            "default_from: groupName",
        ),
        flag(
            "send_default",
            "Whether the default is written where the field is absent.",
            "send_default: true",
        ),
        Key::new(
            "const",
            Value::Any,
            "A constant that is always written, and is not given by the caller: a member of any structure, a query parameter of a \
             request or a header field. A member can have any value, also a list, a mapping or null; in Rust it does not exist. \
             A request must have it, with an equal value; in a response it is passed over, as an unknown member is, \
             whatever its value: to distinguish responses by it, use `when`. Without a `type`, a number is a JSON number, a flag a JSON boolean, and a text a JSON string.",
            "const: 3",
        ),
    ]
}

/// Which messages have it, where not all with its structure do.
fn messages() -> [Key; 3] {
    let flag = |name, doc, example| Key::new(name, Value::Flag, doc, example).default("`false`");
    [
        flag(
            "read_only",
            "Whether only responses have it, if requests have its structure too. It is then optional in Rust; `required` applies to \
             responses, and a value of it in a request is a violation.",
            "read_only: true",
        ),
        flag(
            "write_only",
            "Whether only requests have it, if responses have its structure too. It is then optional in Rust; `required` applies to \
             requests, a value of it in a response cannot be written, and one that is there is not read.",
            "write_only: true",
        ),
        Key::new(
            "endpoints",
            Value::list(Value::Text),
            "The endpoints whose messages have it, by the names of their files, if messages of others have its structure too. It is then \
             optional in Rust; `required` applies to these messages, and others do not have it, as with `read_only` and `write_only`.",
            "endpoints: [update_group]",
        )
        .default("all endpoints"),
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
        .keys(lifetime())
        .keys(known())
        .example("doc: Everyone may see it.\nrust: Public\n")
}

pub(super) fn open() -> Key {
    Key::new(
        "open",
        Value::Flag,
        "Whether there are other values or variants: with `true`, they can be decoded and sent; with `false`, neither. \
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
        Key::new(
            "prefix",
            Value::Text,
            "Makes a map hold all query parameters, or all header fields, whose names start with this text; its keys are the rest of the \
             names. An empty text means all that are not described. What is described, beside it or by a longer prefix, takes precedence: \
             it is not among the entries when a message is read, and an entry of its name is not written if the message has it already. \
             The names of header fields are read in lower case. Header fields of the message itself, such as `Content-Type` and \
             `Authorization`, are never entries.",
            "prefix: x-meta-",
        ),
        Key::new(
            "cookie_attributes",
            Value::Text,
            "What follows the value of a cookie of a response when it is written. When it is read, attributes are passed over.",
            "cookie_attributes: Path=/; HttpOnly",
        ),
        Key::new(
            "null_as",
            Value::Scalar,
            "What stands for null on the wire, in place of null: a text such as `\"\"` and `none`, a number, or `false`. In a format without types, its text is \
             meant. Another value with this text is a violation. A value that is not single has only `\"\"`, except in JSON.",
            "null_as: \"\"",
        ),
        flag(
            "secret",
            "Whether its value must never be shown, including the keys of a map and the names of unknown members.",
            "secret: true",
        ),
        Key::new(
            "unique",
            Value::either(Value::Flag, Value::Section("unique")),
            "Whether the vendor refuses a value that another object has, and how it compares them.",
            "unique: { within: account, case: ignore }",
        )
        .default("`false`"),
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
