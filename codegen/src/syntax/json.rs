//! Nodes and texts as JSON.

use std::collections::BTreeMap;

use serde_json::{Number, Value};

use super::{Node, Yaml};

/// The node as compact JSON text, with the members of an object by name. A number that JSON cannot write becomes null. Integers
/// of any size keep their digits, which a value of JSON's usual library does not.
pub fn json(node: &Node) -> String {
    match &node.yaml {
        Yaml::Null => "null".to_owned(),
        Yaml::Flag(flag) => flag.to_string(),
        Yaml::Integer(integer) => integer.to_string(),
        Yaml::Number(number) => Number::from_f64(*number).map_or(Value::Null, Value::Number).to_string(),
        Yaml::Text(text) => quoted(text),
        Yaml::List(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(","))
        }
        Yaml::Map(entries) => {
            let members: BTreeMap<&str, String> =
                entries.iter().map(|entry| (entry.key.as_str(), json(&entry.value))).collect();
            let members: Vec<String> =
                members.iter().map(|(name, value)| format!("{}:{value}", quoted(name))).collect();
            format!("{{{}}}", members.join(","))
        }
    }
}

/// A text in the quotes of JSON.
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
