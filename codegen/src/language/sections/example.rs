//! The sections of examples.

use super::super::table::{Key, Section, Value};
use super::{formats, known};

pub(super) fn sections() -> Vec<Section> {
    vec![example(), request(), response()]
}

fn example() -> Section {
    let doc = "An example of the page: what is sent, what comes back, or both. It is checked against the rules and against \
               the bytes, in both directions and in every format that it shows.";
    Section::new("example", "an example", doc)
        .keys([
            Key::new("title", Value::Text, "What it shows.", "title: As documented.").required(),
            Key::new("doc", Value::Text, "What the page says of it.", "doc: The reply is shortened."),
            Key::new(
                "request",
                Value::Section("example_request"),
                "What is sent.",
                "request: { values: { name: Friends } }",
            ),
            Key::new(
                "response",
                Value::Section("example_response"),
                "What comes back.",
                "response: { status: 201, value: { id: 14 } }",
            ),
        ])
        .keys(known())
        .example(
            "title: As documented.\nrequest:\n  line: POST /groups\n  values: { name: Friends }\n  \
             wire: { json: '{\"name\": \"Friends\"}' }\nresponse:\n  status: 201\n  value: { id: 14 }\n  \
             wire: { json: '{\"id\": 14}' }\n",
        )
}

fn wire(doc: &'static str) -> Key {
    let texts = Value::map_of(formats(), Value::Text);
    Key::new("wire", texts, doc, "wire: { json: '{\"name\": \"Friends\"}' }")
}

fn read_only() -> Key {
    Key::new(
        "read_only",
        Value::Flag,
        "Whether the texts are only read: the page's sample is not what goes over the wire.",
        "read_only: true",
    )
    .default("`false`")
}

fn request() -> Section {
    Section::new("example_request", "the request of an example", "What is sent in an example.")
        .keys([
            Key::new(
                "values",
                Value::Any,
                "The values of all fields by their wire names, in plain JSON whatever `as` says: `true` and `false`, null, dates as their type has them (`2013-02-12T22:42:00`).",
                "values: { name: Friends, private: true }",
            ),
            wire("The body in each format, as the page shows it."),
            Key::new("line", Value::Text, "The method and the target.", "line: POST /groups?notify=1"),
            Key::new(
                "headers",
                Value::map("name", Value::Scalar),
                "The header fields.",
                "headers: { Content-Type: application/json }",
            ),
            read_only(),
        ])
        .example("line: POST /groups\nvalues: { name: Friends }\nwire: { form: name=Friends }\n")
}

fn response() -> Section {
    Section::new("example_response", "the response of an example", "What comes back in an example.")
        .keys([
            Key::new("status", Value::Count, "The status.", "status: 201").required(),
            Key::new("reply", Value::Text, "The name of the response that it must be.", "reply: NameTaken"),
            Key::new(
                "value",
                Value::Any,
                "The value in plain JSON, whatever `as` says.",
                "value: { id: 14, private: true }",
            ),
            wire("The body in each format, as the page shows it."),
            Key::new(
                "headers",
                Value::map("name", Value::Scalar),
                "The header fields.",
                "headers: { Location: https://api.example.com/groups/14 }",
            ),
            read_only(),
        ])
        .example("status: 409\nreply: NameTaken\nwire: { text: There is a group of this name. }\n")
}
