//! The keys of rules, as the engine knows them.

use groupwright_engine::rule::{self, LimitKind};

use super::super::table::{Key, Value};

/// The rules, as the engine knows them.
pub(super) fn rules() -> Vec<Key> {
    let row = |kind: &&'static dyn rule::RuleKind| {
        let value = match kind.limit_kind() {
            LimitKind::Count => Value::Count,
            LimitKind::Number => Value::Number,
            LimitKind::Pattern => Value::Text,
            LimitKind::Flag => Value::Flag,
        };
        Key::new(kind.name(), value, kind.doc(), example(kind.name()))
    };
    rule::ALL.iter().map(row).collect()
}

fn example(word: &str) -> &'static str {
    EXAMPLES.iter().find(|example| example.split(':').next() == Some(word)).copied().unwrap_or_default()
}

const EXAMPLES: [&str; 11] = [
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
];
