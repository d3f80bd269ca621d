//! What is written, and what cannot be.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::*;
use crate::error::EncodeError;
use crate::format::Scope;
use crate::kind::{JsonType, ScalarKind};
use crate::table::Member;
use crate::types::{DateTime, Patch};
use crate::value::{Scalar, Wire};

fn written(value: &Value<'_>, item: &Item, writing: &Writing<'_>) -> Result<String, EncodeError> {
    encode(Format::Json, value, item, writing).map(|bytes| String::from_utf8(bytes).unwrap())
}

fn scalar(value: &Scalar<'_>, kind: &'static dyn ScalarKind) -> Result<String, EncodeError> {
    written(&Value::Scalar(value.clone()), &Item::new(Kind::Scalar(kind)), &Writing::BODY)
}

fn put(record: &mut DynRecord, field: &str, value: Scalar<'_>) {
    let (index, _) = record.shape().find(field).unwrap();
    let Slot::Leaf(leaf) = record.slot(index).filled() else { panic!("not a leaf") };
    leaf.set(value).unwrap();
}

#[test]
fn the_vendors_spelling_on_the_wire_and_plain_json_among_values() {
    let mut group = empty("Group");
    put(&mut group, "name", Scalar::Text("a".into()));
    put(&mut group, "private", Scalar::Boolean(true));
    put(&mut group, "page", Scalar::Integer(2));
    if let Slot::Maybe(modified) = group.slot(3) {
        modified.null();
    }
    assert_eq!(write(&group, &Writing::BODY), r#"{"name":"a","private":1,"modified":""}"#);
    assert_eq!(write(&group, &Writing::VALUES), r#"{"name":"a","private":true,"modified":null,"page":2}"#);
    let query = Writing { scope: Scope::Query, ..Writing::BODY };
    assert_eq!(write(&group, &query), r#"{"page":2}"#);
}

#[test]
fn credentials_come_first_in_the_outermost_object_only() {
    let writing =
        Writing { extra: &[Member::text("api\"Key", "s\nt"), Member::text("user", "u")], ..Writing::BODY };
    let mut vault = empty("Vault");
    assert_eq!(write(&vault, &writing), r#"{"api\"Key":"s\nt","user":"u"}"#);
    put(&mut vault, "pin", Scalar::Integer(1));
    assert_eq!(write(&vault, &writing), r#"{"api\"Key":"s\nt","user":"u","pin":1}"#);
    let error = written(&Value::List(&vec![1_i64]), &Item::new(Kind::List(&GAPS)), &writing).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value: cannot be written as JSON: the credentials need an object to travel in"
    );
}

#[test]
fn constants_are_of_their_json_type() {
    let constant = |text, json| {
        let extra = [Member { name: "Version", text, json }];
        let writing = Writing { extra: &extra, ..Writing::BODY };
        written(&Value::Record(&empty("Vault")), &Item::new(Kind::Struct("Vault")), &writing)
    };
    assert_eq!(constant("3", JsonType::String).unwrap(), r#"{"Version":"3"}"#);
    assert_eq!(constant("3", JsonType::Number).unwrap(), r#"{"Version":3}"#);
    assert_eq!(constant("true", JsonType::Boolean).unwrap(), r#"{"Version":true}"#);
    let error = constant("3,\"admin\":1", JsonType::Number).unwrap_err();
    assert_eq!(error.to_string(), "/Version: cannot be written as JSON: the constant is not a number");
    assert!(constant("1", JsonType::Boolean).is_err());
}

#[test]
fn items_that_are_absent_keep_their_place() {
    let numbers = vec![Some(1_i64), None];
    assert_eq!(
        written(&Value::List(&numbers), &Item::new(Kind::List(&GAPS)), &Writing::BODY).unwrap(),
        "[1,null]"
    );
    let notes: BTreeMap<String, Patch<i64>> = [("a/\"b".to_owned(), Patch::Null)].into();
    let item = Item::new(Kind::Map(&GAPS));
    assert_eq!(written(&Value::Map(&notes), &item, &Writing::BODY).unwrap(), r#"{"a/\"b":null}"#);
    assert_eq!(
        written(&Value::List(&Vec::<i64>::new()), &Item::new(Kind::List(&GAPS)), &Writing::BODY).unwrap(),
        "[]"
    );
}

#[test]
fn text_is_escaped_where_it_must_be() {
    for (text, json) in [
        ("", r#""""#),
        ("plain é / \u{7f}", "\"plain é / \u{7f}\""),
        ("a\"b", r#""a\"b""#),
        ("\\\n\r\t\u{0}\u{1f}", r#""\\\n\r\t\u0000\u001f""#),
    ] {
        assert_eq!(scalar(&Scalar::Text(text.into()), STRING).unwrap(), json);
    }
}

#[test]
fn what_has_no_text_is_refused_with_its_place() {
    let civil: DateTime = "2013-02-12 02:42:00".parse().unwrap();
    let mut inner =
        read(r#"{"name":"a","children":[{"name":"b"},{"name":"c"}]}"#, &Reading::REQUEST).unwrap();
    if let Slot::List(children) = inner.slot(8).filled()
        && let Slot::Record(last) = children.last()
        && let Slot::Leaf(modified) = last.slot(3).filled()
    {
        modified.set(Scalar::DateTime(civil)).unwrap();
    }
    let error = written(&Value::Record(&inner), &GROUPS, &Writing::BODY).unwrap_err();
    assert_eq!(
        error.to_string(),
        "/children/1/modified: cannot be written as JSON: a date-time of RFC 3339 needs an offset from UTC"
    );
    for number in [f64::NAN, f64::INFINITY] {
        assert!(scalar(&Scalar::Number(number), NUMBER).is_err());
    }
    assert!(scalar(&Scalar::Bytes(Cow::Borrowed(b"x")), STRING).is_err());
    for kind in [Kind::Struct("Group"), Kind::List(&TEXTS), Kind::Map(&TEXTS)] {
        assert!(written(&Wire::get(&1_i64), &Item::new(kind), &Writing::BODY).is_err());
    }
    assert!(written(&Value::Absent, &GROUPS, &Writing::BODY).is_err());
}

#[test]
fn nothing_breaks_out_of_a_number_or_a_boolean() {
    for (text, kind) in [("1,\"admin\":true", INTEGER), ("", NUMBER), ("true}", BOOLEAN), ("{}", BOOLEAN_01)]
    {
        assert!(scalar(&Scalar::Text(text.into()), kind).is_err(), "{text}");
    }
    assert_eq!(scalar(&Scalar::Text("12".into()), INTEGER).unwrap(), "12");
}

#[test]
fn numbers_keep_their_value() {
    for (number, text) in
        [(0.1, "0.1"), (5.0, "5"), (1e300, "1e300"), (-2.5e-7, "-2.5e-7"), (1e15, "1000000000000000.0")]
    {
        assert_eq!(scalar(&Scalar::Number(number), NUMBER).unwrap(), text);
    }
    assert_eq!(scalar(&Scalar::Integer(i128::from(i64::MIN)), INTEGER).unwrap(), "-9223372036854775808");
}
