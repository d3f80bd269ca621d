//! The sections of the language, one file per subject.

mod api;
mod auth;
mod condition;
mod endpoint;
mod envelope;
mod example;
mod field;
mod form;
mod hint;
mod inline;
mod member_rule;
mod message;
mod named;
mod rule;
mod server;
mod spelling;
mod union;

pub(crate) use message::METHODS;

use groupwright_engine::format::Format;
use groupwright_engine::table::Evidence;

pub(in crate::language) use named::NAMED;

use super::table::{Key, Section, Value};

/// Every section, in the order of the reference.
pub(super) fn sections() -> Vec<Section> {
    [
        api::sections(),
        server::sections(),
        auth::sections(),
        endpoint::sections(),
        message::sections(),
        condition::sections(),
        envelope::sections(),
        field::sections(),
        named::sections(),
        rule::sections(),
        member_rule::sections(),
        union::sections(),
        hint::sections(),
        spelling::sections(),
        example::sections(),
    ]
    .concat()
}

/// The words of the formats.
fn formats() -> Vec<&'static str> {
    Format::ALL.into_iter().map(Format::name).collect()
}

/// The keys that say how something is known.
fn known() -> [Key; 2] {
    let words = Evidence::ALL.into_iter().map(Evidence::name).collect();
    [
        Key::new("evidence", Value::Words(words), "How it is known.", "evidence: observed")
            .default("documented"),
        Key::new(
            "source",
            Value::Text,
            "The source, if it is not that of the endpoint: a URL, or a description.",
            "source: https://example.com/docs/errors",
        ),
    ]
}

/// The hints that a format needs of a type.
fn hints() -> [Key; 2] {
    [
        Key::new(
            "xml",
            Value::Section("xml_type"),
            "Its representation in XML.",
            "xml: { root: contact_group }",
        ),
        Key::new(
            "form",
            Value::Section("form"),
            "How lists and structures in it are written as a form or query.",
            "form: { lists: brackets }",
        ),
    ]
}

/// How a single value is spelt.
fn spelling() -> Key {
    Key::new(
        "as",
        Value::either(Value::Text, Value::Section("as")),
        "Its spelling on the wire, if it is not the default one: see [spellings](#spellings), and for values that are no single ones \
         [whole values](#whole-values).",
        "as: \"%d.%m.%Y %H:%M\"",
    )
    .default("the default spelling of the type")
}

/// What a condition asks of a member.
fn condition() -> Value {
    Value::OneOf(vec![Value::Scalar, Value::list(Value::Scalar), Value::Section("test")])
}

/// A path of wire names to a member.
fn path() -> Value {
    Value::either(Value::Text, Value::list(Value::either(Value::Text, Value::Count)))
}

/// The text before JSON.
fn guard(doc: &'static str) -> Key {
    Key::new("guard", Value::Text, doc, "guard: \")]}',\\n\"")
}

/// A fact: a text, or a text with its evidence.
fn fact() -> Value {
    Value::either(Value::Text, Value::Section("note"))
}

/// Facts about a member, a value or a variant, or about an endpoint: since when it exists, and what is to be used instead.
fn lifetime() -> [Key; 2] {
    [
        Key::new("since", fact(), "Since when it exists.", "since: Version 3.1"),
        Key::new("deprecated", fact(), "What to use instead, and since when.", "deprecated: Use version 4."),
    ]
}

/// Facts about what a caller needs.
fn needs() -> [Key; 2] {
    [
        Key::new(
            "permission",
            fact(),
            "The permission or role that it requires.",
            "permission: Contacts (write)",
        ),
        Key::new(
            "requires",
            fact(),
            "The version or the product that it requires.",
            "requires: Version 3.0.4 or higher.",
        ),
    ]
}

/// The remarks on something.
fn notes() -> Key {
    Key::new(
        "notes",
        Value::list(fact()),
        "Remarks for which there is no other key, such as contradictions in the documentation, or what was observed.",
        "notes: [\"The page's sample shows another host.\"]",
    )
}

/// The members of a structure that are not described.
fn additional() -> Key {
    Key::new(
        "additional",
        Value::either(Value::Text, Value::Section("item")),
        "The type of the members that are not described: they are kept as a map, in requests and responses. `any` keeps them whatever they are. In XML, they must be single values.",
        "additional: any",
    )
}

/// What a list or a map holds, within a field, a body or another list or map.
fn held() -> [Key; 3] {
    let item = || Value::either(Value::Text, Value::Section("item"));
    [
        Key::new(
            "items",
            Value::OneOf(vec![Value::Text, Value::Section("item"), Value::list(item())]),
            "The items of a list; or, as a list, the values of a tuple in the order of their positions. `min_items` says how many of these \
             have to be there, otherwise all.",
            "items: { type: string, max_length: 10 }",
        ),
        Key::new(
            "names",
            Value::list(Value::Text),
            "The names of the values of a tuple, which are the members of a structure in Rust.",
            "names: [x, y]",
        )
        .default("`item_1`, `item_2` and so on"),
        Key::new("values", item(), "The values of a map.", "values: string"),
    ]
}
