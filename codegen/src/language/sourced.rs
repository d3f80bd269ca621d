//! Single keys with their own evidence: `max_length: { value: 100, evidence: observed }` in place of `max_length: 100`.

use groupwright_engine::table::Evidence;

use super::fitting::fits;
use super::table::{Key, Value};
use crate::syntax::{Entry, Node, Yaml};

/// The key of the value itself.
const VALUE: &str = "value";

/// The tree with the value of each key in its place, and what else is said of the key beside it.
pub(super) fn plain(expected: &Value, node: Node) -> Node {
    let yaml = match (expected, node.yaml) {
        (Value::OneOf(values), yaml) => {
            let node = Node { yaml, place: node.place };
            return match values.iter().find(|value| fits(value, &node.yaml)) {
                Some(value) => plain(value, node),
                None => node,
            };
        }
        (Value::Section(name), Yaml::Map(entries)) => within(name, entries),
        (Value::Either(choice), Yaml::Map(entries)) => {
            within(choice.of(entries.iter().map(|entry| entry.key.as_str())), entries)
        }
        (Value::Map(_, held), Yaml::Map(entries)) => {
            let entries = entries.into_iter().map(|entry| Entry { value: plain(held, entry.value), ..entry });
            Yaml::Map(entries.collect())
        }
        (Value::List(item), Yaml::List(items)) => {
            Yaml::List(items.into_iter().map(|each| plain(item, each)).collect())
        }
        (
            Value::Text
            | Value::Flag
            | Value::Count
            | Value::Number
            | Value::Scalar
            | Value::Any
            | Value::Type
            | Value::Words(_)
            | Value::List(_)
            | Value::Map(..)
            | Value::Section(_)
            | Value::Either(_),
            yaml,
        ) => yaml,
    };
    Node { yaml, place: node.place }
}

/// The entries of a section.
fn within(section: &str, entries: Vec<Entry>) -> Yaml {
    let section = super::section(section);
    let entries = entries.into_iter().map(|entry| match section.and_then(|it| it.key(&entry.key)) {
        Some(key) => taken_apart(key, entry),
        None => entry,
    });
    Yaml::Map(entries.collect())
}

fn taken_apart(key: &Key, entry: Entry) -> Entry {
    let Entry { key: name, place, value: given, beside } = entry;
    let (value, beside) = match given.yaml {
        Yaml::Map(entries) if key.sourced && is_sourced(key, &entries) => {
            let mut value = None;
            let mut others = Vec::new();
            for each in entries {
                if each.key == VALUE && value.is_none() {
                    value = Some(each.value);
                } else {
                    others.push(each);
                }
            }
            let nothing = Node { yaml: Yaml::Null, place: given.place };
            (value.unwrap_or(nothing), others)
        }
        yaml => (Node { yaml, place: given.place }, beside),
    };
    Entry { key: name, place, value: plain(&key.value, value), beside }
}

/// Whether a mapping is a value with its evidence. Where the key itself can have such a mapping, it is only if nothing else is there
/// and the evidence is one.
fn is_sourced(key: &Key, entries: &[Entry]) -> bool {
    let find = |name: &str| entries.iter().find(|entry| entry.key == name);
    let Some(value) = find(VALUE) else { return false };
    let evidence = find("evidence").map(|entry| entry.value.text().and_then(Evidence::from_name).is_some());
    if is_own(&key.value, value) {
        let is_known = |entry: &Entry| matches!(entry.key.as_str(), VALUE | "evidence" | "source");
        return evidence == Some(true) && entries.iter().all(is_known);
    }
    evidence.is_some() || find("source").is_some()
}

/// Whether a mapping with this entry can be what is expected.
fn is_own(expected: &Value, entry: &Entry) -> bool {
    match expected {
        Value::Any => true,
        Value::Map(_, held) => fits(held, &entry.value.yaml),
        Value::Section(name) => super::section(name).is_some_and(|section| section.key(&entry.key).is_some()),
        Value::Either(choice) => choice.sections().iter().any(|name| is_own(&Value::Section(name), entry)),
        Value::OneOf(values) => values.iter().any(|value| is_own(value, entry)),
        Value::Text
        | Value::Flag
        | Value::Count
        | Value::Number
        | Value::Scalar
        | Value::Type
        | Value::Words(_)
        | Value::List(_) => false,
    }
}
