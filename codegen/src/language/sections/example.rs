//! The sections of examples.

use super::super::table::{Key, Section, Value};
use super::{formats, known};

pub(super) fn sections() -> Vec<Section> {
    vec![example(), request(), response()]
}

fn example() -> Section {
    let doc = "An example of the documentation: a request, a response, or both. Its values are checked against the rules, and \
               encoded and decoded in every format for which it has bytes.";
    Section::new("example", "an example", doc)
        .keys([
            Key::new("title", Value::Text, "What it shows.", "title: As documented.").required(),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: The reply is shortened.",
            ),
            Key::new(
                "request",
                Value::Section("example_request"),
                "The request.",
                "request: { values: { name: Friends } }",
            ),
            Key::new(
                "response",
                Value::Section("example_response"),
                "The response.",
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
        "Whether the bytes are only decoded, because the documented sample is not what is sent on the wire.",
        "read_only: true",
    )
    .default("`false`")
}

fn request() -> Section {
    Section::new("example_request", "the request of an example", "The request of an example.")
        .keys([
            Key::new(
                "values",
                Value::Any,
                "The values of all fields by their wire names, in plain JSON whatever `as` is: `true` and `false`, null, dates in the default spelling (`2013-02-12T22:42:00`).",
                "values: { name: Friends, private: true }",
            ),
            wire("The body in each format, as documented. Where credentials stand in it, they can be any text, such as `YOUR_KEY`; `values` has none. It has the member that selects the format of the response, if there is one. The order of a map's entries is not compared."),
            Key::new(
                "line",
                Value::Text,
                "The method and the target, with or without what the server adds. Escapes, the order of parameters with different names, and \
                 credentials are not compared; the format that it selects is that of the response.",
                "line: POST /groups?notify=1",
            ),
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
    Section::new("example_response", "the response of an example", "The response of an example.")
        .keys([
            Key::new("status", Value::Count, "The status.", "status: 201").required(),
            Key::new(
                "reply",
                Value::Text,
                "The name of the documented response that it matches.",
                "reply: NameTaken",
            ),
            Key::new(
                "value",
                Value::Any,
                "The value in plain JSON, whatever `as` is: the members of the body and the described header fields.",
                "value: { id: 14, private: true }",
            ),
            wire("The body in each format, as documented. The order of a map's entries is not compared."),
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
