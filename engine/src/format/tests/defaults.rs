//! Defaults: written in place of what is absent where that is said, and filled in on demand.

use super::*;
use crate::defaults::fill_defaults;
use crate::dynamic::DynRecord;
use crate::format::losses;
use crate::table::Default;

static NUMBER: Node = Node::INTEGER;
static INNER_LIST: Node = Node::record(|| &INNER);
static INNER: Shape = Shape::new(
    "Inner",
    &[
        Field::new(",\"n\":", "n", Node::INTEGER).with_default(Default::Value("7")),
        Field::new(",\"m\":", "m", Node::INTEGER).with_default(Default::Field("n")),
    ],
);
static OUTER: Shape = Shape::new(
    "Outer",
    &[
        Field::new(",\"label\":", "label", Node::STRING).with_default(Default::Field("name")),
        Field::new(",\"name\":", "name", Node::STRING)
            .with_default(Default::Value("\"x\""))
            .sending_default(),
        Field::new(",\"list\":", "list", Node::list(&NUMBER))
            .with_default(Default::Value("[1,2]"))
            .sending_default(),
        Field::new(",\"in\":", "inner", Node::record(|| &INNER)).with_default(Default::Value("{\"n\":1}")),
        Field::new(",\"all\":", "all", Node::list(&INNER_LIST)),
        Field::new(",\"map\":", "map", Node::map(&INNER_LIST)),
        Field::new(",\"none\":", "none", Node::INTEGER.nullable()).with_default(Default::Value("3")),
    ],
);
static NODE: Node = Node::record(|| &OUTER);

fn made(json: &str) -> DynRecord {
    let mut record = DynRecord::new(&OUTER);
    decode(Format::Json, json.as_bytes(), &NODE, Slot::Record(&mut record), &DecodeOptions::VALUES).unwrap();
    record
}

fn plain(record: &DynRecord) -> String {
    let json = encode(Format::Json, Value::Record(record), &NODE, &EncodeOptions::VALUES).unwrap();
    String::from_utf8(json).unwrap()
}

#[test]
fn are_filled_in_and_nothing_is_replaced() {
    for (given, filled) in [
        ("{}", r#"{"label":"x","name":"x","list":[1,2],"in":{"n":1},"none":3}"#),
        (
            r#"{"name":"y","list":[],"in":{},"none":null}"#,
            r#"{"label":"y","name":"y","list":[],"in":{"n":7,"m":7},"none":null}"#,
        ),
        (
            r#"{"label":"l","all":[{"n":1},{"m":2}],"map":{"a":{"n":5}}}"#,
            r#"{"label":"l","name":"x","list":[1,2],"in":{"n":1},"all":[{"n":1,"m":1},{"n":7,"m":2}],"map":{"a":{"n":5,"m":5}},"none":3}"#,
        ),
    ] {
        let mut record = made(given);
        fill_defaults(&mut record).unwrap();
        assert_eq!(plain(&record), filled);
    }
}

#[test]
fn are_written_where_that_is_said_and_are_losses() {
    for (format, body) in [
        (Format::Json, r#"{"name":"x","list":[1,2]}"#),
        (Format::Xml, "<Outer><name>x</name><list>1</list><list>2</list></Outer>"),
        (Format::Form, "name=x&list=1&list=2"),
    ] {
        let record = made("{}");
        assert_eq!(written(format, Value::Record(&record), &NODE).unwrap(), body);
        let lost = losses(format, Value::Record(&record), &NODE).unwrap();
        let pointers: Vec<&str> = lost.iter().map(|loss| loss.pointer.as_str()).collect();
        assert_eq!(pointers, ["/name", "/list"]);
        assert!(lost.iter().all(|loss| loss.kind == Some(LossKind::AbsentIsDefault)));
    }
    assert_eq!(plain(&made("{}")), "{}");
    assert_eq!(
        written(Format::Form, Value::Record(&made("{\"name\":\"\"}")), &NODE).unwrap(),
        "name=&list=1&list=2"
    );
}

#[test]
fn what_a_type_cannot_hold_is_told_without_secrets() {
    for (node, told) in [
        (Node::INTEGER, "/value: expected a default that the type can hold, found \"s3cret\""),
        (Node::INTEGER.secret(), "/value: expected a default that the type can hold, found (secret)"),
    ] {
        let field = Field::new(",\"value\":", "value", node).with_default(Default::Value("\"s3cret\""));
        let shape = Box::leak(Box::new(Shape::new("Holder", Vec::leak(vec![field]))));
        let error = fill_defaults(&mut Holder { shape, value: None::<i64> }).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
        assert_eq!(error.contains("s3cret"), !node.is_secret());
    }
}

#[test]
fn circles_and_depth_are_limited() {
    static NEST: Shape = Shape::new(
        "Nest",
        &[
            Field::new(",\"in\":", "inner", Node::record(|| &NEST)).with_default(Default::Value("{}")),
            Field::new(",\"a\":", "a", Node::INTEGER).with_default(Default::Field("b")),
            Field::new(",\"b\":", "b", Node::INTEGER).with_default(Default::Field("a")).sending_default(),
        ],
    );
    static ROOT: Node = Node::record(|| &NEST);
    let mut record = DynRecord::new(&NEST);
    fill_defaults(&mut record).unwrap();
    assert_eq!(written(Format::Json, Value::Record(&record), &ROOT).unwrap(), r#"{"in":{}}"#);
    let deep = "{\"in\":".repeat(63) + "{}" + &"}".repeat(63);
    let mut record = DynRecord::new(&NEST);
    decode(Format::Json, deep.as_bytes(), &ROOT, Slot::Record(&mut record), &DecodeOptions::VALUES).unwrap();
    fill_defaults(&mut record).unwrap();
}

#[test]
fn rules_see_the_defaults_that_are_sent() {
    use crate::rule::{MemberRule, Rule};
    use crate::table::Message;
    use crate::validate::{validate_in, validate_received};

    static SHORT: [Rule; 1] = [Rule::max_length(1)];
    static RULES: [MemberRule; 2] =
        [MemberRule::exactly_one_of(&["a", "b"]), MemberRule::all_or_none(&["a", "short"])];
    static SHAPE: Shape = Shape::new(
        "Ruled",
        &[
            Field::new(",\"a\":", "a", Node::INTEGER).with_default(Default::Value("1")).sending_default(),
            Field::new(",\"b\":", "b", Node::INTEGER),
            Field::new(",\"short\":", "short", Node::STRING.with_rules(&SHORT))
                .with_default(Default::Field("long"))
                .sending_default(),
            Field::new(",\"long\":", "long", Node::STRING),
        ],
    )
    .with_rules(&RULES);
    static NODE: Node = Node::record(|| &SHAPE);
    static FEW: [Rule; 1] = [Rule::max_properties(2)];
    static HOLDER: Shape =
        Shape::new("Holder", &[Field::new(",\"in\":", "inner", Node::record(|| &SHAPE).with_rules(&FEW))]);
    static OUTER: Node = Node::record(|| &HOLDER);

    let read = |shape, node, json: &str| {
        let mut record = DynRecord::new(shape);
        decode(Format::Json, json.as_bytes(), node, Slot::Record(&mut record), &DecodeOptions::VALUES)
            .unwrap();
        record
    };
    let broken = |found: Result<(), crate::error::Violations>| {
        let found = found.err().into_iter().flatten();
        found.map(|violation| format!("{} {}", violation.pointer, violation.rule)).collect::<Vec<_>>()
    };
    let message = Message::request("x");
    for (json, sent, received) in [
        (r#"{"long":"x"}"#, &[][..], &[" exactly_one_of"][..]),
        (r#"{"long":"xy"}"#, &["/short max_length"], &[" exactly_one_of"]),
        (r#"{"b":2,"long":"x"}"#, &[" exactly_one_of"], &[]),
        ("{}", &[" all_or_none"], &[" exactly_one_of"]),
    ] {
        let record = read(&SHAPE, &NODE, json);
        assert_eq!(broken(validate_in(&record, message)), sent, "{json}");
        assert_eq!(broken(validate_received(&record, message)), received, "{json}");
    }
    let record = read(&HOLDER, &OUTER, r#"{"in":{"long":"x"}}"#);
    assert_eq!(broken(validate_in(&record, message)), ["/in max_properties"]);
}
