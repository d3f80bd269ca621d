//! The sections of the layers around bodies.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};

pub(super) fn sections() -> Vec<Section> {
    vec![envelope_section(), layers(), envelopes()]
}

/// The layers around a body.
pub(super) fn envelope() -> Key {
    Key::new(
        "envelope",
        Value::either(path(), Value::Section("envelope")),
        "The layers around the body that are on the wire and not in its type, the outermost first: the names of members, and `0` for a \
         list whose first item is the message. A list is short for its `path`. In XML, the first is the root element.",
        "envelope: [data, attributes]",
    )
    .default("that of `api.yaml`; `[]` is none")
}

fn path() -> Value {
    Value::list(Value::either(Value::Text, Value::Count))
}

fn constants(doc: &'static str) -> Key {
    Key::new(
        "constants",
        Value::map("dotted path", Value::Any),
        doc,
        "constants: { jsonrpc: \"2.0\", method: group.create }",
    )
}

fn envelope_section() -> Section {
    let one = |name, doc, example| {
        Key::new(name, Value::either(path(), Value::Section("envelope_format")), doc, example)
            .default("that of `path`; none without it")
    };
    Section::new("envelope", "an envelope", "The layers around a body, for all its formats or for each.")
        .keys([
            Key::new("path", path(), "The layers, the outermost first.", "path: [params]"),
            constants(
                "Constants beside the layers, by their paths from the outside: `data.type` is in `data`, beside what holds the message. They \
                 are written first, in this order, and a request must have them, as a [constant](#field) of a structure. In XML, a name after `@` is that \
                 of an attribute, as in `soap:Envelope.@version`, also within a constant, and a name can have a prefix that is declared.",
            ),
            one("json", "The layers in JSON.", "json: [group]"),
            one("xml", "The layers in XML. The prefix of a name is one that `namespaces` of the body, of its type or of the API declares.", "xml: [\"soap:Envelope\", \"soap:Body\", AddGroup]"),
            one("form", "The layers in a form: `group[name]=…`, or `group.name=…` with `objects: dots`. Nothing stands for a message that has no members, so a form without a name in `group` is such a message, if none of its members is required.", "form: [group]"),
        ])
        .dependencies([
            Dependency::at_least_one(&["path", "json", "xml", "form"]),
            Dependency::beside("constants", "path"),
        ])
        .example("path: [params]\nconstants: { jsonrpc: \"2.0\", method: group.create, id: 1 }\n")
}

fn layers() -> Section {
    Section::new("envelope_format", "an envelope in a format", "The layers around a body in one format.")
        .keys([
            Key::new("path", path(), "The layers, the outermost first.", "path: [data]").required(),
            constants("Constants beside the layers, by their paths from the outside."),
        ])
        .example("path: [data, attributes]\nconstants: { data.type: groups }\n")
}

fn envelopes() -> Section {
    let one =
        |name, doc, example| Key::new(name, Value::either(path(), Value::Section("envelope")), doc, example);
    Section::new(
        "envelopes",
        "the envelopes of an API",
        "The layers around all bodies of an API that have no `envelope` of their own.",
    )
    .keys([
        one("requests", "Those around the bodies of requests.", "requests: [data]"),
        one("responses", "Those around the bodies of responses.", "responses: [data]"),
        one("errors", "Those around the bodies of responses that are failures.", "errors: [error]")
            .default("those of `responses`"),
    ])
    .dependencies([Dependency::at_least_one(&["requests", "responses", "errors"])])
    .example("requests: [data]\nresponses: [data]\nerrors: []\n")
}
