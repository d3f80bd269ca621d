//! Members that the table does not describe, in each format.

use crate::dynamic::DynRecord;
use crate::format::tests::probe_names;
use crate::format::{DecodeOptions, EncodeOptions, Format, Limits, Probed, decode, encode, losses};
use crate::table::{Field, Node, Shape};
use crate::validate::validate;
use crate::value::{Map, Record, Scalar, Slot, Value};

static TEXT: Node = Node::STRING;
static NULLABLE: Node = Node::STRING.nullable();
static TEXTS: Shape = Shape::new(
    "Texts",
    &[
        Field::required(",\"id\":", "id", Node::INTEGER).with_aliases(&["Id"]),
        Field::new(",\"in\":", "in", Node::record(|| &INNER)),
        Field::new(",\"\":", "additional", Node::map(&TEXT)).holding_additional(),
    ],
);
static INNER: Shape = Shape::new(
    "Inner",
    &[
        Field::new(",\"a\":", "a", Node::STRING),
        Field::new(",\"\":", "rest", Node::map(&NULLABLE).secret()).holding_additional(),
    ],
);
static NODE: Node = Node::record(|| &TEXTS);

fn read(format: Format, body: &str, options: &DecodeOptions) -> Result<DynRecord, String> {
    let mut record = DynRecord::new(&TEXTS);
    let read = decode(format, body.as_bytes(), &NODE, Slot::Record(&mut record), options);
    read.map(|()| record).map_err(|error| error.to_string())
}

fn written(format: Format, record: &DynRecord) -> Result<String, String> {
    let body = encode(format, Value::Record(record), &NODE, &EncodeOptions::BODY);
    body.map(|body| String::from_utf8(body).unwrap()).map_err(|error| error.to_string())
}

#[test]
fn are_kept_in_both_directions() {
    for (format, body) in [
        (Format::Json, r#"{"id":1,"in":{"a":"x","b":null},"":"e","y":"1","z":"2"}"#),
        (Format::Xml, "<Texts><id>1</id><in><a>x</a><b>c</b></in><y>1</y><z></z></Texts>"),
        (Format::Form, "id=1&in%5Ba%5D=x&in%5Bb%5D=c&y=1&z="),
    ] {
        for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
            let record = read(format, body, &options).unwrap();
            assert_eq!(written(format, &record).unwrap(), body, "{format}");
            assert!(validate(&record).is_ok());
            assert_eq!(losses(format, Value::Record(&record), &NODE), Ok(vec![]), "{format}");
        }
    }
    let body = r#"{"id":1,"y":"1"}"#;
    assert_eq!(
        written(Format::Json, &read(Format::Json, body, &DecodeOptions::VALUES).unwrap()).unwrap(),
        body
    );
}

#[test]
fn are_read_wherever_they_stand() {
    for (format, body) in [
        (Format::Json, r#"{"z":"2","Id":1,"in":{"b":"x","a":"y"},"y":"1"}"#),
        (Format::Xml, "<Texts><z>2</z><id>1</id><in><b>x</b><a>y</a></in><y>1</y></Texts>"),
        (Format::Form, "z=2&Id=1&in%5Bb%5D=x&in%5Ba%5D=y&y=1"),
    ] {
        let record = read(format, body, &DecodeOptions::RESPONSE).unwrap();
        let names = |value: Value<'_>| match value {
            Value::Map(map) => map.entries().map(|(name, _)| name.to_owned()).collect::<Vec<_>>(),
            _ => panic!("a map"),
        };
        assert_eq!(names(record.get(2)), ["y", "z"], "{format}");
        assert_eq!(names(record.get(1).record().unwrap().get(1)), ["b"], "{format}");
    }
}

#[test]
fn a_repeated_or_wrong_one_is_reported_where_it_stands() {
    for (format, body) in [
        (Format::Json, r#"{"id":1,"y":"1","y":"2"}"#),
        (Format::Xml, "<Texts><id>1</id><y>1</y><y>2</y></Texts>"),
    ] {
        let error = read(format, body, &DecodeOptions::RESPONSE).unwrap_err();
        assert!(error.contains("/y: the member occurs more than once"), "{error}");
    }
    let error = read(Format::Form, "id=1&y=1&y=2", &DecodeOptions::RESPONSE).unwrap_err();
    assert!(error.contains("/y: found 2 times"), "{error}");
    let error = read(Format::Json, r#"{"id":1,"y":["1"]}"#, &DecodeOptions::RESPONSE).unwrap_err();
    assert!(error.contains("/y: expected a string, found a list"), "{error}");
    let limits = Limits { items: 2, ..Limits::USUAL };
    let options = DecodeOptions { limits, ..DecodeOptions::RESPONSE };
    assert!(read(Format::Json, r#"{"id":1,"x":"1","y":"1","z":"1"}"#, &options).is_err());
}

#[test]
fn none_has_the_name_of_a_described_member() {
    for name in ["id", "Id", "in"] {
        let mut record = read(Format::Json, r#"{"id":1}"#, &DecodeOptions::RESPONSE).unwrap();
        let map = record.slot(2).map().unwrap();
        map.entry(name).filled().scalar().unwrap().set(Scalar::String("x")).unwrap();
        let violations = validate(&record).unwrap_err();
        let violation = violations.iter().next().unwrap();
        assert_eq!((violation.rule, violation.pointer.as_str()), ("additional", &*format!("/{name}")));
        for format in [Format::Json, Format::Xml, Format::Form] {
            assert!(written(format, &record).is_err(), "{name} {format}");
        }
    }
    // The field that holds them has no name.
    let record = read(Format::Json, r#"{"id":1,"additional":"x"}"#, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(record.get(2).map().map(Map::len), Some(1));
}

#[test]
fn secret_ones_are_not_shown() {
    let body = r#"{"id":1,"in":{"hunter2":"hunter3","hunter4":1}}"#;
    let error = read(Format::Json, body, &DecodeOptions::REQUEST).unwrap_err();
    assert!(!error.contains("hunter"), "{error}");
    let record = read(Format::Json, r#"{"id":1,"in":{"b":"hunter3"}}"#, &DecodeOptions::REQUEST).unwrap();
    assert!(!format!("{record:?}").contains("hunter"), "{record:?}");
}

#[test]
fn are_found_by_a_condition() {
    let find = |path: &[&str]| {
        let body = br#"{"id":1,"y":"1"}"#;
        let (found, node) = probe_names(Format::Json, body, Some(&NODE), path, &DecodeOptions::RESPONSE);
        (found, node.is_some())
    };
    let text = Probed::Scalar("1".into(), Some(crate::domain::JsonType::String));
    assert_eq!(find(&["y"]), (text, true));
    assert_eq!(find(&["z"]), (Probed::Nothing, false));
}
