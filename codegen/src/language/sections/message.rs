//! The sections of requests and responses.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::condition::when;
use super::envelope::envelope;
use super::inline::unknown_members;
use super::member_rule::rules;
use super::{additional, formats, guard, held, hints, known, path, spelling, union};

pub(super) fn sections() -> Vec<Section> {
    vec![request(), select(), body(), response(), message_header()]
}

/// The methods that are keys of a request, each with an example.
pub(crate) const METHODS: [(&str, &str); 7] = [
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
        let doc = "The path template, relative to the base URL of the server, or `\"\"` for that URL itself: `{name}` is one segment or a part of one, `{+name}` can be several, and `{/name}` is a slash and a segment, or nothing. A text between two parameters of a segment is found where it occurs last: `{name}.{extension}`. A value that would be read as another one is an error.";
        Key::new(name, Value::Text, doc, example)
    };
    let fields = |name, doc, example| Key::new(name, field_map(), doc, example);
    let lines: Vec<&str> = METHODS.into_iter().map(|(name, _)| name).chain(["line"]).collect();
    Section::new("request", "a request", "A request: the request line, the parameters and the body.")
        .keys(METHODS.map(method))
        .keys([
            Key::new(
                "line",
                Value::Text,
                "The method and the path template of a request whose method is no key.",
                "line: MKCOL /books/{name}",
            ),
            fields("path", "The parameters of the path template.", "path: { id: integer }"),
            fields(
                "query",
                "The parameters of the query.",
                "query: { limit: { type: integer, maximum: 100 } }",
            ),
            fields("headers", "The header fields.", "headers: { X-Version: { const: 3 } }"),
            fields("cookies", "The cookies.", "cookies: { session: { type: string, secret: true } }"),
            Key::new(
                "select",
                Value::Section("select"),
                "The part of the request that selects the format of the response, in addition to `Accept`.",
                "select: { in: suffix, values: { json: .json, xml: .xml } }",
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
            Key::new(
                "unknown_members",
                Value::words(&["refuse", "ignore"]),
                "What the vendor does with query parameters and members of the body that are not described, and with a body \
                 where none is.",
                "unknown_members: ignore",
            )
            .default("that of the body or of the API"),
        ])
        .dependencies([Dependency::exactly_one(&lines)])
        .sourced()
        .example(
            "POST: /users/{user}/groups\npath:\n  user: { type: string, doc: The owner. }\nquery:\n  \
             notify: { type: boolean, as: { false: 0, true: 1 }, default: false }\nbody:\n  formats: [json, xml]\n  type: NewGroup\n",
        )
}

fn select() -> Section {
    let places = ["suffix", "path", "query", "header", "body"];
    let named = ["path", "query", "header", "body"];
    let doc = "The part of a request that selects the format of the response, and its value for each format. It is none of the \
               fields: callers choose the format. `Accept` is sent as well. A server looks at this part first; a request \
               without it is answered in a format of `Accept`, and one with another value is refused.";
    Section::new("select", "a selection", doc)
        .keys([
            Key::new(
                "in",
                Value::words(&places),
                "Where it is: a suffix of the path, a parameter of the path template, a query parameter, a header field, or a \
                 member of the body, which is a string in JSON.",
                "in: query",
            )
            .required(),
            Key::new(
                "name",
                Value::Text,
                "The name of the parameter, header field or member.",
                "name: format",
            ),
            Key::new(
                "values",
                Value::map_of(formats(), Value::Text),
                "The value for each format. Without a value, a format is selected by `Accept` only.",
                "values: { json: json, xml: xml }",
            )
            .required(),
            Key::new(
                "on_demand",
                Value::Flag,
                "Whether a request has it only if its caller asks for a format. The path always has its parameters.",
                "on_demand: true",
            )
            .default("`false`: without a wish, it selects the format that is expected"),
        ])
        .dependencies([Dependency::needs("in", &named, "name"), Dependency::belongs("name", "in", &named)])
        .example("in: query\nname: format\nvalues: { json: json, xml: xml }\n")
}

fn field_map() -> Value {
    Value::map("wire name", field())
}

fn field() -> Value {
    Value::either(Value::Text, Value::Section("field"))
}

fn media() -> Value {
    let types = Value::either(Value::Text, Value::list(Value::Text));
    Value::either(Value::list(Value::Words(formats())), Value::map_of(formats(), types))
}

/// The keys that describe the content of a body.
fn content(of_type: &'static str) -> Vec<Key> {
    let own = [
        Key::new("type", Value::Type, of_type, "type: Group"),
        spelling(),
        Key::new(
            "fields",
            field_map(),
            "The members of the body by their wire names, in place of `type`.",
            "fields: { name: { type: string, required: true } }",
        ),
    ];
    let template = Key::new(
        "template",
        Value::Text,
        "The body as plain text: the names of members in braces stand for their values, which are single values. `{{` and `}}` are braces, and \
         `{*}` at the start or the end is any text that is not kept. A value ends where the text after it occurs for the first time; an empty value of an optional member is left out.",
        "template: \"OK: {id}\"",
    );
    let own = own.into_iter().chain([template]);
    let union = union::union_alone().into_iter().chain([open_variants()]);
    own.chain(union).chain(held()).chain([additional()]).collect()
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
    let of_type = "The type of the body. The fields of a structure become fields of the message; any other type becomes one field `body`.";
    let formats = "The formats, the preferred one first: as a list, or as a map to their media types. Of several media types \
                   of one format, the first is written and all are read. A request that has another one is refused; where a \
                   format has only one, any media type of the format is read, unless it is a list of one. `*/*` and `image/*` \
                   stand for all of them, and what is written is then that of the format or a header field `Content-Type` \
                   that is described. Parameters are not compared; `charset` is the [character set](#character-sets) that is \
                   written.";
    Section::new("body", "a body", "The body of a request.")
        .keys([
            Key::new("doc", Value::Text, "What the documentation says about it.", "doc: The new group."),
            Key::new("formats", media(), formats, "formats: [json, xml]").required(),
            envelope(),
        ])
        .keys([Key::new(
            "optional",
            Value::Flag,
            "Whether a request can have no body: it has none if no member of the body has a value.",
            "optional: true",
        )
        .default("`false`")])
        .keys([Key::new(
            "places",
            Value::list(Value::words(&["body", "query"])),
            "Where a request can have the members of the body, the preferred place first: in the `body`, or in the `query` of a request \
             without a body, in the spelling of a form. Callers can choose another one. A server reads them from all of these places, \
             of which each member is in one.",
            "places: [body, query]",
        )
        .default("`[body]`")])
        .keys(content(of_type))
        .keys(hints())
        .keys([unknown_members(), rules("Rules across its members.")])
        .keys(known())
        .dependencies([
            Dependency::exactly_one(&["type", "fields", "one_of"]),
            Dependency::at_most_one(&["type", "rules"]),
            Dependency::at_most_one(&["one_of", "rules"]),
            Dependency::at_most_one(&["type", "unknown_members"]),
            Dependency::beside("template", "fields"),
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
    let of_type = "The type of the body, which is the value of the response. With `headers`, `cookies` or `status_field`, it is its field `body`, beside those of the header fields, the cookies and the status.";
    let formats = "The formats of the body, as in a [body](#body). Without it, the body is not decoded. A request accepts all \
                   media types of the format that it asks for. A response that has another one is read as well.";
    let optional = "Whether the body can be missing. That of a failure can also be one that cannot be decoded, since the failure is known \
                    by its status; that of a success is then an error, which has the values of the header fields. With `headers`, its \
                    members are then optional too.";
    Section::new("response", "a response", "A documented response: its status, its meaning and its content.")
        .keys([
            Key::new("name", Value::Text, "The name of the variant in Rust, in `PascalCase`.", "name: NameTaken")
                .default("derived from the status: `409` is `Conflict`"),
            Key::new("doc", Value::Text, "What it means.", "doc: The group was created.").required(),
            Key::new(
                "when",
                when(),
                "Conditions, all of which must hold: on members of the body by their dotted wire paths, or a list of [conditions](#condition), \
                 which can also be on other members, on the whole body and on header fields, and of which `any_of` lets one of several hold. A plain value is that of the member, and a list has \
                 all that it can be. Values are compared with the type of the member: for a boolean, `0` equals `false`. For a member that is not \
                 described, JSON values are compared. The path of a member starts outside the [envelope](#envelope). If the conditions of several responses are met, \
                 the response with the most conditions applies, and of several with as many, the first; one without `when` is for all that \
                 is left of its status.",
                "when: { success: 0 }",
            ),
            Key::new("error", Value::Flag, "Whether the request failed.", "error: true")
                .default("`true`, except for statuses 100 to 399"),
            Key::new("formats", media(), formats, "formats: [json]"),
            envelope(),
        ])
        .keys(content(of_type))
        .keys([
            Key::new(
                "headers",
                field_map(),
                "The fields that are read from header fields. A constant is always written, is no field and is passed over when it is read.",
                "headers: { Location: string, X-Kind: { const: group } }",
            ),
            Key::new(
                "cookies",
                field_map(),
                "The fields that are read from the values of cookies in `Set-Cookie`. The names of cookies are as in a request.",
                "cookies: { session: { type: string, secret: true } }",
            ),
            Key::new(
                "status_field",
                Value::Text,
                "The name of a field that is the status, of the type `uint16`. With it, the value of a response determines its status.",
                "status_field: code",
            ),
            guard("The text before the body in JSON, which keeps browsers from running it as a script: written by servers, and \
                   removed, if it is there, when a response is read. An empty text means that there is none."),
            Key::new("optional", Value::Flag, optional, "optional: true").default("`false`"),
            Key::new(
                "retry",
                Value::words(&["never", "later"]),
                "Whether the same request can be sent again: `never`, or `later`, at the time in `Retry-After` or after a while.",
                "retry: later",
            ),
        ])
        .keys([
            Key::new(
                "message",
                Value::either(path(), Value::Section("message_header")),
                "The path of the text in the body in which the vendor says in its own words what went wrong: wire names separated by dots, or a \
                 list of names and of numbers of items; an empty list is the whole body. Unlike that of a [condition](#condition), it starts inside \
                 the [envelope](#envelope). `{ header: X-Error }` is the value of a header field. `Display` of the error shows the text, on one line and shortened.",
                "message: error.detail",
            ),
            rules("Rules across its members."),
        ])
        .keys(hints())
        .keys(known())
        .dependencies([
            Dependency::beside("rules", "fields"),
            Dependency::at_most_one(&["type", "fields"]),
            Dependency::at_most_one(&["fields", "as"]),
            Dependency::beside("template", "fields"),
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

fn message_header() -> Section {
    Section::new(
        "message_header",
        "the header field of a message",
        "The header field that has the vendor's words.",
    )
    .keys([Key::new("header", Value::Text, "The name of the header field.", "header: X-Error").required()])
    .example("header: X-Error\n")
}
