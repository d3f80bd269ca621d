//! Nodes and texts as JSON.

use serde_json::{Map, Number, Value};

use super::{Node, Yaml};

/// The node as compact JSON text. A number that JSON cannot write becomes null.
pub fn json(node: &Node) -> String {
    value(node).to_string()
}

fn value(node: &Node) -> Value {
    match &node.yaml {
        Yaml::Null => Value::Null,
        Yaml::Flag(flag) => Value::Bool(*flag),
        Yaml::Integer(integer) => Number::from_i128(*integer).map_or(Value::Null, Value::Number),
        Yaml::Number(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number),
        Yaml::Text(text) => Value::String(text.clone()),
        Yaml::List(items) => Value::Array(items.iter().map(value).collect()),
        Yaml::Map(entries) => {
            let members = entries.iter().map(|entry| (entry.key.clone(), value(&entry.value)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

/// A text in the quotes of JSON.
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
