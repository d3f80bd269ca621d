//! Tests of every rule with values that satisfy and violate it, through a table.

use core::net::Ipv6Addr;
use std::collections::BTreeMap;

use super::sample::{Person, Sample, fields};
use super::*;
use crate::domain::Domain;
use crate::rule::{Limit, Rule};
use crate::spelling::{BooleanTokens, Strftime, Token};
use crate::table::{Enumeration, Openness, Shape, SpellingHint, XmlNode};
use crate::types::{DateTime, LocalDateTime, Patch, Uuid};
use crate::value::{Scalar, Slot, Wire, or_null};

const TEXT: Node = Node::STRING;
const INT: Node = Node::INTEGER;
static TEXT_ITEM: Node = TEXT;
static INT_ITEM: Node = INT;
static LIST: Node = Node::list(&INT_ITEM);
static PERSON_ITEM: Node = Node::record(|| &Shape::EMPTY);
const PEOPLE: Node = Node::list(&PERSON_ITEM);

/// Creates a field with this name. The key is needed only for JSON.
fn named(name: &'static str, node: Node) -> Field {
    Field::escaped("", name, name, node)
}

fn field(node: Node) -> Field {
    named("a", node)
}

fn required(node: Node) -> Field {
    field(node).with_presence_required()
}

fn ruled(node: Node, rule: Rule) -> Node {
    node.with_rules(Box::leak(Box::new([rule])))
}

/// Returns the violations of a structure: pointer, rule, limit and actual value.
fn broken(record: &dyn Record) -> Vec<(String, &'static str, String, String)> {
    let violations = validate(record).err().into_iter().flatten();
    violations.map(|v| (v.pointer, v.rule, v.limit, v.actual)).collect()
}

#[track_caller]
#[expect(
    clippy::large_types_passed_by_value,
    reason = "a field is made for each call, and a test need not be fast"
)]
fn passes(field: Field, value: impl Wire + 'static) {
    assert_eq!(broken(&Sample::of(field, value)), []);
}

#[track_caller]
#[expect(
    clippy::large_types_passed_by_value,
    reason = "a field is made for each call, and a test need not be fast"
)]
fn fails(field: Field, value: impl Wire + 'static, rule: &str, limit: &str, actual: &str) {
    fails_at("/a", field, value, rule, limit, actual);
}

#[track_caller]
#[expect(
    clippy::large_types_passed_by_value,
    reason = "a field is made for each call, and a test need not be fast"
)]
fn fails_at(at: &str, field: Field, value: impl Wire + 'static, rule: &str, limit: &str, actual: &str) {
    let found = broken(&Sample::of(field, value));
    let [(pointer, broken, bound, was)] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((pointer.as_str(), *broken, bound.as_str(), was.as_str()), (at, rule, limit, actual));
}

#[test]
fn accepts_values_at_a_limit_and_reports_those_beyond() {
    let rule = |node, rule| field(ruled(node, rule));
    let at_least = rule(TEXT, Rule::min_length(2));
    passes(at_least, "ab".to_owned());
    fails(at_least, "a".to_owned(), "min_length", "2", "1 character");
    let at_most = rule(TEXT, Rule::max_length(100));
    passes(at_most, "ä".repeat(100));
    fails(at_most, "ä".repeat(101), "max_length", "100", "101 characters");
    let least = rule(INT, Rule::minimum(Limit::Integer(0)));
    passes(least, 0_i64);
    fails(least, -1_i64, "minimum", "0", "-1");
    let most = rule(INT, Rule::maximum(Limit::Integer(32767)));
    passes(most, 32767_i64);
    fails(most, 32768_i64, "maximum", "32767", "32768");
    let above = rule(Node::NUMBER, Rule::exclusive_minimum(Limit::Number(0.5)));
    passes(above, 0.6);
    fails(above, 0.5, "exclusive_minimum", "0.5", "0.5");
    let below = rule(Node::NUMBER, Rule::exclusive_maximum(Limit::Integer(1)));
    passes(below, 0.9);
    fails(below, 1.0, "exclusive_maximum", "1", "1");
    let fives = rule(INT, Rule::multiple_of(Limit::Integer(5)));
    passes(fives, 15_i64);
    fails(fives, 16_i64, "multiple_of", "5", "16");
    let some = rule(LIST, Rule::min_items(1));
    passes(some, vec![1_i64]);
    fails(some, Vec::<i64>::new(), "min_items", "1", "0 items");
    let few = rule(LIST, Rule::max_items(2));
    passes(few, vec![1_i64, 2]);
    fails(few, vec![1_i64, 2, 3], "max_items", "2", "3 items");
    let unique = rule(LIST, Rule::unique_items());
    passes(unique, vec![1_i64, 2]);
    fails(unique, vec![1_i64, 2, 1], "unique_items", "set", "equal items at 0 and 2");
}

#[test]
fn compares_structures_lists_and_nulls_for_unique_items() {
    static NULLABLE: Node = Node::INTEGER.nullable();
    static MAP_ITEM: Node = Node::map(&NULLABLE);
    let unique = |node| field(ruled(node, Rule::unique_items()));
    let twins = "equal items at 0 and 2";
    let (ann, old) = (Person::new("Ann", None), Person::new("Ann", Some(90)));
    passes(unique(PEOPLE), vec![ann.clone(), old.clone()]);
    fails(unique(PEOPLE), vec![ann.clone(), old, ann], "unique_items", "set", twins);
    let lists = Node::list(&LIST);
    passes(unique(lists), vec![vec![1_i64], Vec::new(), vec![1, 1]]);
    fails(unique(lists), vec![vec![1_i64], Vec::new(), vec![1]], "unique_items", "set", twins);
    let maps = |first: i64| [("b", 2), ("a", first)].map(|(key, value)| (key.to_owned(), value)).into();
    let of_maps = Node::list(&MAP_ITEM);
    passes(unique(of_maps), vec![maps(1), maps(2), BTreeMap::new()]);
    fails(unique(of_maps), vec![maps(1), maps(2), maps(1)], "unique_items", "set", twins);
    let nulls = Node::list(&NULLABLE);
    passes(unique(nulls), vec![None, Some(0_i64)]);
    fails(unique(nulls), vec![None, Some(0_i64), None], "unique_items", "set", twins);
}

#[test]
fn reports_all_broken_rules_at_once() {
    let name = named("Name", ruled(TEXT, Rule::max_length(100)));
    let folder = named("GroupFolderId", ruled(INT, Rule::maximum(Limit::Integer(32767))));
    let owner = named("Owner", TEXT).with_presence_required();
    let shape = Shape::new("SimpleGroup", fields([name, folder, owner]));
    let group =
        Sample::new(&shape, vec![Box::new("x".repeat(101)), Box::new(32768_i64), Box::new(None::<String>)]);
    assert_eq!(
        validate(&group).unwrap_err().to_string(),
        "3 validation errors\n  \
         /Name: max_length is 100, but found 101 characters\n  \
         /GroupFolderId: maximum is 32767, but found 32768\n  \
         /Owner: a required value is missing"
    );
}

/// An `Option` as generated code uses it for a required member that may be null.
struct OrNull(Option<i64>);

impl Wire for OrNull {
    fn get(&self) -> Value<'_> {
        or_null(&self.0)
    }

    fn slot(&mut self) -> Slot<'_> {
        self.0.slot()
    }

    fn placeholder() -> Self {
        Self(None)
    }
}

#[test]
fn checks_presence_and_nullability_of_members() {
    passes(required(INT), Some(1_i64));
    fails(required(INT), None::<i64>, "required", "a value", "nothing");
    passes(field(INT), None::<i64>);
    // The only way in which an `Option` can hold null.
    passes(required(INT.nullable()), OrNull(None));
    passes(required(INT.null_as(&crate::table::Text::EMPTY)), OrNull(None));
    passes(field(INT.nullable()), Patch::<i64>::Null);
    passes(field(INT.null_as(&crate::table::Text::EMPTY)), Patch::<i64>::Null);
    fails(field(INT), Patch::<i64>::Null, "nullable", "a value", "null");
    fails(required(INT), Patch::<i64>::Null, "nullable", "a value", "null");
}

#[test]
fn refuses_an_absent_required_nullable_member() {
    fails(required(INT.nullable()), None::<i64>, "required", "a value", "nothing");
    fails(
        required(INT.null_as(&crate::table::Text::EMPTY)),
        Patch::<i64>::Absent,
        "required",
        "a value",
        "nothing",
    );
}

#[test]
fn checks_items_of_lists_and_maps_against_their_own_rules() {
    static SHORT: Node = TEXT.nullable().with_rules(&[Rule::max_length(1)]);
    let (list, map_of) = (field(Node::list(&SHORT)), field(Node::map(&SHORT)));
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    passes(list, texts(&["x", "y"]));
    fails_at("/a/1", list, texts(&["x", "yy"]), "max_length", "1", "2 characters");
    passes(list, vec![Some("x".to_owned()), None]);
    fails_at("/a/1", field(LIST), vec![Some(1_i64), None], "nullable", "a value", "null");
    let map = |key: &str, text: &str| BTreeMap::from([(key.to_owned(), text.to_owned())]);
    passes(map_of, map("k/1", "x"));
    fails_at("/a/k~11", map_of, map("k/1", "xx"), "max_length", "1", "2 characters");
    let people =
        vec![Person::new("Ann", None), Person { friends: vec![Person::default()], ..Person::default() }];
    passes(field(PEOPLE), people);
    // A number that is outside its domain, deeply nested.
    let deep = BTreeMap::from([("k".to_owned(), vec![1_u64, u64::MAX])]);
    let found = "18446744073709551615 (the integer is out of the range of its type)";
    fails_at("/a/k/1", field(Node::map(&LIST)), deep, "integer", "an integer", found);
}

#[test]
fn refuses_values_of_another_domain() {
    let at: DateTime = "2024-04-18T04:22:49Z".parse().unwrap();
    let local: LocalDateTime = "2024-04-18T04:22:49".parse().unwrap();
    passes(field(Node::DATETIME), at);
    let why = "2024-04-18T04:22:49 (a value of another type)";
    fails(field(Node::DATETIME), local, "datetime", Domain::DateTime.expects(), why);
    passes(field(Node::LOCAL_DATETIME), local);
    let why = "2024-04-18T04:22:49Z (a value of another type)";
    fails(field(Node::LOCAL_DATETIME), at, "local_datetime", Domain::LocalDateTime.expects(), why);
    passes(field(Node::NUMBER), f64::MAX);
    fails(field(Node::NUMBER), f64::NAN, "finite", "a finite number", "NaN");
    fails(field(Node::NUMBER), f64::NEG_INFINITY, "finite", "a finite number", "-inf");
    passes(field(INT), 12_i64);
    // A text is rejected even if it could be parsed as an integer.
    fails(field(INT), "12".to_owned(), "integer", "an integer", "\"12\" (a value of another type)");
    fails(field(INT), "12x".to_owned(), "integer", "an integer", "\"12x\" (a value of another type)");
    fails(field(TEXT), 12_i64, "string", "a string", "12 (a value of another type)");
    passes(field(Node::BOOLEAN), true);
    fails(field(Node::BOOLEAN), 2_i64, "boolean", "true or false", "2 (a value of another type)");
    passes(field(Node::UUID), Uuid::nil());
    passes(field(Node::URL), "https://host/".to_owned());
    fails(field(Node::URL), "/relative".to_owned(), "url", Domain::Url.expects(), "\"/relative\"");
    passes(field(Node::EMAIL), "a@example.com".to_owned());
    fails(field(Node::EMAIL), "a".to_owned(), "email", Domain::Email.expects(), "\"a\"");
    fails(
        field(Node::IPV4),
        Ipv6Addr::LOCALHOST,
        "ipv4",
        Domain::Ipv4.expects(),
        "::1 (a value of another type)",
    );
    fails(field(TEXT), vec![1_i64], "type", "a single value", "a list");
    fails(field(Node::list(&TEXT_ITEM)), true, "type", "a list", "a single value");
    fails(field(Node::map(&TEXT_ITEM)), Person::default(), "type", "a map", "a structure");
    fails(field(PERSON_ITEM), BTreeMap::<String, i64>::new(), "type", "a structure", "a map");
}

static MINUTES: Strftime = Strftime::local_datetime("%d.%m.%Y %H:%M");

#[test]
fn refuses_a_value_that_its_spelling_cannot_represent() {
    static JSON: SpellingHint = SpellingHint::new(&MINUTES);
    static XML: XmlNode = XmlNode::ELEMENT.with_spelling(&MINUTES);
    static BITS: BooleanTokens = BooleanTokens::new(Token::number("0"), Token::number("1"));
    let [whole, cut]: [LocalDateTime; 2] =
        ["2013-02-12T22:42:00", "2013-02-12T22:42:01"].map(|text| text.parse().unwrap());
    let spelled = |node: Node| {
        passes(field(node), whole);
        let found = broken(&Sample::of(field(node), cut));
        let [(pointer, rule, limit, actual)] = found.as_slice() else { panic!("{found:?}") };
        assert_eq!((pointer.as_str(), *rule), ("/a", "local_datetime"));
        assert_eq!(limit, "a date and time such as 12.02.2013 22:42");
        assert!(actual.starts_with("2013-02-12T22:42:01 ("), "{actual}");
    };
    spelled(Node::spelled(Domain::LocalDateTime, &MINUTES));
    spelled(Node::LOCAL_DATETIME.with_json(&JSON));
    spelled(Node::LOCAL_DATETIME.with_xml(&XML));
    spelled(Node::LOCAL_DATETIME.with_form(&JSON));
    passes(field(Node::spelled(Domain::Boolean, &BITS)), true);
    let why = "1 (a value of another type)";
    fails(field(Node::spelled(Domain::Boolean, &BITS)), 1_i64, "boolean", "0 or 1", why);
}

#[test]
fn checks_enumeration_members_against_their_values() {
    let of = |openness, domain| {
        let values = if domain == Domain::String { &["all", "none"][..] } else { &["1", "2"] };
        let enumeration = Enumeration::new("E", values).with_domain(domain).with_openness(openness);
        field(Node::one_of(Box::leak(Box::new(enumeration))))
    };
    let integer = Domain::Integer;
    for openness in [Openness::Closed, Openness::Tolerant] {
        passes(of(openness, Domain::String), "none".to_owned());
        fails(of(openness, Domain::String), "some".to_owned(), "enum", "all, none", "\"some\"");
        passes(of(openness, integer), "2".to_owned());
        passes(of(openness, integer), "2.0".to_owned());
        fails(of(openness, integer), "3".to_owned(), "enum", "1, 2", "3");
    }
    passes(of(Openness::Open, Domain::String), "some".to_owned());
    passes(of(Openness::Open, integer), "3".to_owned());
    fails(of(Openness::Open, integer), "x".to_owned(), "integer", "an integer", "\"x\"");
}

#[test]
fn refuses_texts_that_would_leave_their_location() {
    let at = |location| field(TEXT).with_location(location);
    passes(at(ParameterLocation::Path), "a/../b".to_owned());
    let segment = "text that is not empty, . or ..";
    fails(at(ParameterLocation::Path), "..".to_owned(), "path_segment", segment, "\"..\"");
    let header = ParameterLocation::Header;
    passes(at(header), "plain".to_owned());
    fails(at(header), "a\r\nb".to_owned(), "header_value", "printable ASCII", r#""a\r\nb""#);
    let headers = field(Node::list(&TEXT_ITEM)).with_location(header);
    fails_at("/a/0", headers, vec!["é".to_owned()], "header_value", "printable ASCII", "\"é\"");
    assert_eq!(broken(&Sample::of(at(ParameterLocation::Cookie), "a;b".to_owned()))[0].1, "cookie_value");
    passes(at(ParameterLocation::Query), "a\r\n".to_owned());
}

#[test]
fn shows_no_secrets() {
    static CLOSED: Enumeration = Enumeration::new("E", &["x"]).with_openness(Openness::Closed);
    let hidden = "(secret)";
    let secret = |node: Node| field(node.secret());
    let text = || "hunter2".to_owned();
    fails(secret(ruled(TEXT, Rule::max_length(3))), text(), "max_length", "3", hidden);
    fails(secret(INT), text(), "integer", "an integer", hidden);
    fails(secret(Node::URL), text(), "url", Domain::Url.expects(), hidden);
    let header = secret(TEXT).with_location(ParameterLocation::Header);
    fails(header, "hunter2\n".to_owned(), "header_value", "printable ASCII", hidden);
    fails_at("/a/0", secret(LIST), vec![text()], "integer", "an integer", hidden);
    fails(secret(Node::one_of(&CLOSED)), text(), "enum", "x", hidden);
    fails(secret(Node::NUMBER), f64::NAN, "finite", "a finite number", hidden);
    let forbidden = secret(ruled(TEXT, Rule::not(Domain::String, &["hunter2"])));
    fails(forbidden, text(), "not", hidden, hidden);
    let spelled = Node::spelled(Domain::LocalDateTime, &MINUTES);
    let cut: LocalDateTime = "2013-02-12T22:42:01".parse().unwrap();
    fails(secret(spelled), cut, "local_datetime", "a date and time such as 12.02.2013 22:42", hidden);
}

#[test]
fn checks_a_single_value_body_against_its_node() {
    static RULES: [Rule; 1] = [Rule::maximum(Limit::Integer(9))];
    let node = INT.with_rules(&RULES);
    assert_eq!(validate_value(Value::Scalar(Scalar::Integer(9)), &node, None), Ok(()));
    let violations = validate_value(Value::Scalar(Scalar::Integer(10)), &node, None).unwrap_err();
    assert_eq!(violations.0[0].pointer, "");
    assert_eq!(violations.to_string(), "1 validation error\n  maximum is 9, but found 10");
    assert!(validate_value(Value::Null, &node, None).is_err());
    assert_eq!(validate_value(Value::Null, &node.nullable(), None), Ok(()));
}

#[test]
fn limits_the_depth_and_the_number_of_violations() {
    let nested = |levels| {
        (0..levels).fold(Person::default(), |inner, _| Person { friends: vec![inner], ..Person::default() })
    };
    // Each person has two levels: one for the structure and one for the list of friends.
    assert_eq!(validate(&nested(31)), Ok(()));
    let violations = validate(&nested(40)).unwrap_err();
    assert_eq!(violations.len(), 1);
    assert_eq!(violations.0[0].pointer, "/friends/0".repeat(32));
    assert_eq!(violations.0[0].rule, "depth");
    let many = Sample::of(field(LIST), vec![None::<i64>; 5000]);
    assert_eq!(validate(&many).unwrap_err().len(), MAX_VIOLATIONS);
}

#[test]
fn visits_more_fields_than_a_machine_word_has_bits() {
    let names: Vec<&'static str> = (0..130).map(|i| &*format!("f{i}").leak()).collect();
    let all: Vec<Field> = names.iter().map(|name| named(name, INT).with_presence_required()).collect();
    let members = (0..130).map(|i| Box::new((i != 129).then_some(i)) as Box<dyn Wire>).collect();
    let record = Sample::new(&Shape::new("Wide", all.leak()), members);
    assert_eq!(broken(&record).len(), 1);
    assert_eq!(broken(&record)[0].0, "/f129");
}
