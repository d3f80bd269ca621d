//! Values of any kind.

use super::super::MAX_DEPTH;
use crate::dynamic::{DynRecord, DynValue};
use crate::format::tests::probe_names;
use crate::format::{DecodeOptions, EncodeOptions, Format, Limits, Probed, decode, encode, losses};
use crate::json::Json;
use crate::rule::Rule;
use crate::table::{Field, Node, Shape};
use crate::validate::validate;
use crate::value::{Record, Slot, Value};

static ANY: Node = Node::ANY;
static SHAPE: Shape = Shape::new(
    "Open",
    &[
        Field::required(",\"must\":", "must", Node::ANY),
        Field::new(",\"may\":", "may", Node::ANY),
        Field::new(",\"list\":", "list", Node::list(&ANY).with_rules(&[Rule::unique_items()])),
        Field::new(",\"map\":", "map", Node::map(&ANY)),
        Field::new(",\"key\":", "key", Node::ANY.secret()),
    ],
);
static OPEN: Node = Node::record(|| &SHAPE);

fn read(body: &str, options: &DecodeOptions) -> Result<DynRecord, String> {
    let mut record = DynRecord::new(&SHAPE);
    let read = decode(Format::Json, body.as_bytes(), &OPEN, Slot::Record(&mut record), options);
    read.map(|()| record).map_err(|error| error.to_string())
}

fn written(record: &DynRecord) -> String {
    let body = encode(Format::Json, Value::Record(record), &OPEN, &EncodeOptions::BODY).unwrap();
    String::from_utf8(body).unwrap()
}

#[test]
fn keeps_a_value_of_any_kind_exactly() {
    for body in [
        r#"{"must":null}"#,
        r#"{"must":1.50,"may":null}"#,
        r#"{"must":{"b":[1e400,{}],"a":"\n"},"may":false,"list":[null,1,"1",[],{}],"map":{"x":[null]}}"#,
    ] {
        for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE, DecodeOptions::VALUES] {
            let record = read(body, &options).unwrap();
            assert_eq!(written(&record), body);
            assert_eq!(validate(&record).map_err(|error| error.to_string()), Ok(()));
            assert_eq!(losses(Format::Json, Value::Record(&record), &OPEN), Ok(vec![]));
        }
    }
}

#[test]
fn reports_a_missing_or_repeated_member() {
    let missing = read("{}", &DecodeOptions::RESPONSE).unwrap_err();
    assert!(missing.contains("the required member \"must\" is missing"), "{missing}");
    let twice = read(r#"{"must":{"a":1,"a":2}}"#, &DecodeOptions::RESPONSE).unwrap_err();
    assert!(twice.contains("/must/a: the member occurs more than once"), "{twice}");
    let wrong = read(r#"{"must":{"a":tru}}"#, &DecodeOptions::RESPONSE).unwrap_err();
    assert!(wrong.contains("/must"), "{wrong}");
}

#[test]
fn holds_the_limits() {
    let deep = |levels: usize| format!("{{\"must\":{}{}}}", "[".repeat(levels), "]".repeat(levels));
    assert!(read(&deep(63), &DecodeOptions::RESPONSE).is_ok());
    let error = read(&deep(64), &DecodeOptions::RESPONSE).unwrap_err();
    assert!(error.contains("nested more than 64 levels deep"), "{error}");
    assert!(read(&deep(1_000_000), &DecodeOptions::RESPONSE).is_err());
    let limits = Limits { items: 5, ..Limits::USUAL };
    for (body, fits) in [
        (r#"{"must":[1,2,3],"may":{"a":4,"b":5}}"#, true),
        (r#"{"must":[1,2,3],"may":{"a":4,"b":5,"c":6}}"#, false),
        (r#"{"must":[[1,2,3,4,5]]}"#, false),
    ] {
        assert_eq!(read(body, &DecodeOptions { limits, ..DecodeOptions::REQUEST }).is_ok(), fits, "{body}");
    }
}

#[test]
fn a_value_that_is_too_deep_to_be_written_is_a_violation() {
    let mut record = DynRecord::new(&SHAPE);
    for (levels, fits) in [(63, true), (64, false), (MAX_DEPTH, false)] {
        let text = format!("{}{}", "[".repeat(levels), "]".repeat(levels));
        *record.slot(0).json().unwrap() = text.parse::<Json>().unwrap();
        assert_eq!(validate(&record).is_ok(), fits, "{levels}");
        let body = encode(Format::Json, Value::Record(&record), &OPEN, &EncodeOptions::BODY);
        assert_eq!(body.is_ok(), fits, "{levels}");
    }
}

#[test]
fn items_are_compared_as_json() {
    for (list, unique) in [("[1,2]", true), ("[1,1.0]", false), (r#"[{"a":1,"b":2},{"b":2,"a":1}]"#, false)] {
        let record = read(&format!("{{\"must\":0,\"list\":{list}}}"), &DecodeOptions::REQUEST).unwrap();
        assert_eq!(validate(&record).is_ok(), unique, "{list}");
    }
}

#[test]
fn a_secret_is_not_shown() {
    let record = read(r#"{"must":{"a":1},"key":{"hunter2":"hunter2"}}"#, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(format!("{record:?}"), r#"Open { must: {"a":1}, key: (secret) }"#);
    let error = read(r#"{"must":1,"key":{"hunter2":1,"hunter2":2}}"#, &DecodeOptions::REQUEST).unwrap_err();
    assert!(!error.contains("hunter2"), "{error}");
}

#[test]
fn members_within_are_found() {
    let body = br#"{"must":{"a":[1],"b":{"c":"x"},"n":null}}"#;
    let find = |path: &[&str]| probe_names(Format::Json, body, Some(&OPEN), path, &DecodeOptions::RESPONSE).0;
    assert_eq!(find(&["must", "b", "c"]), Probed::Scalar("x".into(), Some(crate::domain::JsonType::String)));
    assert_eq!(find(&["must", "a"]), Probed::List);
    assert_eq!(find(&["must"]), Probed::Structure);
    assert_eq!(find(&["must", "n"]), Probed::Null);
    assert_eq!(find(&["must", "x"]), Probed::Nothing);
}

#[test]
fn no_other_format_has_it() {
    let mut any = DynValue::new(&ANY);
    for (format, body) in [(Format::Xml, "<value>1</value>"), (Format::Text, "1")] {
        let read = decode(format, body.as_bytes(), &ANY, any.slot(), &DecodeOptions::RESPONSE);
        assert!(read.unwrap_err().to_string().contains("only JSON"), "{format}");
        assert!(encode(format, Value::Json(&Json::from(1)), &ANY, &EncodeOptions::BODY).is_err());
    }
    let record = read(r#"{"must":1}"#, &DecodeOptions::REQUEST).unwrap();
    for format in [Format::Xml, Format::Form] {
        let body = encode(format, Value::Record(&record), &OPEN, &EncodeOptions::BODY);
        assert_eq!(body.unwrap_err().pointer, "/must", "{format}");
    }
    for (format, body) in [(Format::Xml, "<Open><must><a>1</a></must></Open>"), (Format::Form, "must=1")] {
        let mut record = DynRecord::new(&SHAPE);
        let slot = Slot::Record(&mut record);
        let error = decode(format, body.as_bytes(), &OPEN, slot, &DecodeOptions::RESPONSE).unwrap_err();
        assert!(error.to_string().contains("only JSON"), "{error}");
    }
}
