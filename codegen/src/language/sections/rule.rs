//! The keys of rules, as the engine knows them.

use groupwright_engine::rule::{self, LengthUnit, LimitKind};

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};

pub(super) fn sections() -> Vec<Section> {
    vec![keys()]
}

fn keys() -> Section {
    let doc = "What the keys of a map may be: texts of values of a type. A text in its place is its `type`.";
    let own = [
        Key::new("type", Value::Type, "The type of the values, in its default spelling.", "type: integer")
            .default("`string`"),
        Key::new("enum", Value::list(Value::Scalar), "The only keys that there are.", "enum: [de, en]"),
    ];
    let of_lists_and_maps = |key: &Key| key.name.ends_with("_items") || key.name.ends_with("_properties");
    let rules = rules().into_iter().filter(|key| !of_lists_and_maps(key) && key.name != "keys");
    Section::new("keys", "the keys of a map", doc)
        .keys(own.into_iter().chain(rules))
        .dependencies(dependencies())
        .example("pattern: \"^[a-z]+$\"\nmax_length: 20\n")
}

/// What the keys of rules need beside them.
pub(super) fn dependencies() -> [Dependency; 1] {
    [Dependency::beside_any("unit", &["min_length", "max_length"])]
}

/// The rules of a text that is not described otherwise, such as a secret.
pub(super) fn rules_of_texts() -> Vec<Key> {
    let is_of_texts = |key: &Key| key.name.ends_with("_length") || ["unit", "pattern"].contains(&key.name);
    rules().into_iter().filter(is_of_texts).collect()
}

/// The rules of a value that is never a map.
pub(super) fn rules_without_maps() -> Vec<Key> {
    let is_of_maps = |key: &Key| key.name == "keys" || key.name.ends_with("_properties");
    rules().into_iter().filter(|key| !is_of_maps(key)).collect()
}

/// The rules, as the engine knows them, and the unit of lengths.
pub(super) fn rules() -> Vec<Key> {
    let row = |kind: &&'static dyn rule::RuleKind| {
        let value = match kind.limit_kind() {
            LimitKind::Count => Value::Count,
            LimitKind::Number => Value::either(Value::Number, Value::Text),
            LimitKind::Pattern => Value::Text,
            LimitKind::Values => Value::either(Value::Scalar, Value::list(Value::Scalar)),
            LimitKind::Keys => Value::either(Value::Text, Value::Section("keys")),
            LimitKind::Flag => Value::Flag,
        };
        Key::new(kind.name(), value, kind.doc(), example(kind.name()))
    };
    let unit = Key::new(
        "unit",
        Value::Words(LengthUnit::ALL.into_iter().map(LengthUnit::name).collect()),
        "The unit of `min_length` and `max_length`: `bytes` in UTF-8, or `utf16`, units of 16 bits in UTF-16.",
        "unit: utf16",
    )
    .default("characters");
    let mut keys: Vec<Key> = rule::ALL.iter().map(row).collect();
    let after = keys.iter().position(|key| key.name == "max_length").map_or(keys.len(), |index| index + 1);
    keys.insert(after, unit);
    keys
}

fn example(word: &str) -> &'static str {
    EXAMPLES.iter().find(|example| example.split(':').next() == Some(word)).copied().unwrap_or_default()
}

const EXAMPLES: [&str; 15] = [
    "min_length: 1",
    "max_length: 100",
    "pattern: \"^[a-z0-9-]+$\"",
    "minimum: 0",
    "maximum: 32767",
    "exclusive_minimum: 0",
    "exclusive_maximum: 1.5",
    "multiple_of: 0.01",
    "min_items: 1",
    "max_items: 50",
    "unique_items: true",
    "not: [\"\", admin]",
    "min_properties: 1",
    "max_properties: 50",
    "keys: { pattern: \"^[a-z]+$\", max_length: 20 }",
];
