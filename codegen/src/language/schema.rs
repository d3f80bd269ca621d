//! The JSON Schema (2020-12) that editors complete and check specs with.

use serde_json::{Value as Json, json};

use super::dependency::Dependency;
use super::table::{Key, Keys, Need, Section, Value};

/// The JSON Schema of both sorts of file, as text.
pub fn schema() -> String {
    let sections = super::sections().iter().map(|section| (section.name.to_owned(), of_section(section)));
    let definitions = sections.chain([(EVIDENCED.to_owned(), evidenced())]);
    let files = [super::API, super::ENDPOINT].map(reference);
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Groupwright spec",
        "description": "An api.yaml, or the file of an endpoint.",
        "anyOf": files,
        "$defs": Json::Object(definitions.collect()),
    });
    format!("{schema:#}\n")
}

fn reference(section: &str) -> Json {
    json!({ "$ref": format!("#/$defs/{section}") })
}

/// The schema with one more keyword.
fn with(mut schema: Json, keyword: &str, value: Json) -> Json {
    if let Json::Object(keywords) = &mut schema {
        keywords.insert(keyword.to_owned(), value);
    }
    schema
}

fn of_section(section: &Section) -> Json {
    let keys = section.keys.iter().map(|key| (key.name.to_owned(), of_key(section, key)));
    let required: Vec<&str> =
        section.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
    let dependencies: Vec<Json> = section.dependencies.iter().flat_map(of_dependency).collect();
    let mut schema = json!({
        "description": section.doc,
        "type": "object",
        "properties": Json::Object(keys.collect()),
        "additionalProperties": false,
    });
    if !required.is_empty() {
        schema = with(schema, "required", json!(required));
    }
    if dependencies.is_empty() { schema } else { with(schema, "allOf", json!(dependencies)) }
}

fn of_key(section: &Section, key: &Key) -> Json {
    let doc = match key.need {
        Need::Default(default) => format!("{}\nDefault: {default}.", key.doc),
        Need::Required | Need::Optional => key.doc.to_owned(),
    };
    let value = of_value(&key.value);
    let value = if key.sourced { json!({ "anyOf": [value, sourced(section, key)] }) } else { value };
    with(value, "description", json!(doc))
}

/// A value with its own evidence, whatever the value is.
const EVIDENCED: &str = "evidenced";

fn evidenced() -> Json {
    let of_note = |name: &str| json!({ "$ref": format!("#/$defs/note/properties/{name}") });
    json!({
        "description": "A value, and how it is known.",
        "type": "object",
        "properties": { "value": {}, "evidence": of_note("evidence"), "source": of_note("source") },
        "required": ["value"],
        "additionalProperties": false,
    })
}

/// A value with its own evidence. The value is the first of what a key can be.
fn sourced(section: &Section, key: &Key) -> Json {
    let value = format!("#/$defs/{}/properties/{}/anyOf/0", section.name, key.name);
    with(reference(EVIDENCED), "properties", json!({ "value": { "$ref": value } }))
}

fn of_value(value: &Value) -> Json {
    match value {
        Value::Text => json!({ "type": "string" }),
        Value::Flag => json!({ "type": "boolean" }),
        Value::Count => json!({ "type": "integer", "minimum": 0 }),
        Value::Number => json!({ "type": "number" }),
        Value::Scalar => json!({ "type": ["string", "number", "boolean"] }),
        Value::Any => json!({}),
        Value::Type => {
            json!({ "anyOf": [one_of(super::type_words()), { "type": "string" }] })
        }
        Value::Words(words) => one_of(words.iter().copied()),
        Value::List(item) => json!({ "type": "array", "items": of_value(item) }),
        Value::Map(keys, value) => {
            let object = json!({ "type": "object", "additionalProperties": of_value(value) });
            match keys {
                Keys::Free(_) => object,
                Keys::Words(words) => with(object, "propertyNames", one_of(words.iter().copied())),
            }
        }
        Value::Section(name) => reference(name),
        Value::Either(choice) => json!({ "anyOf": choice.sections().map(reference) }),
        Value::OneOf(values) => json!({ "anyOf": values.iter().map(of_value).collect::<Vec<_>>() }),
    }
}

fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> Json {
    json!({ "enum": words.into_iter().collect::<Vec<_>>() })
}

fn required(keys: &[&str]) -> Json {
    json!({ "required": keys })
}

/// What holds where a key is one of the words.
fn says(key: &str, words: &[&str]) -> Json {
    let word = one_of(words.iter().copied());
    let with_evidence = json!({ "type": "object", "properties": { "value": word }, "required": ["value"] });
    json!({ "properties": { key: { "anyOf": [word, with_evidence] } } })
}

fn of_dependency(dependency: &Dependency) -> Vec<Json> {
    let each = |keys: &[&str]| keys.iter().map(|key| required(&[key])).collect::<Vec<_>>();
    match dependency {
        Dependency::ExactlyOne(keys) => vec![json!({ "oneOf": each(keys) })],
        Dependency::AtLeastOne(keys) => vec![json!({ "anyOf": each(keys) })],
        Dependency::AtMostOne(keys) => pairs(keys).map(|pair| json!({ "not": required(&pair) })).collect(),
        Dependency::Needs { key, words, needs } => {
            let when = with(says(key, words), "required", json!([key]));
            vec![json!({ "if": when, "then": required(&[needs]) })]
        }
        Dependency::Belongs { key, to, words } => {
            vec![json!({ "if": required(&[key, to]), "then": says(to, words) })]
        }
        Dependency::Beside { key, others } => match others.as_slice() {
            [other] => vec![json!({ "dependentRequired": { *key: [other] } })],
            several => vec![json!({ "if": required(&[key]), "then": { "anyOf": each(several) } })],
        },
        Dependency::Only { key, beside } => {
            let names = one_of(beside.iter().copied().chain([*key]));
            vec![json!({ "if": required(&[key]), "then": { "propertyNames": names } })]
        }
    }
}

fn pairs<'k>(keys: &'k [&'static str]) -> impl Iterator<Item = [&'static str; 2]> + 'k {
    let later = |index: usize| keys.iter().skip(index + 1);
    keys.iter().enumerate().flat_map(move |(index, first)| later(index).map(|second| [*first, *second]))
}
