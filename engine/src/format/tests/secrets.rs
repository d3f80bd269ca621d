//! Nothing of a secret is told, whoever refuses it: neither its values nor the names that are part of it.

use super::*;
use crate::dynamic::DynRecord;
use crate::format::losses;
use crate::validate::validate;

static NUMBER: Node = Node::INTEGER;
static NUMBERS: Node = Node::list(&NUMBER);
static PIN: Node = Node::INTEGER.secret();
static PINS: Node = Node::list(&PIN);
static TEXT: Node = Node::STRING.nullable().null_as(&crate::table::Text::EMPTY);
static KEYS: Node = Node::map(&NUMBER).secret();
static TEXTS: Node = Node::map(&TEXT).secret();
static INNER: Shape = Shape::new(
    "Inner",
    &[Field::new(",\"pin\":", "pin", Node::INTEGER), Field::new(",\"pins\":", "pins", Node::list(&NUMBER))],
);
static SHAPE: Shape = Shape::new(
    "S",
    &[
        Field::new(",\"keys\":", "keys", KEYS),
        Field::new(",\"texts\":", "texts", TEXTS),
        Field::new(",\"inner\":", "inner", Node::record(|| &INNER).secret()),
        Field::new(",\"pins\":", "pins", PINS),
        Field::new(",\"lists\":", "lists", Node::map(&NUMBERS).secret()),
    ],
);

/// What is wrong with a body.
fn problems(format: Format, body: &str) -> Vec<String> {
    let mut record = DynRecord::new(&SHAPE);
    let read = decode(format, body.as_bytes(), &RECORD, Slot::Record(&mut record), &DecodeOptions::REQUEST);
    let problems = read.unwrap_err().problems;
    problems.iter().map(|problem| format!("{}: {}", problem.pointer, problem.what)).collect()
}

/// The record of a body.
fn record(json: &str) -> DynRecord {
    let mut record = DynRecord::new(&SHAPE);
    decode(Format::Json, json.as_bytes(), &RECORD, Slot::Record(&mut record), &DecodeOptions::VALUES)
        .unwrap();
    record
}

#[test]
fn hides_keys_and_values_of_secrets_that_cannot_be_read() {
    for (format, body, told) in [
        (
            Format::Json,
            r#"{"keys":{"hunter2":"hunter3","hunter4":[]}}"#,
            &[
                "/keys/(secret): expected an integer, found a string",
                "/keys/(secret): expected an integer, found a list",
            ][..],
        ),
        (Format::Json, r#"{"pins":"hunter2"}"#, &["/pins: expected a list, found a string"]),
        (
            Format::Json,
            r#"{"keys":{"hunter2":1,"hunter2":1}}"#,
            &["/keys/(secret): the member occurs more than once"],
        ),
        (
            Format::Json,
            r#"{"keys":{"hunter2":1"#,
            &["/keys: not valid JSON: expected `,` or `}`, found the end"],
        ),
        (
            Format::Json,
            r#"{"inner":{"pin":"hunter2","hunter3":1}}"#,
            &[
                "/inner/pin: expected an integer, found a string",
                "/inner/(secret): an unknown member of a secret",
            ],
        ),
        (
            Format::Xml,
            "<S><keys><hunter2>hunter3</hunter2></keys></S>",
            &["/keys/(secret): expected an integer, found a secret of another form"],
        ),
        (
            Format::Xml,
            "<S><keys><hunter2>1</hunter3></keys></S>",
            &["/keys/(secret): a secret is not well-formed here"],
        ),
        (
            Format::Xml,
            "<S><keys><hunter2:a>1</hunter2:a></keys></S>",
            &["/keys: a secret is not well-formed here"],
        ),
        (
            Format::Xml,
            "<S><inner><hunter2>1</hunter2></inner></S>",
            &["/inner/(secret): an unknown member of a secret"],
        ),
        (
            Format::Form,
            "keys[hunter2]=hunter3",
            &["/keys/(secret): expected an integer, found a secret of another form"],
        ),
        (
            Format::Form,
            "keys[hunter2][hunter3]=1",
            &["/keys/(secret): expected a single value, but the name continues with (secret)"],
        ),
        (Format::Form, "keys[hunter2=1", &["/keys: the name continues with (secret), which is malformed"]),
        (Format::Form, "lists[hunter2][hunter3]=1", &["/lists/(secret): expected an index, found (secret)"]),
        (Format::Form, "keys.hunter2=1", &["/keys.: unknown member \"keys.\"; did you mean \"keys\"?"]),
        (Format::Form, "inner[hunter2]=1", &["/inner/(secret): an unknown member of a secret"]),
    ] {
        let found = problems(format, body);
        assert!(!found.concat().contains("hunter"), "{found:?}");
        assert_eq!(found, told, "{format} {body}");
    }
}

#[test]
fn hides_keys_of_secrets_that_cannot_be_written() {
    let not_a_name = record(r#"{"keys":{"hunter 2":1}}"#);
    assert_eq!(
        written(Format::Xml, Value::Record(&not_a_name), &RECORD).unwrap_err(),
        "/keys/(secret): its name cannot be the name of an element or an attribute"
    );
    let empty = record(r#"{"lists":{"hunter2":[]}}"#);
    assert_eq!(
        written(Format::Form, Value::Record(&empty), &RECORD).unwrap_err(),
        "/lists/(secret): the value is required but empty, which a form cannot represent"
    );
    // A body that is a secret as a whole.
    let mut map = crate::dynamic::DynValue::new(&KEYS);
    let body = br#"{"hunter 2":1}"#;
    decode(Format::Json, body, &KEYS, map.slot(), &DecodeOptions::REQUEST).unwrap();
    assert!(written(Format::Xml, map.get(), &KEYS).unwrap_err().starts_with("/(secret): "));
}

#[test]
fn hides_keys_and_values_of_secrets_that_break_a_rule() {
    static RULES: [crate::rule::Rule; 1] = [crate::rule::Rule::max_length(1)];
    static RULED: Node = Node::STRING.with_rules(&RULES);
    static RULED_SHAPE: Shape =
        Shape::new("R", &[Field::new(",\"keys\":", "keys", Node::map(&RULED).secret())]);
    let mut record = DynRecord::new(&RULED_SHAPE);
    let body = br#"{"keys":{"hunter2":"hunter3"}}"#;
    decode(Format::Json, body, &RECORD, Slot::Record(&mut record), &DecodeOptions::REQUEST).unwrap();
    assert_eq!(
        validate(&record).unwrap_err().to_string(),
        "1 validation error\n  /keys/(secret): max_length is 1, but found (secret)"
    );
}

#[test]
fn hides_keys_of_secrets_that_a_format_changes() {
    let empty = record(r#"{"texts":{"hunter2":""}}"#);
    let lost = losses(Format::Json, Value::Record(&empty), &HOLDING).unwrap();
    assert_eq!(lost.iter().map(|loss| loss.pointer.as_str()).collect::<Vec<_>>(), ["/texts/(secret)"]);
}

static HOLDING: Node = Node::record(|| &SHAPE);

#[test]
fn shows_no_secret_of_a_value_to_a_developer() {
    static LIST: Node = Node::list(&SECRET);
    static SECRET: Node = Node::STRING.secret();
    let debugged = |node: &'static Node, json: &str| {
        let mut value = crate::dynamic::DynValue::new(node);
        decode(Format::Json, json.as_bytes(), node, value.slot(), &DecodeOptions::REQUEST).unwrap();
        format!("{value:?}")
    };
    assert_eq!(debugged(&LIST, r#"["hunter2"]"#), "[(secret)]");
    assert_eq!(debugged(&SECRET, r#""hunter2""#), "(secret)");
    assert_eq!(debugged(&KEYS, r#"{"hunter2":1}"#), "(secret)");
    assert_eq!(debugged(&HOLDING, r#"{"inner":{"pin":2}}"#), "S { inner: (secret) }");
}
