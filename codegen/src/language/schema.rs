//! The JSON Schema (2020-12) that editors complete and check specs with.

use groupwright_engine::kind;

use super::bond::Bond;
use super::table::{Key, Keys, Need, Section, Value};
use crate::json::Json;

/// The JSON Schema of both sorts of file, as text.
pub fn schema() -> String {
    let sections = super::sections().iter().map(|section| (section.name.to_owned(), of_section(section)));
    let files = [super::API, super::ENDPOINT].map(reference);
    Json::object([
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("title", Json::text("Groupwright spec")),
        ("description", Json::text("An api.yaml, or the file of an endpoint.")),
        ("anyOf", Json::List(files.to_vec())),
        ("$defs", Json::Object(sections.collect())),
    ])
    .pretty()
}

fn reference(section: &str) -> Json {
    Json::object([("$ref", Json::Text(format!("#/$defs/{section}")))])
}

fn of_section(section: &Section) -> Json {
    let keys = section.keys.iter().map(|key| (key.name.to_owned(), of_key(key)));
    let required: Vec<&str> =
        section.keys.iter().filter(|key| key.need == Need::Required).map(|key| key.name).collect();
    let bonds: Vec<Json> = section.bonds.iter().flat_map(of_bond).collect();
    let mut object = Json::object([
        ("description", Json::text(section.doc)),
        ("type", Json::text("object")),
        ("properties", Json::Object(keys.collect())),
        ("additionalProperties", Json::Flag(false)),
    ]);
    if !required.is_empty() {
        object = object.with("required", Json::texts(required));
    }
    if bonds.is_empty() { object } else { object.with("allOf", Json::List(bonds)) }
}

fn of_key(key: &Key) -> Json {
    let doc = match key.need {
        Need::Default(default) => format!("{}\nDefault: {default}.", key.doc),
        Need::Required | Need::Optional => key.doc.to_owned(),
    };
    of_value(&key.value).with("description", Json::Text(doc))
}

fn of_value(value: &Value) -> Json {
    let typed = |name| Json::object([("type", Json::text(name))]);
    match value {
        Value::Text => typed("string"),
        Value::Flag => typed("boolean"),
        Value::Count => typed("integer").with("minimum", Json::Count(0)),
        Value::Number => typed("number"),
        Value::Scalar => Json::object([("type", Json::texts(["string", "number", "boolean"]))]),
        Value::Any => Json::object([]),
        Value::Type => {
            let kinds = kind::ALL.iter().map(|kind| kind.word()).chain(["list", "map"]);
            Json::object([("anyOf", Json::List(vec![one_of(kinds), typed("string")]))])
        }
        Value::Words(words) => one_of(words.iter().copied()),
        Value::List(item) => typed("array").with("items", of_value(item)),
        Value::Map(keys, value) => {
            let object = typed("object").with("additionalProperties", of_value(value));
            match keys {
                Keys::Free(_) => object,
                Keys::Words(words) => object.with("propertyNames", one_of(words.iter().copied())),
            }
        }
        Value::Section(name) => reference(name),
        Value::OneOf(values) => Json::object([("anyOf", Json::List(values.iter().map(of_value).collect()))]),
    }
}

fn one_of<'w>(words: impl IntoIterator<Item = &'w str>) -> Json {
    Json::object([("enum", Json::texts(words))])
}

fn of_bond(bond: &Bond) -> Vec<Json> {
    let required = |keys: &[&str]| Json::object([("required", Json::texts(keys.iter().copied()))]);
    let each = |keys: &[&str]| Json::List(keys.iter().map(|key| required(&[key])).collect());
    let says = |key: &str, words: &[&str]| {
        Json::object([("properties", Json::object([(key, one_of(words.iter().copied()))]))])
    };
    match bond {
        Bond::ExactlyOne(keys) => vec![Json::object([("oneOf", each(keys))])],
        Bond::AtLeastOne(keys) => vec![Json::object([("anyOf", each(keys))])],
        Bond::AtMostOne(keys) => pairs(keys).map(|pair| Json::object([("not", required(&pair))])).collect(),
        Bond::Needs { key, words, needs } => {
            let when = says(key, words).with("required", Json::texts([*key]));
            vec![Json::object([("if", when), ("then", required(&[needs]))])]
        }
        Bond::Belongs { key, to, words } => {
            vec![Json::object([("if", required(&[key, to])), ("then", says(to, words))])]
        }
    }
}

fn pairs<'k>(keys: &'k [&'static str]) -> impl Iterator<Item = [&'static str; 2]> + 'k {
    let later = |index: usize| keys.iter().skip(index + 1);
    keys.iter().enumerate().flat_map(move |(index, first)| later(index).map(|second| [*first, *second]))
}
