//! Both sides of every rule, through a table.

use std::collections::BTreeMap;

use super::sample::{Person, Sample, fields};
use super::*;
use crate::kind::{BOOLEAN, DATETIME, INTEGER, NUMBER, STRING, URL, UUID};
use crate::rule::{EXCLUSIVE_MAXIMUM, EXCLUSIVE_MINIMUM, MAX_ITEMS, MAX_LENGTH, MAXIMUM, MIN_ITEMS};
use crate::rule::{Limit, Rule};
use crate::rule::{MIN_LENGTH, MINIMUM, MULTIPLE_OF, UNIQUE_ITEMS};
use crate::table::{Enumeration, Openness, Shape};
use crate::types::{DateTime, Patch, Uuid};
use crate::value::{Scalar, Wire};

const TEXT: Kind = Kind::Scalar(STRING);
const INT: Kind = Kind::Scalar(INTEGER);
static TEXT_ITEM: Item = Item::new(TEXT);
static INT_ITEM: Item = Item::new(INT);
static LIST: Item = Item::new(Kind::List(&INT_ITEM));
static PERSON_ITEM: Item = Item::new(Kind::Struct("Person"));

fn field(name: &'static str, kind: Kind) -> Field {
    Field::new(name, name, kind)
}

fn ruled(kind: Kind, constraint: &'static dyn crate::rule::Constraint, limit: Limit) -> Field {
    let rules = Box::leak(Box::new([Rule::new(constraint, limit)]));
    Field { item: Item { rules, ..Item::new(kind) }, ..field("a", kind) }
}

/// The broken rules of a structure: pointer, rule, limit and what was found.
fn broken(record: &dyn Record) -> Vec<(String, &'static str, String, String)> {
    let violations = validate(record).err().into_iter().flatten();
    violations.map(|v| (v.pointer, v.rule, v.limit, v.actual)).collect()
}

#[track_caller]
fn passes(field: Field, value: impl Wire + 'static) {
    assert_eq!(broken(&Sample::of(field, value)), []);
}

#[track_caller]
fn fails(field: Field, value: impl Wire + 'static, rule: &str, limit: &str, actual: &str) {
    fails_at("/a", field, value, rule, limit, actual);
}

#[track_caller]
fn fails_at(at: &str, field: Field, value: impl Wire + 'static, rule: &str, limit: &str, actual: &str) {
    let found = broken(&Sample::of(field, value));
    let [(pointer, broken, bound, was)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((pointer.as_str(), *broken, bound.as_str(), was.as_str()), (at, rule, limit, actual));
}

#[test]
fn just_inside_passes_and_just_outside_is_reported() {
    let at_least = |limit| ruled(TEXT, MIN_LENGTH, Limit::Count(limit));
    passes(at_least(2), "ab".to_owned());
    fails(at_least(2), "a".to_owned(), "min_length", "2", "1 character");
    let at_most = ruled(TEXT, MAX_LENGTH, Limit::Count(100));
    passes(at_most, "ä".repeat(100));
    fails(at_most, "ä".repeat(101), "max_length", "100", "101 characters");
    let least = ruled(INT, MINIMUM, Limit::Integer(0));
    passes(least, 0_i64);
    fails(least, -1_i64, "minimum", "0", "-1");
    let most = ruled(INT, MAXIMUM, Limit::Integer(32767));
    passes(most, 32767_i64);
    fails(most, 32768_i64, "maximum", "32767", "32768");
    let above = ruled(Kind::Scalar(NUMBER), EXCLUSIVE_MINIMUM, Limit::Number(0.5));
    passes(above, 0.6);
    fails(above, 0.5, "exclusive_minimum", "0.5", "0.5");
    let below = ruled(Kind::Scalar(NUMBER), EXCLUSIVE_MAXIMUM, Limit::Integer(1));
    passes(below, 0.9);
    fails(below, 1.0, "exclusive_maximum", "1", "1");
    let fives = ruled(INT, MULTIPLE_OF, Limit::Integer(5));
    passes(fives, 15_i64);
    fails(fives, 16_i64, "multiple_of", "5", "16");
    let list = Kind::List(&INT_ITEM);
    let some = ruled(list, MIN_ITEMS, Limit::Count(1));
    passes(some, vec![1_i64]);
    fails(some, Vec::<i64>::new(), "min_items", "1", "0 items");
    let few = ruled(list, MAX_ITEMS, Limit::Count(2));
    passes(few, vec![1_i64, 2]);
    fails(few, vec![1_i64, 2, 3], "max_items", "2", "3 items");
    let unique = ruled(list, UNIQUE_ITEMS, Limit::Set);
    passes(unique, vec![1_i64, 2]);
    fails(unique, vec![1_i64, 2, 1], "unique_items", "set", "equal items at 0 and 2");
}

#[test]
fn all_broken_rules_are_reported_at_once() {
    let name = Field { name: "Name", ..ruled(TEXT, MAX_LENGTH, Limit::Count(100)) };
    let folder = Field { name: "GroupFolderId", ..ruled(INT, MAXIMUM, Limit::Integer(32767)) };
    let owner = Field { required: true, ..field("Owner", TEXT) };
    let shape = Shape::new("SimpleGroup", fields([name, folder, owner]));
    let group =
        Sample::new(shape, vec![Box::new("x".repeat(101)), Box::new(32768_i64), Box::new(None::<String>)]);
    assert_eq!(
        validate(&group).unwrap_err().to_string(),
        "3 documented rules are broken\n  \
         /Name: max_length is 100, but found 101 characters\n  \
         /GroupFolderId: maximum is 32767, but found 32768\n  \
         /Owner: a value is required, but there is none"
    );
}

#[test]
fn presence_and_null() {
    let required = Field { required: true, ..field("a", INT) };
    let nullable = |field: Field| Field { item: Item { nullable: true, ..field.item }, ..field };
    passes(required, Some(1_i64));
    fails(required, None::<i64>, "required", "a value", "nothing");
    passes(field("a", INT), None::<i64>);
    // The only way in which an `Option` can hold null.
    passes(nullable(required), None::<i64>);
    passes(Field { empty_is_null: true, ..required }, None::<i64>);
    passes(nullable(field("a", INT)), Patch::<i64>::Null);
    passes(Field { empty_is_null: true, ..field("a", INT) }, Patch::<i64>::Null);
    fails(field("a", INT), Patch::<i64>::Null, "nullable", "a value", "null");
    fails(required, Patch::<i64>::Null, "nullable", "a value", "null");
}

#[test]
fn items_of_lists_and_maps_have_rules_of_their_own() {
    static SHORT: Item =
        Item { rules: &[Rule::new(MAX_LENGTH, Limit::Count(1))], nullable: true, ..Item::new(TEXT) };
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    passes(field("a", Kind::List(&SHORT)), texts(&["x", "y"]));
    fails_at("/a/1", field("a", Kind::List(&SHORT)), texts(&["x", "yy"]), "max_length", "1", "2 characters");
    passes(field("a", Kind::List(&SHORT)), vec![Some("x".to_owned()), None]);
    let list = field("a", Kind::List(&INT_ITEM));
    fails_at("/a/1", list, vec![Some(1_i64), None], "nullable", "a value", "null");
    let map = |key: &str, text: &str| BTreeMap::from([(key.to_owned(), text.to_owned())]);
    passes(field("a", Kind::Map(&SHORT)), map("k/1", "x"));
    fails_at("/a/k~11", field("a", Kind::Map(&SHORT)), map("k/1", "xx"), "max_length", "1", "2 characters");
    let people =
        vec![Person::new("Ann", None), Person { friends: vec![Person::default()], ..Person::default() }];
    passes(field("a", Kind::List(&PERSON_ITEM)), people);
    // A number that does not fit its kind, deep inside.
    let deep = BTreeMap::from([("k".to_owned(), vec![1_u64, u64::MAX])]);
    let (limit, found) = ("an integer", "\"18446744073709551615\"");
    fails_at("/a/k/1", field("a", Kind::Map(&LIST)), deep, "integer", limit, found);
}

#[test]
fn values_that_are_not_of_their_kind() {
    let of = |kind| field("a", Kind::Scalar(kind));
    let at: DateTime = "2024-04-18T04:22:49Z".parse().unwrap();
    passes(of(DATETIME), at);
    let civil: DateTime = "2024-04-18T04:22:49".parse().unwrap();
    let why = "2024-04-18T04:22:49 (a date-time of RFC 3339 needs an offset from UTC)";
    fails(of(DATETIME), civil, "datetime", DATETIME.expects(), why);
    passes(of(NUMBER), f64::MAX);
    fails(of(NUMBER), f64::NAN, "finite", "a finite number", "NaN");
    fails(of(NUMBER), f64::NEG_INFINITY, "finite", "a finite number", "-inf");
    passes(of(INTEGER), "12".to_owned());
    fails(of(INTEGER), "12x".to_owned(), "integer", "an integer", "\"12x\"");
    passes(of(BOOLEAN), true);
    fails(of(BOOLEAN), 2_i64, "boolean", "true or false", "\"2\"");
    passes(of(UUID), Uuid::nil());
    passes(of(URL), "https://host/".to_owned());
    fails(of(URL), "/relative".to_owned(), "url", URL.expects(), "\"/relative\"");
    fails(of(STRING), vec![1_i64], "type", "a single value", "a list");
    fails(field("a", Kind::List(&TEXT_ITEM)), true, "type", "a list", "a single value");
    fails(field("a", Kind::Map(&TEXT_ITEM)), Person::default(), "type", "a map", "a structure");
    fails(field("a", Kind::Struct("X")), BTreeMap::<String, i64>::new(), "type", "a structure", "a map");
}

#[test]
fn members_of_enumerations() {
    let of = |openness, kind| {
        let values = if kind_is_text(kind) { &["all", "none"][..] } else { &["1", "2"] };
        field("a", Kind::Enum(Enumeration { name: "E", kind, values, openness }))
    };
    for openness in [Openness::Closed, Openness::Tolerant] {
        passes(of(openness, STRING), "none".to_owned());
        fails(of(openness, STRING), "some".to_owned(), "enum", "all, none", "\"some\"");
        passes(of(openness, INTEGER), 2_i64);
        fails(of(openness, INTEGER), 3_i64, "enum", "1, 2", "\"3\"");
    }
    passes(of(Openness::Open, STRING), "some".to_owned());
    passes(of(Openness::Open, INTEGER), "3".to_owned());
    fails(of(Openness::Open, INTEGER), "x".to_owned(), "integer", "an integer", "\"x\"");
}

fn kind_is_text(kind: &'static dyn crate::kind::ScalarKind) -> bool {
    kind.word() == STRING.word()
}

#[test]
fn texts_stay_in_their_place() {
    let at = |place| Field { place, ..field("a", TEXT) };
    passes(at(Place::Path), "a/../b".to_owned());
    fails(at(Place::Path), "..".to_owned(), "path_segment", "text that is not empty, . or ..", "\"..\"");
    passes(at(Place::Header), "plain".to_owned());
    fails(at(Place::Header), "a\r\nb".to_owned(), "header_value", "printable ASCII", r#""a\r\nb""#);
    let headers = Field { place: Place::Header, ..field("a", Kind::List(&TEXT_ITEM)) };
    fails_at("/a/0", headers, vec!["é".to_owned()], "header_value", "printable ASCII", "\"é\"");
    assert_eq!(broken(&Sample::of(at(Place::Cookie), "a;b".to_owned()))[0].1, "cookie_value");
    passes(at(Place::Query), "a\r\n".to_owned());
}

#[test]
fn secrets_are_not_shown() {
    let secret = |field: Field| Field { secret: true, ..field };
    let hidden = "(secret)";
    fails(secret(ruled(TEXT, MAX_LENGTH, Limit::Count(3))), "hunter2".to_owned(), "max_length", "3", hidden);
    fails(secret(field("a", INT)), "hunter2".to_owned(), "integer", "an integer", hidden);
    let header = Field { place: Place::Header, ..secret(field("a", TEXT)) };
    fails(header, "hunter2\n".to_owned(), "header_value", "printable ASCII", hidden);
    let list = secret(field("a", Kind::List(&INT_ITEM)));
    fails_at("/a/0", list, vec!["hunter2".to_owned()], "integer", "an integer", hidden);
    let closed = Enumeration { name: "E", kind: STRING, values: &["x"], openness: Openness::Closed };
    fails(secret(field("a", Kind::Enum(closed))), "hunter2".to_owned(), "enum", "x", hidden);
    fails(secret(field("a", Kind::Scalar(NUMBER))), f64::NAN, "finite", "a finite number", hidden);
}

#[test]
fn a_body_that_is_one_value() {
    static RULES: [Rule; 1] = [Rule::new(MAXIMUM, Limit::Integer(9))];
    let item = Item { rules: &RULES, ..Item::new(INT) };
    assert_eq!(validate_item(&Value::Scalar(Scalar::Integer(9)), &item), Ok(()));
    let violations = validate_item(&Value::Scalar(Scalar::Integer(10)), &item).unwrap_err();
    assert_eq!(violations.0[0].pointer, "");
    assert_eq!(violations.to_string(), "a documented rule is broken\n  maximum is 9, but found 10");
    assert!(validate_item(&Value::Null, &item).is_err());
    assert_eq!(validate_item(&Value::Null, &Item { nullable: true, ..item }), Ok(()));
}

#[test]
fn depth_and_number_of_violations_are_bounded() {
    let nested = |levels| {
        (0..levels).fold(Person::default(), |inner, _| Person { friends: vec![inner], ..Person::default() })
    };
    // Two levels a person, one for the structure and one for the list of friends.
    assert_eq!(validate(&nested(31)), Ok(()));
    let violations = validate(&nested(40)).unwrap_err();
    assert_eq!(violations.len(), 1);
    assert_eq!(violations.0[0].pointer, "/friends/0".repeat(32));
    assert_eq!(violations.0[0].rule, "depth");
    let many = Sample::of(field("a", Kind::List(&INT_ITEM)), vec![None::<i64>; 5000]);
    assert_eq!(validate(&many).unwrap_err().len(), MOST_VIOLATIONS);
}

#[test]
fn more_fields_than_a_word_has_bits() {
    let names: Vec<&'static str> = (0..130).map(|i| &*format!("f{i}").leak()).collect();
    let all: Vec<Field> = names.iter().map(|name| Field { required: true, ..field(name, INT) }).collect();
    let members = (0..130).map(|i| Box::new((i != 129).then_some(i)) as Box<dyn Wire>).collect();
    let record = Sample::new(Shape::new("Wide", all.leak()), members);
    assert_eq!(broken(&record).len(), 1);
    assert_eq!(broken(&record)[0].0, "/f129");
}
