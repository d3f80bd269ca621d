//! The section of an endpoint's file.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::named::types;
use super::{fact, known, lifetime, needs, notes, path};

pub(super) fn sections() -> Vec<Section> {
    vec![endpoint(), idempotent()]
}

fn endpoint() -> Section {
    let doc = "Every other file describes one endpoint. The name of the file, in `snake_case`, is the name of the endpoint.";
    Section::new("endpoint", "an endpoint", doc)
        .keys([
            Key::new("summary", Value::Text, "What it does, in one line.", "summary: Creates a group.").required(),
            Key::new(
                "description",
                Value::Text,
                "What else the documentation says.",
                "description: The group is empty at first.",
            ),
            Key::new("source", Value::Text, "The URL of the documentation, or another source.", "source: https://example.com/docs/create-group")
                .required(),
        ])
        .keys(known().into_iter().filter(|key| key.name != "source"))
        .keys([Key::new(
            "rust",
            Value::Text,
            "The name of the request in Rust, in `PascalCase`, with which the names of its responses and of types described in place begin. \
             The module has the name of the file, as have the root elements in XML.",
            "rust: NewGroup",
        )
        .default("the name of the file in `PascalCase`")])
        .keys(facts())
        .keys([
            Key::new(
                "auth",
                Value::either(Value::words(&["none"]), Value::list(Value::Text)),
                "The authentication schemes of the API that it accepts, the preferred one first; `none` if it needs no authentication.",
                "auth: [token]",
            )
            .default("all schemes of the API")
            .sourced(),
            Key::new(
                "servers",
                Value::either(Value::Text, Value::map("name of the server", Value::Text)),
                "The base URL, if it is another one than that of the API; or that in place of each server of the API, by its name. Its \
                 variables are those of the server of the API. A base URL that a caller gives is that of all endpoints.",
                "servers: https://uploads.example.com",
            )
            .default("those of the API"),
            Key::new(
                "request",
                Value::Section("request"),
                "The request.",
                "request: { POST: /groups, body: { formats: [json], fields: { name: string } } }",
            )
            .required(),
            Key::new(
                "responses",
                responses(),
                "The responses by status: `200`, a class such as `4XX`, several such as `400, 422`, or `default` for all others. Several responses \
                 with one status are distinguished by `when`; their order counts only where several apply.",
                "responses: { 201: { doc: Created., formats: [json], type: Group } }",
            )
            .required(),
            types("Types that only this endpoint uses."),
            Key::new(
                "group",
                Value::map("meaning", path()),
                "The meanings of fields, for code that works with many vendors: the path of a field in the request or in a \
                 response, as wire names separated by dots, or as a list of names, which may have dots, and of numbers of items of a list, \
                 from 0. A name after a list is that of a member of each of its items. Common meanings are `name`, `description`, \
                 `owner`, `members` and `id`, which `NewGroup` and `Group` have functions for.",
                "group: { name: request.Name, id: response.Data }",
            ),
            Key::new(
                "examples",
                Value::list(Value::Section("example")),
                "The examples of the documentation. Each is checked; the values of the first request are shown in rustdoc.",
                "examples: [{ title: As documented., response: { status: 201 } }]",
            ),
            notes(),
        ])
        .example(
            "summary: Creates a group.\nsource: https://example.com/docs/create-group\npermission: Contacts (write)\n\
             request:\n  POST: /groups\n  body:\n    formats: [json]\n    fields:\n      \
             name: { type: string, required: true, max_length: 100 }\nresponses:\n  201:\n    doc: The new group.\n    \
             formats: [json]\n    fields:\n      id: { type: integer, required: true }\n  \
             409: { doc: There is a group of this name., retry: never }\ngroup:\n  name: request.name\n  \
             id: response.id\n",
        )
}

fn idempotent() -> Section {
    let doc = "What happens if the same request is sent twice, so that a client knows whether to send it again. A text in its place is its \
               `doc`.";
    Section::new("idempotent", "what happens if a request is sent twice", doc)
        .keys([
            Key::new(
                "value",
                Value::either(Value::Flag, Value::words(&["same_body"])),
                "Whether the second request changes nothing more than the first: `true`, `false`, or `same_body`, if that is so only for \
                 the same body.",
                "value: same_body",
            )
            .default("what RFC 9110 says of the method: `true` for `GET`, `HEAD`, `OPTIONS`, `PUT` and `DELETE`"),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: A second request changes nothing.",
            ),
        ])
        .keys(known())
        .dependencies([Dependency::at_least_one(&["value", "doc"])])
        .example("value: same_body\ndoc: A second request of the same content changes nothing.\n")
}

pub(super) fn responses() -> Value {
    let one = Value::Section("response");
    Value::map("status", Value::either(one.clone(), Value::list(one)))
}

/// The keys without effect on the bytes.
fn facts() -> impl Iterator<Item = Key> {
    let plain = |name, doc, example| Key::new(name, fact(), doc, example);
    let own = [
        Key::new(
            "idempotent",
            Value::either(Value::Text, Value::Section("idempotent")),
            "What happens if the same request is sent twice.",
            "idempotent: { value: same_body, doc: A second request of the same content changes nothing. }",
        ),
        plain(
            "upsert",
            "When it updates an object instead of creating one.",
            "upsert: A group of this name is changed.",
        ),
    ];
    let limits = [
        plain("rate_limit", "How often it may be called.", "rate_limit: 100 calls a minute."),
        Key::new(
            "restrictions",
            Value::list(fact()),
            "What it cannot do, and constraints that no rule of a field expresses.",
            "restrictions: [Dynamic groups cannot be created.]",
        ),
    ];
    needs().into_iter().chain(own).chain(lifetime()).chain(limits)
}
