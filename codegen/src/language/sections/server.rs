//! The sections of servers.

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::field::{choices, open};
use super::known;
use super::rule::{dependencies as rule_dependencies, rules_without_maps};

pub(super) fn sections() -> Vec<Section> {
    vec![server(), variable()]
}

fn server() -> Section {
    let variables = Value::map("name", Value::either(Value::Text, Value::Section("variable")));
    Section::new("server", "a server", "A base URL with its documentation. A text in its place is its `url`.")
        .keys([
            Key::new(
                "url",
                Value::Text,
                "The base URL, without a slash at the end of its path. It can have a port and a query, which is added to that of \
                 every request, and variables in braces: as the whole scheme, within the host, as the whole port, within the \
                 path, and within the query.",
                "url: https://api-eu.example.com",
            )
            .required(),
            Key::new(
                "name",
                Value::Text,
                "The name by which the server is chosen, in `snake_case`: a constructor of `Server` in Rust. Required of all \
                 servers if there are several and one of them has variables.",
                "name: eu",
            ),
            Key::new("doc", Value::Text, "What the server is for.", "doc: The region Europe."),
            Key::new(
                "variables",
                variables,
                "The variables of the URL. A variable without a default is an argument of the constructor in Rust, and one \
                 with a default has a setter.",
                "variables: { org: { type: string, doc: The name of the account. } }",
            ),
        ])
        .keys(known())
        .sourced()
        .example(
            "url: https://{org}.example.com:{port}/v1?key={key}\ndoc: The cloud.\nvariables:\n  \
             org: { type: string, doc: The name of the account. }\n  port: { type: integer, default: 443 }\n  \
             key: { type: string, secret: true }\n",
        )
}

fn variable() -> Section {
    let doc = "A variable of the base URL of a server. Its value cannot change another part of the URL: within the host, \
               it has no dots, unless it is the end of the host. A text in its place is its `type`.";
    Section::new("variable", "a variable of a server", doc)
        .keys([
            Key::new("type", Value::Type, "The type of its value, which is a single one.", "type: string")
                .default("`string` beside `enum`; otherwise it is required"),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: The name of the account.",
            ),
            Key::new("default", Value::Scalar, "The value that it has if none is given.", "default: 443"),
            choices("The values that it can have: as a list, or as a map to their meanings."),
            open(),
            Key::new("secret", Value::Flag, "Whether its value must never be shown.", "secret: true")
                .default("`false`"),
            Key::new("rust", Value::Text, "Its name in Rust.", "rust: account")
                .default("the name in `snake_case`"),
        ])
        .keys(rules_without_maps())
        .dependencies(rule_dependencies())
        .keys(known())
        .dependencies([Dependency::at_least_one(&["type", "enum"]), Dependency::beside("open", "enum")])
        .sourced()
        .example("type: string\nmin_length: 2\ndoc: The name of the account.\n")
}
