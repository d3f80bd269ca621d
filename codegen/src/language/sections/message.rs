//! The sections of requests and responses.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::inline::unknown_members;
use super::member_rule::rules;
use super::{additional, condition, formats, held, hints, known, spelling, union};

pub(super) fn sections() -> Vec<Section> {
    vec![request(), body(), response(), test()]
}

const METHODS: [(&str, &str); 7] = [
    ("GET", "GET: /groups/{id}"),
    ("HEAD", "HEAD: /groups/{id}"),
    ("POST", "POST: /groups"),
    ("PUT", "PUT: /groups/{id}"),
    ("PATCH", "PATCH: /groups/{id}"),
    ("DELETE", "DELETE: /groups/{id}"),
    ("OPTIONS", "OPTIONS: /groups"),
];

fn request() -> Section {
    let method = |(name, example)| {
        let doc = "The path template, relative to the base URL of the server: `{name}` is one segment, `{+name}` can be several.";
        Key::new(name, Value::Text, doc, example)
    };
    let fields = |name, doc, example| Key::new(name, field_map(), doc, example);
    Section::new("request", "a request", "A request: the request line, the parameters and the body.")
        .keys(METHODS.map(method))
        .keys([
            fields("path", "The parameters of the path template.", "path: { id: integer }"),
            fields(
                "query",
                "The parameters of the query.",
                "query: { limit: { type: integer, maximum: 100 } }",
            ),
            fields("headers", "The header fields.", "headers: { X-Version: { const: 3 } }"),
            fields("cookies", "The cookies.", "cookies: { session: { type: string, secret: true } }"),
            Key::new(
                "suffixes",
                Value::map_of(formats(), Value::Text),
                "The suffixes of the path that request a response in a format.",
                "suffixes: { json: .json, xml: .xml }",
            ),
            Key::new(
                "form",
                Value::Section("form"),
                "How lists and structures are written in the query. If a form body has a `form`, it applies to the query too.",
                "form: { lists: comma }",
            ),
            Key::new(
                "body",
                Value::Section("body"),
                "The body. Without it, the request has no body.",
                "body: { formats: [json], type: NewGroup }",
            ),
            rules("Rules across the parameters and the members of the body, in addition to those of the body."),
        ])
        .dependencies([Dependency::exactly_one(&METHODS.map(|(name, _)| name))])
        .sourced()
        .example(
            "POST: /users/{user}/groups\npath:\n  user: { type: string, doc: The owner. }\nquery:\n  \
             notify: { type: boolean, as: { false: 0, true: 1 }, default: false }\nbody:\n  formats: [json, xml]\n  type: NewGroup\n",
        )
}

fn field_map() -> Value {
    Value::map("wire name", field())
}

fn field() -> Value {
    Value::either(Value::Text, Value::Section("field"))
}

fn media() -> Value {
    Value::either(Value::list(Value::Words(formats())), Value::map_of(formats(), Value::Text))
}

/// The keys that describe the content of a body.
fn content() -> Vec<Key> {
    let own = [
        Key::new(
            "type",
            Value::Type,
            "The type of the body. The fields of a structure become fields of the message; any other type becomes one field `body`.",
            "type: Group",
        ),
        spelling(),
        Key::new(
            "fields",
            field_map(),
            "The members of the body by their wire names, in place of `type`.",
            "fields: { name: { type: string, required: true } }",
        ),
    ];
    let union = union::union_alone().into_iter().chain([open_variants()]);
    own.into_iter().chain(union).chain(held()).chain([additional()]).collect()
}

/// Whether a union that is a body has other variants.
fn open_variants() -> Key {
    Key::new(
        "open",
        Value::Flag,
        "Whether the union has other variants: as in a [type](#type).",
        "open: false",
    )
}

fn body() -> Section {
    let formats = "The formats, the preferred one first: as a list, or as a map to their media types.";
    Section::new("body", "a body", "The body of a request.")
        .keys([
            Key::new("doc", Value::Text, "What the documentation says about it.", "doc: The new group."),
            Key::new("formats", media(), formats, "formats: [json, xml]").required(),
        ])
        .keys(content())
        .keys(hints())
        .keys([unknown_members(), rules("Rules across its members.")])
        .keys(known())
        .dependencies([
            Dependency::exactly_one(&["type", "fields", "one_of"]),
            Dependency::at_most_one(&["type", "rules"]),
            Dependency::at_most_one(&["one_of", "rules"]),
            Dependency::at_most_one(&["type", "unknown_members"]),
            Dependency::beside("additional", "fields"),
            Dependency::at_most_one(&["additional", "unknown_members"]),
            Dependency::at_most_one(&["fields", "as"]),
            Dependency::beside("open", "one_of"),
        ])
        .dependencies(Dependency::inner())
        .dependencies(union::dependencies(&["unknown_members"]))
        .sourced()
        .example(
            "formats: { json: application/vnd.example+json }\nfields:\n  \
             name: { type: string, required: true, doc: The name of the group. }\n  description: string\n",
        )
}

fn response() -> Section {
    let formats = "The formats of the body, as in a [body](#body). Without it, the body is not decoded.";
    let optional = "Whether it is not an error if the body is missing or cannot be decoded. With `headers`, its members are then optional too.";
    Section::new("response", "a response", "A documented response: its status, its meaning and its content.")
        .keys([
            Key::new("name", Value::Text, "The name of the variant in Rust, in `PascalCase`.", "name: NameTaken")
                .default("derived from the status: `409` is `Conflict`"),
            Key::new("doc", Value::Text, "What it means.", "doc: The group was created.").required(),
            Key::new(
                "when",
                Value::map("dotted wire path", condition()),
                "Conditions on members of the body: the value of the member is this one, or one of these. Values are compared with the \
                 type of the member: for a boolean, `0` equals `false`. For a member that is not described, JSON values are compared.",
                "when: { success: 0 }",
            ),
            Key::new("error", Value::Flag, "Whether the request failed.", "error: true")
                .default("`true`, except for statuses 100 to 399"),
            Key::new("formats", media(), formats, "formats: [json]"),
        ])
        .keys(content())
        .keys([
            Key::new(
                "headers",
                field_map(),
                "The fields that are read from header fields.",
                "headers: { Location: string }",
            ),
            Key::new("optional", Value::Flag, optional, "optional: true").default("`false`"),
            Key::new(
                "retry",
                Value::words(&["never", "later"]),
                "Whether the same request can be sent again: `never`, or `later`, at the time in `Retry-After` or after a while.",
                "retry: later",
            ),
        ])
        .keys([rules("Rules across its members.")])
        .keys(hints())
        .keys(known())
        .dependencies([
            Dependency::beside("rules", "fields"),
            Dependency::at_most_one(&["type", "fields"]),
            Dependency::at_most_one(&["fields", "as"]),
            Dependency::beside("additional", "fields"),
            Dependency::beside("open", "one_of"),
        ])
        .dependencies(Dependency::inner())
        .dependencies(union::dependencies(&["type", "fields"]))
        .sourced()
        .example(
            "name: Refused\ndoc: The request was understood and refused.\nwhen: { success: 0, code: { not: [200, 201] } }\n\
             error: true\nformats: [json]\nfields:\n  errors: { type: list, items: string }\nretry: never\n",
        )
}

fn scalars() -> Value {
    Value::either(Value::Scalar, Value::list(Value::Scalar))
}

fn test() -> Section {
    Section::new("test", "a test", "A condition on a member of the body that is not a plain value.")
        .keys([
            Key::new("not", scalars(), "Its value is none of these; it can be absent.", "not: [0, 404]"),
            Key::new("present", Value::Flag, "Whether it is present and not null.", "present: true"),
        ])
        .dependencies([Dependency::exactly_one(&["not", "present"])])
        .example("not: [200, 201]\n")
}
