//! The sections of unions.

use groupwright_engine::domain::Domain;

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::inline::{inline, of_inline};
use super::rule::{dependencies as rule_dependencies, rules};
use super::{held, known, lifetime, spelling};

pub(super) fn sections() -> Vec<Section> {
    vec![variant(), tag(), sibling()]
}

/// The keys of a union in a structure: a field, or a type that can be that of a field.
pub(super) fn union() -> [Key; 3] {
    let by = Key::new(
        "by",
        Value::either(Value::words(&["key", "shape"]), Value::Section("sibling")),
        "What names the variant in place of a tag: `key`, the name of the one member that is there; `shape`, the value itself, which is \
         read strictly in responses too; or another member of the enclosing structure.",
        "by: key",
    );
    let [variants, tag, _] = union_alone();
    [variants, tag, by]
}

/// The keys of a union that is no member of a structure: an item, or a body.
pub(super) fn union_alone() -> [Key; 3] {
    let variants = Value::map("variant", Value::either(Value::Text, Value::Section("variant")));
    [
        Key::new(
            "one_of",
            Value::either(Value::list(Value::Type), variants),
            "The variants of a union, by their names: the values of the tag, or the names of the members. A list in its place is one of types, \
             which are told apart by `by: shape`.",
            "one_of: { eq: EqFilter, in: InFilter }",
        ),
        Key::new(
            "tag",
            Value::either(Value::Text, Value::Section("tag")),
            "The member that names the variant, among the members of the variant's structure; with `content`, beside a member that is the \
             variant.",
            "tag: kind",
        ),
        Key::new(
            "by",
            Value::words(&["key", "shape"]),
            "What names the variant in place of a tag: `key`, the name of the one member that is there; or `shape`, the value itself, which \
             is read strictly in responses too.",
            "by: key",
        ),
    ]
}

/// How the keys of a union depend on each other, and on those beside them.
pub(super) fn dependencies(others: &[&'static str]) -> Vec<Dependency> {
    let excluded = others.iter().map(|other| Dependency::at_most_one(&["one_of", other]));
    let own = [
        Dependency::beside_any("one_of", &["tag", "by"]),
        Dependency::at_most_one(&["tag", "by"]),
        Dependency::beside("tag", "one_of"),
        Dependency::beside("by", "one_of"),
    ];
    own.into_iter().chain(excluded).collect()
}

fn variant() -> Section {
    let doc = "A variant of a union. A text in its place is its `type`.";
    Section::new("variant", "a variant of a union", doc)
        .keys([
            Key::new("type", Value::Type, "The type of its value. Without a type and without `const`, the tag is all that it has: its variant in Rust holds nothing, and what follows the name with `by: key` is a structure without members.", "type: EqFilter"),
            spelling(),
            Key::new(
                "const",
                Value::Scalar,
                "The one value that it has, in place of a type: only with `by: shape`. Its variant in Rust holds nothing.",
                "const: false",
            ),
            Key::new(
                "doc",
                Value::Text,
                "What the documentation says about it.",
                "doc: Everything that is equal.",
            ),
            Key::new("rust", Value::Text, "The name of its variant in Rust, in `PascalCase`.", "rust: Equal")
                .default("derived from its name: `not_in` is `NotIn`"),
        ])
        .keys(inline())
        .keys(held())
        .keys([Key::new("secret", Value::Flag, "Whether its value must never be shown.", "secret: true")
            .default("`false`")])
        .keys(rules())
        .keys(lifetime())
        .keys(known())
        .dependencies(rule_dependencies())
        .dependencies([
            Dependency::at_most_one(&["type", "fields"]),
            Dependency::at_most_one(&["fields", "as"]),
            Dependency::at_most_one(&["items", "values", "fields"]),
            Dependency::only("const", &["doc", "rust", "since", "deprecated", "evidence", "source"]),
        ])
        .dependencies(of_inline())
        .dependencies(Dependency::inner())
        .sourced()
        .example("type: EqFilter\nrust: Equal\ndoc: Everything that is equal.\n")
}

fn tag() -> Section {
    let doc = "The member that names the variant of a union. A text in its place is its `name`.";
    let words = Value::words(&[Domain::String.name(), Domain::Integer.name(), Domain::Boolean.name()]);
    Section::new("tag", "a tag", doc)
        .keys([
            Key::new("name", Value::Text, "Its wire name.", "name: kind").required(),
            Key::new(
                "content",
                Value::Text,
                "The wire name of the member beside it that is the variant. Without it, the tag is a member of the variant's structure.",
                "content: value",
            ),
            Key::new("type", words, "What its values are on the wire.", "type: integer").default("`string`"),
            Key::new(
                "xml",
                Value::Section("xml_tag"),
                "Its representation in XML.",
                "xml: { attribute: true }",
            ),
        ])
        .example("name: kind\ncontent: value\n")
}

fn sibling() -> Section {
    let doc = "Another member of the structure that has the union as a field.";
    Section::new("sibling", "the tag beside a union", doc)
        .keys([Key::new(
            "sibling",
            Value::Text,
            "Its wire name. It is a field of the structure: a text, an integer or an enumeration, whose values are the names of the variants.",
            "sibling: type",
        )
        .required()])
        .example("sibling: type\n")
}
