//! Places within JSON values, and the nodes that describe what is there.

use groupwright_engine::dynamic::DynValue;
use groupwright_engine::format::{DecodeOptions, EncodeOptions, Format, decode, encode};
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::table::{Message, Node, NodeKind};
use groupwright_engine::validate::validate_value;
use groupwright_engine::value::Value;

/// A step to a part of a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// To the member of this name.
    Name(String),
    /// To the item of a list, from 0.
    Item(usize),
}

/// Returns what is at a place.
pub(crate) fn at<'j>(json: &'j Json, path: &[Step]) -> Option<&'j Json> {
    path.iter().try_fold(json, |json, step| match (step, json) {
        (Step::Name(name), Json::Object(object)) => object.get(name),
        (Step::Item(index), Json::Array(items)) => items.get(*index),
        (Step::Name(_) | Step::Item(_), _) => None,
    })
}

/// Returns what is at a place, to be changed.
pub(crate) fn at_mut<'j>(json: &'j mut Json, path: &[Step]) -> Option<&'j mut Json> {
    path.iter().try_fold(json, |json, step| match (step, json) {
        (Step::Name(name), Json::Object(object)) => object.get_mut(name),
        (Step::Item(index), Json::Array(items)) => items.get_mut(*index),
        (Step::Name(_) | Step::Item(_), _) => None,
    })
}

/// Puts a value at a place, whose last structures are made if they are not there. Returns whether it could be.
pub(crate) fn put(json: &mut Json, path: &[Step], value: Json) -> bool {
    let Some((step, rest)) = path.split_first() else {
        *json = value;
        return true;
    };
    if json.is_null() {
        *json = match step {
            Step::Name(_) => Json::Object(JsonObject::default()),
            Step::Item(_) => Json::Array(Vec::new()),
        };
    }
    match (step, json) {
        (Step::Name(name), Json::Object(object)) => {
            if object.get(name).is_none() {
                object.insert(name.as_str(), Json::Null);
            }
            object.get_mut(name).is_some_and(|json| put(json, rest, value))
        }
        (Step::Item(index), Json::Array(items)) => {
            if *index == items.len() {
                items.push(Json::Null);
            }
            items.get_mut(*index).is_some_and(|json| put(json, rest, value))
        }
        (Step::Name(_) | Step::Item(_), _) => false,
    }
}

/// Removes the member at a place, if there is one.
pub(crate) fn remove(json: &mut Json, path: &[Step]) -> Option<Json> {
    let (last, parents) = path.split_last()?;
    match (last, at_mut(json, parents)?) {
        (Step::Name(name), Json::Object(object)) => object.remove(name),
        (Step::Name(_) | Step::Item(_), _) => None,
    }
}

/// Returns the node of what is at a place.
pub(crate) fn node_at(node: &'static Node, path: &[Step]) -> Option<&'static Node> {
    path.iter().try_fold(node, |node, step| match (step, node.kind()) {
        (Step::Name(name), NodeKind::Record(shape)) => {
            let field = shape.get().fields().iter().find(|field| field.name() == name)?;
            (field.constant().is_none()).then_some(field.node())
        }
        (Step::Name(_), NodeKind::Map(entry)) => Some(*entry),
        (Step::Item(_), NodeKind::List(item)) => Some(*item),
        (
            Step::Name(_) | Step::Item(_),
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any,
        ) => None,
    })
}

/// Returns whether a value in plain JSON is one of the node, and keeps its rules.
pub(crate) fn fits(json: &Json, node: &'static Node, message: Message) -> bool {
    if json.is_null() {
        return node.admits_null();
    }
    let mut value = DynValue::new(node);
    let text = json.to_string();
    decode(Format::Json, text.as_bytes(), node, value.slot(), &DecodeOptions::VALUES).is_ok()
        && validate_value(value.get(), node, Some(message)).is_ok()
}

/// Returns what is there of a value in plain JSON, or nothing for a value that JSON does not have.
pub(crate) fn plain(value: Value<'_>, node: &Node) -> Option<Json> {
    let options = EncodeOptions { partial: true, ..EncodeOptions::VALUES };
    let bytes = encode(Format::Json, value, node, &options).ok()?;
    std::str::from_utf8(&bytes).ok()?.parse().ok()
}

/// Calls a function with every text within a value, so that it can be changed.
pub(crate) fn each_text(json: &mut Json, change: &mut dyn FnMut(&mut String)) {
    match json {
        Json::String(text) => change(text),
        Json::Array(items) => items.iter_mut().for_each(|item| each_text(item, change)),
        Json::Object(object) => {
            let names: Vec<String> = object.iter().map(|(name, _)| name.clone()).collect();
            for name in names {
                if let Some(member) = object.get_mut(&name) {
                    each_text(member, change);
                }
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Step {
        Step::Name(name.to_owned())
    }

    #[test]
    fn finds_puts_and_removes() {
        let mut json: Json = r#"{"a":[{"b":1}]}"#.parse().unwrap();
        let path = [name("a"), Step::Item(0), name("b")];
        assert_eq!(at(&json, &path).unwrap().to_string(), "1");
        assert!(put(&mut json, &[name("a"), Step::Item(1), name("c")], Json::from("d")));
        assert!(put(&mut json, &[name("e"), name("f")], Json::from(2)));
        assert!(!put(&mut json, &[name("a"), name("g")], Json::Null));
        assert!(!put(&mut json, &[name("a"), Step::Item(9)], Json::Null));
        assert_eq!(remove(&mut json, &path), Some(Json::from(1)));
        assert_eq!(remove(&mut json, &[name("x"), name("y")]), None);
        assert_eq!(json.to_string(), r#"{"a":[{},{"c":"d"}],"e":{"f":2}}"#);
        each_text(&mut json, &mut |text| text.push('!'));
        assert_eq!(at(&json, &[name("a"), Step::Item(1), name("c")]), Some(&Json::from("d!")));
    }
}
