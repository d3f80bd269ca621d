//! Two cases for each rule of each request: just inside passes, just outside is reported with its pointer.

use groupwright::domain::Domain;
use groupwright::rule::Limit;
use groupwright::table::{Field, NodeKind};
use serde_json::{Map, Value, json};

use crate::endpoint::{Case, load};

/// Checks both sides of every rule of the request's own fields.
pub(crate) fn check(case: &Case) -> Vec<String> {
    let Some((model, _)) = case.spec(&load()) else { return vec![format!("{}: no spec", case.name)] };
    let given = model.examples.iter().filter_map(|example| example.request.as_ref()?.value.as_ref());
    let given: Vec<String> = given.map(groupwright_codegen::syntax::json).collect();
    let Ok(given) = given.iter().map(|text| serde_json::from_str(text)).collect::<Result<Vec<Value>, _>>()
    else {
        return vec![format!("{}: an example is no JSON", case.name)];
    };
    let Some(Value::Object(values)) = given.first() else {
        return vec![format!("{}: no example to start from, or it is no object", case.name)];
    };
    let mut failed = Vec::new();
    for field in (case.shape)().fields() {
        let example = given.iter().find_map(|values| values.get(field.name()));
        let rules = field.node().rules();
        for rule in rules {
            let name = rule.kind().name();
            let Some((inside, outside)) = sides(name, rule.limit(), field.node().kind(), example) else {
                failed.push(format!("{}: no case for {name} of {}", case.name, field.name()));
                continue;
            };
            failed.extend(judge(case, values, field, name, inside, outside));
        }
        if let NodeKind::Enum(enumeration) = field.node().kind() {
            let inside = json!(enumeration.values().first());
            failed.extend(judge(case, values, field, "enum", inside, json!("surely not a value")));
        }
    }
    failed
}

fn judge(
    case: &Case,
    values: &Map<String, Value>,
    field: &Field,
    rule: &str,
    inside: Value,
    outside: Value,
) -> Vec<String> {
    let pointer = format!("/{}", field.name());
    let others: Vec<&str> = field.node().rules().iter().map(|other| other.kind().name()).collect();
    let with = |value: Value| {
        let mut values = values.clone();
        values.insert(field.name().to_owned(), value);
        let values = Value::Object(values).to_string();
        // What cannot even be read, such as a value that a closed enumeration does not list, is refused.
        if !(case.reads)(&values) {
            return Some(vec![(pointer.clone(), rule)]);
        }
        let violations = (case.validate)(&values).err();
        violations.map(|all| all.iter().map(|one| (one.pointer.clone(), one.rule)).collect::<Vec<_>>())
    };
    let mut failed = Vec::new();
    // What is just inside one rule may be outside of another one of the same field.
    let is_meant =
        |(place, name): &(String, &str)| *place != pointer || *name == rule || !others.contains(name);
    if let Some(violations) = with(inside).filter(|all| all.iter().any(is_meant)) {
        failed.push(format!("{}: {rule} of {} just inside: {violations:?}", case.name, field.name()));
    }
    let reported = with(outside).is_some_and(|all| all.contains(&(pointer.clone(), rule)));
    if !reported {
        failed.push(format!("{}: {rule} of {} just outside is not reported", case.name, field.name()));
    }
    failed
}

/// A value just inside a rule and one just outside, with the value that an example has.
fn sides(rule: &str, limit: Limit, kind: &NodeKind, example: Option<&Value>) -> Option<(Value, Value)> {
    let is_file = match kind {
        NodeKind::Scalar(scalar) => scalar.domain() == Domain::File,
        NodeKind::Enum(_)
        | NodeKind::Record(_)
        | NodeKind::List(_)
        | NodeKind::Map(_)
        | NodeKind::Union(_)
        | NodeKind::Any => false,
    };
    let text = |length: u64| {
        let length = usize::try_from(length).unwrap_or(0);
        if is_file { json!(file(length)) } else { json!("x".repeat(length)) }
    };
    let items = || example.and_then(Value::as_array);
    Some(match (rule, limit) {
        ("max_length", Limit::Count(most)) => (text(most), text(most + 1)),
        ("min_length", Limit::Count(least)) => (text(least), text(least.checked_sub(1)?)),
        ("maximum", Limit::Integer(most)) => (number(most)?, number(most + 1)?),
        ("minimum", Limit::Integer(least)) => (number(least)?, number(least - 1)?),
        ("min_items", Limit::Count(1)) => (json!([items()?.first()?]), json!([])),
        ("unique_items", _) => (json!([items()?.first()?]), json!([items()?.first()?, items()?.first()?])),
        // No documented pattern has a line break.
        ("pattern", _) => (example.cloned().unwrap_or_else(|| json!("a")), json!("\n")),
        _ => return None,
    })
}

/// A file of so many bytes, as a URL of its data: zeros in base64.
fn file(length: usize) -> String {
    let end = ["", "AA==", "AAA="].get(length % 3).copied().unwrap_or_default();
    format!("data:application/octet-stream;base64,{}{end}", "AAAA".repeat(length / 3))
}

fn number(value: i128) -> Option<Value> {
    i64::try_from(value).ok().map(Value::from)
}
