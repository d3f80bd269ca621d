//! The sections of `api.yaml`.

use super::super::table::{Key, Section, Value};
use super::endpoint::responses;
use super::named::types;
use super::{guard, known, notes};

pub(super) fn sections() -> Vec<Section> {
    vec![api(), note()]
}

fn api() -> Section {
    let servers = Value::list(Value::either(Value::Text, Value::Section("server")));
    let auth = Value::map("name of the scheme", Value::Section("scheme"));
    let xml = "XML hints for all types of the API; those of a type take precedence.";
    Section::new("api", "an API", "The file `api.yaml`, which describes what is common to all endpoints of the folder.")
        .keys([
            Key::new("title", Value::Text, "The name of the API, as the vendor writes it.", "title: CheckMarket")
                .required(),
            Key::new("description", Value::Text, "What the API is for.", "description: Surveys and contacts."),
            Key::new("source", Value::Text, "The URL of the documentation, or another source.", "source: https://example.com/docs")
                .required(),
        ])
        .keys(known().into_iter().filter(|key| key.name != "source"))
        .keys([
            Key::new(
                "rust",
                Value::Text,
                "The name of its module in Rust, in `snake_case`: for a folder whose name is none, such as `2sms` or `box`.",
                "rust: two_sms",
            )
            .default("the name of the folder"),
            Key::new(
                "servers",
                servers,
                "The base URLs, the default one first. Without it, every customer has a server of their own.",
                "servers: [https://api.example.com]",
            ),
            Key::new(
                "auth",
                auth,
                "The ways to authenticate, the preferred one first.",
                "auth: { token: { send: [{ in: bearer, secret: token }] } }",
            ),
            Key::new(
                "responses",
                responses(),
                "The responses that every endpoint has, by status. For a status that an endpoint describes itself, alone or by its class, they do not apply.",
                "responses: { 401: { doc: The key is not valid. }, 429: { doc: Too many calls., retry: later } }",
            ),
            Key::new(
                "form",
                Value::Section("form"),
                "How lists, maps and structures are written in the queries and forms of all messages that have no `form` of their own.",
                "form: { lists: numbered, member: member }",
            ),
            Key::new(
                "null_members",
                Value::words(&["refuse", "ignore"]),
                "What the vendor does with null for an optional member that is not `nullable` in a request: with `ignore`, it is as if \
                 the member was absent, as in responses. Callers send no such null.",
                "null_members: ignore",
            )
            .default("`refuse`"),
            Key::new(
                "unknown_members",
                Value::words(&["refuse", "ignore"]),
                "What the vendor does with what a request has and the spec does not describe: query parameters, members at any \
                 depth, and a body where none is described. A request, a body and a type can say it otherwise, and what has \
                 `additional` keeps them.",
                "unknown_members: ignore",
            )
            .default("`refuse`"),
            types("Types that the endpoints share: envelopes, error bodies."),
            Key::new(
                "envelope",
                Value::Section("envelopes"),
                "The layers around all bodies that have no `envelope` of their own.",
                "envelope: { responses: [data] }",
            ),
            Key::new("xml", Value::Section("xml_type"), xml, "xml: { declaration: true }"),
            guard("The `guard` of all responses that have JSON; that of a response takes precedence."),
            notes(),
        ])
        .example(
            "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\nauth:\n  key:\n    \
             doc: The key of the account.\n    send: [{ in: header, name: X-Key, secret: key }]\ntypes:\n  Error:\n    \
             doc: What every failure says.\n    fields:\n      message: { type: string, required: true }\n",
        )
}

fn note() -> Section {
    Section::new(
        "note",
        "a note",
        "A fact or a remark, and how it is known. A text in its place is its `text`.",
    )
    .keys(
        [Key::new("text", Value::Text, "The fact or the remark.", "text: Names must be unique.").required()],
    )
    .keys(known())
    .example("text: Names must be unique.\nevidence: observed\nsource: the vendor's client for Ruby\n")
}
