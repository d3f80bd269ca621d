//! Places within JSON values, and the nodes that describe what is there.

use groupwright_engine::domain::Domain;
use groupwright_engine::dynamic::DynValue;
use groupwright_engine::format::{DecodeOptions, EncodeOptions, Format, decode, encode};
use groupwright_engine::json::{Json, JsonObject};
use groupwright_engine::rule::Instance;
use groupwright_engine::scalar::Scalar;
use groupwright_engine::table::{Field, Message, Node, NodeKind, ParameterLocation, Shape};
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
    if is_plainly(json, node) {
        return true;
    }
    let mut value = DynValue::new(node);
    let text = json.to_string();
    decode(Format::Json, text.as_bytes(), node, value.slot(), &DecodeOptions::VALUES).is_ok()
        && validate_value(value.get(), node, Some(message)).is_ok()
}

/// Returns whether a value is plainly one of the node: a text, an integer or a boolean that is written as it is and keeps the rules, or
/// a list or a structure of such values. Of others this says nothing.
fn is_plainly(json: &Json, node: &Node) -> bool {
    if Format::ALL.iter().any(|format| node.packing(*format).is_some()) {
        return false;
    }
    let scalar = match (node.kind(), json) {
        (NodeKind::Scalar(scalar), Json::String(text)) if scalar.domain() == Domain::String => {
            Scalar::String(text)
        }
        (NodeKind::Scalar(scalar), Json::Bool(value)) if scalar.domain() == Domain::Boolean => {
            Scalar::Boolean(*value)
        }
        (NodeKind::Scalar(scalar), Json::Number(_)) if scalar.domain() == Domain::Integer => {
            let Some(value) = json.as_i64() else { return false };
            Scalar::Integer(value)
        }
        (NodeKind::List(item), Json::Array(items)) => {
            return node.rules().is_empty() && items.iter().all(|json| is_plainly(json, item));
        }
        (NodeKind::Record(shape), Json::Object(members)) => {
            return node.rules().is_empty() && has_plain_members(members, shape.get());
        }
        (
            NodeKind::Scalar(_)
            | NodeKind::Enum(_)
            | NodeKind::Record(_)
            | NodeKind::List(_)
            | NodeKind::Map(_)
            | NodeKind::Union(_)
            | NodeKind::Any,
            _,
        ) => return false,
    };
    let is_spelled =
        |format: &Format| node.spelling(*format).is_some_and(|scalar| scalar.spelling().is_some());
    let instance = Instance::Scalar(scalar);
    !Format::ALL.iter().any(is_spelled) && node.rules().iter().all(|rule| rule.is_satisfied(&instance))
}

/// Returns whether the members are plainly those of a structure that all messages have alike.
fn has_plain_members(members: &JsonObject, shape: &Shape) -> bool {
    let fields = shape.fields();
    let is_known = |(name, json): &(String, Json)| {
        let mut named = fields.iter().filter(|field| field.name() == name && field.json_name() == name);
        named.any(|field| field.location() == ParameterLocation::Body && is_plainly(json, field.node()))
    };
    let is_there = |field: &Field| !field.is_required() || members.get(field.name()).is_some();
    shape.rules().is_empty()
        && shape.messages().is_empty()
        && shape.template().is_empty()
        && shape.additional().is_none()
        && !shape.has_constants()
        && fields.iter().all(is_there)
        && members.iter().all(is_known)
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
        Json::Object(object) => object.values_mut().for_each(|member| each_text(member, change)),
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use groupwright_engine::rule::Rule;

    use super::*;

    fn name(name: &str) -> Step {
        Step::Name(name.to_owned())
    }

    #[test]
    fn what_plainly_fits_is_what_fits() {
        static TEXT: Node = Node::STRING.with_rules(&[Rule::max_length(2)]);
        static SHAPE: Shape = Shape::new(
            "Person",
            &[
                Field::required(",\"name\":", "name", TEXT),
                Field::new(",\"age\":", "age", Node::INTEGER),
                Field::new(",\"tags\":", "tags", Node::list(&TEXT)),
            ],
        );
        static PERSON: Node = Node::record(|| &SHAPE);
        for (text, is_plain) in [
            (r#"{"name":"A"}"#, true),
            (r#"{"name":"A","age":-7,"tags":["a","b"]}"#, true),
            (r#"{"name":"ABC"}"#, false),
            (r#"{"name":"A","tags":["abc"]}"#, false),
            (r#"{"age":7}"#, false),
            (r#"{"name":7}"#, false),
            (r#"{"name":"A","nme":"B"}"#, false),
            (r#"["A"]"#, false),
        ] {
            let json: Json = text.parse().unwrap();
            assert_eq!(is_plainly(&json, &PERSON), is_plain, "{text}");
            assert_eq!(fits(&json, &PERSON, Message::request("endpoint")), is_plain, "{text}");
        }
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
