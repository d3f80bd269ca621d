//! The sections of what is sent and what comes back.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::{formats, held, hints, known, spelling};

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
        let doc = "The path template, from the server's base URL: `{name}` is one segment, `{+name}` may be several.";
        Key::new(name, Value::Text, doc, example)
    };
    let fields = |name, doc, example| Key::new(name, field_map(), doc, example);
    Section::new("request", "a request", "What is sent: the request line, the parameters and the body.")
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
                "What is put after the path to ask for the reply in a format.",
                "suffixes: { json: .json, xml: .xml }",
            ),
            Key::new(
                "form",
                Value::Section("form"),
                "How lists and structures are written in the query. The `form` of a form body holds for both.",
                "form: { lists: comma }",
            ),
            Key::new(
                "body",
                Value::Section("body"),
                "The body. Left out: there is none.",
                "body: { formats: [json], type: NewGroup }",
            ),
        ])
        .dependencies([Dependency::exactly_one(&METHODS.map(|(name, _)| name))])
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

/// The keys that say what a body holds.
fn content() -> Vec<Key> {
    let own = [
        Key::new(
            "type",
            Value::Type,
            "What the body is. A structure's fields become fields of the message; anything else is one field `body`.",
            "type: Group",
        ),
        spelling(),
        Key::new(
            "fields",
            field_map(),
            "The members of the body, by their names on the wire, in place of `type`.",
            "fields: { name: { type: string, required: true } }",
        ),
    ];
    own.into_iter().chain(held()).collect()
}

fn body() -> Section {
    let formats = "The formats, the preferred one first; as a map, with the media types that they go by.";
    Section::new("body", "a body", "The body of a request.")
        .keys([
            Key::new("doc", Value::Text, "What the page says of it.", "doc: The new group."),
            Key::new("formats", media(), formats, "formats: [json, xml]").required(),
        ])
        .keys(content())
        .keys(hints())
        .keys([unknown_members()])
        .keys(known())
        .dependencies([
            Dependency::exactly_one(&["type", "fields"]),
            Dependency::at_most_one(&["type", "unknown_members"]),
            Dependency::at_most_one(&["fields", "as"]),
        ])
        .dependencies(Dependency::inner())
        .example(
            "formats: { json: application/vnd.example+json }\nfields:\n  \
             name: { type: string, required: true, doc: The name of the group. }\n  description: string\n",
        )
}

/// What a reader of requests does with members that the page does not name.
pub(super) fn unknown_members() -> Key {
    Key::new(
        "unknown_members",
        Value::words(&["refuse", "ignore"]),
        "What the vendor does with members of a request that are not listed. In a response they are always ignored, and what a caller gives is always held to the list.",
        "unknown_members: ignore",
    )
    .default("refuse")
}

fn response() -> Section {
    let condition = Value::OneOf(vec![Value::Scalar, Value::list(Value::Scalar), Value::Section("test")]);
    let formats = "The formats of the body, as in a [body](#body). Left out: the body is not read.";
    let optional = "Whether the body may be missing or unreadable without that being an error. Beside `headers`, its members are then optional as well.";
    Section::new("response", "a response", "A documented reply: a status, what it means, and what it holds.")
        .keys([
            Key::new("name", Value::Text, "The name of the variant in Rust, in `PascalCase`.", "name: NameTaken")
                .default("made from the status: `409` is `Conflict`"),
            Key::new("doc", Value::Text, "What the vendor says it means.", "doc: The group was created.").required(),
            Key::new(
                "when",
                Value::map("dotted wire path", condition),
                "What must hold of members of the body: to have this value, or one of these. It is compared as a value of the \
                 member's type: of a boolean, `0` is `false`. Of a member that is not described, it is compared as JSON has it.",
                "when: { success: 0 }",
            ),
            Key::new("error", Value::Flag, "Whether it says that the request failed.", "error: true")
                .default("`true`, except for statuses 100 to 399"),
            Key::new("formats", media(), formats, "formats: [json]"),
        ])
        .keys(content())
        .keys([
            Key::new(
                "headers",
                field_map(),
                "Values that are taken from header fields.",
                "headers: { Location: string }",
            ),
            Key::new("optional", Value::Flag, optional, "optional: true").default("`false`"),
            Key::new(
                "retry",
                Value::words(&["never", "later"]),
                "Whether the same request may be sent again: `later`, when `Retry-After` says so or after a while.",
                "retry: later",
            ),
        ])
        .keys(hints())
        .keys(known())
        .dependencies([Dependency::at_most_one(&["type", "fields"]), Dependency::at_most_one(&["fields", "as"])])
        .dependencies(Dependency::inner())
        .example(
            "name: Refused\ndoc: The request was understood and refused.\nwhen: { success: 0, code: { not: [200, 201] } }\n\
             error: true\nformats: [json]\nfields:\n  errors: { type: list, items: string }\nretry: never\n",
        )
}

fn scalars() -> Value {
    Value::either(Value::Scalar, Value::list(Value::Scalar))
}

fn test() -> Section {
    Section::new(
        "test",
        "a test",
        "What must hold of a member of the body, where a plain value does not say it.",
    )
    .keys([
        Key::new("not", scalars(), "None of these is its value; it may be absent.", "not: [0, 404]"),
        Key::new("present", Value::Flag, "Whether it is there and not null.", "present: true"),
    ])
    .dependencies([Dependency::exactly_one(&["not", "present"])])
    .example("not: [200, 201]\n")
}
