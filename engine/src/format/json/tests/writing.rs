//! What is written, and what cannot be.

use std::collections::BTreeMap;

use super::*;
use crate::error::EncodeError;
use crate::format::FieldFilter;
use crate::table::{Constant, Text};
use crate::types::{DateTime, Patch};
use crate::value::{Scalar, Wire};

fn written(value: Value<'_>, node: &Node, options: &EncodeOptions<'_>) -> Result<String, EncodeError> {
    encode(Format::Json, value, node, options).map(|bytes| String::from_utf8(bytes).unwrap())
}

fn scalar(value: Scalar<'_>, node: Node) -> Result<String, EncodeError> {
    written(Value::Scalar(value), &node, &EncodeOptions::BODY)
}

fn put(record: &mut DynRecord, field: &str, value: Scalar<'_>) {
    let (index, _) = record.shape().find(field).unwrap();
    let Slot::Scalar(slot) = record.slot(index).filled() else { panic!("no single value") };
    slot.set(value).unwrap();
}

#[test]
fn writes_vendor_spelling_in_bodies_and_plain_json_in_values() {
    let mut group = DynRecord::new(&GROUP);
    put(&mut group, "name", Scalar::String("a"));
    put(&mut group, "private", Scalar::Boolean(true));
    put(&mut group, "page", Scalar::Integer(2));
    if let Slot::Optional(modified) = group.slot(3) {
        modified.null();
    }
    assert_eq!(write(&group, &EncodeOptions::BODY), r#"{"name":"a","private":1,"modified":""}"#);
    assert_eq!(
        write(&group, &EncodeOptions::VALUES),
        r#"{"name":"a","private":true,"modified":null,"page":2}"#
    );
    let query = EncodeOptions { filter: FieldFilter::Query, ..EncodeOptions::BODY };
    assert_eq!(write(&group, &query), r#"{"page":2}"#);
}

#[test]
fn writes_credentials_first_in_the_outermost_object_only() {
    let options = EncodeOptions {
        extra: &[Constant::new("api\"Key", Text::string("s\nt")), Constant::new("user", Text::string("u"))],
        ..EncodeOptions::BODY
    };
    let mut vault = DynRecord::new(&VAULT);
    assert_eq!(write(&vault, &options), r#"{"api\"Key":"s\nt","user":"u"}"#);
    put(&mut vault, "pin", Scalar::Integer(1));
    assert_eq!(write(&vault, &options), r#"{"api\"Key":"s\nt","user":"u","pin":1}"#);
    let error = written(Value::List(&vec![1_i64]), &Node::list(&GAPS), &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value: cannot be written as JSON: credentials require a body that is a structure"
    );
}

#[test]
fn writes_constants_in_their_json_type() {
    let constant = |value| {
        let extra = [Constant::new("Version", value)];
        let options = EncodeOptions { extra: &extra, ..EncodeOptions::BODY };
        written(Value::Record(&DynRecord::new(&VAULT)), &VAULTS, &options)
    };
    assert_eq!(constant(Text::string("3")).unwrap(), r#"{"Version":"3"}"#);
    assert_eq!(constant(Text::number("3")).unwrap(), r#"{"Version":3}"#);
    assert_eq!(constant(Text::boolean("true")).unwrap(), r#"{"Version":true}"#);
    let error = constant(Text::number("3,\"admin\":1")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/Version: cannot be written as JSON: expected a number, found a value of another kind"
    );
    assert!(constant(Text::boolean("1")).is_err());
}

#[test]
fn writes_absent_items_as_null() {
    let numbers = vec![Some(1_i64), None];
    assert_eq!(written(Value::List(&numbers), &Node::list(&GAPS), &EncodeOptions::BODY).unwrap(), "[1,null]");
    let notes: BTreeMap<String, Patch<i64>> = [("a/\"b".to_owned(), Patch::Null)].into();
    let node = Node::map(&GAPS);
    assert_eq!(written(Value::Map(&notes), &node, &EncodeOptions::BODY).unwrap(), r#"{"a/\"b":null}"#);
    assert_eq!(
        written(Value::List(&Vec::<i64>::new()), &Node::list(&GAPS), &EncodeOptions::BODY).unwrap(),
        "[]"
    );
}

#[test]
fn escapes_text_only_where_required() {
    for (text, json) in [
        ("", r#""""#),
        ("plain é / \u{7f}", "\"plain é / \u{7f}\""),
        ("a\"b", r#""a\"b""#),
        ("\\\n\r\t\u{0}\u{1f}", r#""\\\n\r\t\u0000\u001f""#),
    ] {
        assert_eq!(scalar(Scalar::String(text), Node::STRING).unwrap(), json);
    }
}

#[test]
fn refuses_unrepresentable_values_with_their_location() {
    // An offset of RFC 3339 has no seconds.
    let noon = "2013-02-12T12:00:00".parse().unwrap();
    let odd = DateTime::new(noon, 30).unwrap();
    let mut inner =
        read(r#"{"name":"a","children":[{"name":"b"},{"name":"c"}]}"#, &DecodeOptions::REQUEST).unwrap();
    if let Slot::List(children) = inner.slot(8).filled()
        && let Slot::Record(last) = children.last().filled()
        && let Slot::Scalar(modified) = last.slot(3).filled()
    {
        modified.set(Scalar::DateTime(odd)).unwrap();
    }
    let error = written(Value::Record(&inner), &GROUPS, &EncodeOptions::BODY).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/children/1/modified: cannot be written as JSON: expected a date-time such as 2024-04-18T04:22:49.4404487Z, \
         found an offset of RFC 3339 must be in whole minutes"
    );
    for number in [f64::NAN, f64::INFINITY] {
        assert!(scalar(Scalar::Number(number), Node::NUMBER).is_err());
    }
    for node in [GROUPS, Node::list(&TEXTS), Node::map(&TEXTS)] {
        assert!(written(Wire::get(&1_i64), &node, &EncodeOptions::BODY).is_err());
    }
    assert!(written(Value::Absent, &GROUPS, &EncodeOptions::BODY).is_err());
}

static LEVELS: Enumeration =
    Enumeration::new("Level", &["1", "2.5"]).with_domain(Domain::Number).with_openness(Openness::Open);

#[test]
fn refuses_texts_that_are_no_number_or_boolean() {
    for (text, node) in [
        ("1,\"admin\":true", Node::INTEGER),
        ("", Node::NUMBER),
        ("true}", Node::BOOLEAN),
        ("{}", Node::spelled(Domain::Boolean, &ZERO_ONE)),
        ("12", Node::INTEGER),
        ("true", Node::BOOLEAN),
    ] {
        assert!(scalar(Scalar::String(text), node).is_err(), "{text}");
    }
    // The values of an enumeration are texts, whatever their domain is.
    assert_eq!(scalar(Scalar::String("2.5"), Node::one_of(&LEVELS)).unwrap(), "2.5");
    for text in ["1,\"admin\":true", "", "x", "1 "] {
        assert!(scalar(Scalar::String(text), Node::one_of(&LEVELS)).is_err(), "{text}");
    }
    assert!(scalar(Scalar::Number(2.5), Node::one_of(&LEVELS)).is_err());
}

#[test]
fn writes_numbers_without_loss() {
    for (number, text) in [
        (0.1, "0.1"),
        (5.0, "5"),
        (-0.0, "-0"),
        (1e300, "1e300"),
        (-2.5e-7, "-2.5e-7"),
        (1e15, "1000000000000000"),
        (1_700_000_000_000_000.0, "1700000000000000"),
    ] {
        assert_eq!(scalar(Scalar::Number(number), Node::NUMBER).unwrap(), text);
    }
    assert_eq!(scalar(Scalar::Integer(i64::MIN), Node::INTEGER).unwrap(), "-9223372036854775808");
    assert!(scalar(Scalar::Unsigned(u64::MAX), Node::INTEGER).is_err());
}
