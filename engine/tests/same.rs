//! Equality of structures by their values.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use groupwright_engine::domain::Domain;
use groupwright_engine::dynamic::DynRecord;
use groupwright_engine::format::{DecodeOptions, decode};
use groupwright_engine::table::{Enumeration, Field, Format, Node, Shape};
use groupwright_engine::value::{Slot, same_record};

static TEXTS: Node = Node::STRING;
static COLOR: Enumeration = Enumeration::new("Color", &["red", "blue"]);
static SHAPES: Node = Node::record(|| &SHAPE);
static SHAPE: Shape = Shape::new(
    "Group",
    &[
        Field::required(",\"name\":", "name", Node::STRING),
        Field::new(",\"size\":", "size", Node::INTEGER.nullable()),
        Field::new(",\"price\":", "price", Node::scalar(Domain::Decimal)),
        Field::new(",\"ratio\":", "ratio", Node::NUMBER),
        Field::new(",\"color\":", "color", Node::one_of(&COLOR)),
        Field::new(",\"tags\":", "tags", Node::list(&TEXTS)),
        Field::new(",\"notes\":", "notes", Node::map(&TEXTS)),
        Field::new(",\"parent\":", "parent", Node::record(|| &SHAPE)),
        Field::new(",\"extra\":", "extra", Node::ANY),
    ],
);

fn group(body: &str) -> DynRecord {
    let mut record = DynRecord::new(&SHAPE);
    decode(Format::Json, body.as_bytes(), &SHAPES, Slot::Record(&mut record), &DecodeOptions::RESPONSE)
        .unwrap();
    record
}

const WHOLE: &str = r#"{"name":"a","size":1,"price":1.5,"ratio":0.5,"color":"red","tags":["x","y"],"notes":{"a":"1","b":"2"},
    "parent":{"name":"p","tags":[]},"extra":{"a":[1,null]}}"#;

#[test]
fn values_that_are_the_same_in_every_field_are_equal() {
    assert!(same_record(&group(WHOLE), &group(WHOLE)));
    let exact = |price: &str| group(&format!(r#"{{"name":"a","price":{price}}}"#));
    assert!(same_record(&exact("1.50"), &exact("1.5")), "exact numbers are compared as numbers");
    assert!(same_record(&exact("15e-1"), &exact("1.5")));
}

#[test]
fn a_difference_anywhere_is_one() {
    for (from, to) in [
        (r#""name":"a""#, r#""name":"b""#),
        (r#""size":1"#, r#""size":2"#),
        (r#""size":1"#, r#""size":null"#),
        (r#""size":1,"#, ""),
        (r#""price":1.5"#, r#""price":1.51"#),
        (r#""ratio":0.5"#, r#""ratio":0.25"#),
        (r#""color":"red""#, r#""color":"blue""#),
        (r#"["x","y"]"#, r#"["x"]"#),
        (r#"["x","y"]"#, r#"["y","x"]"#),
        (r#""b":"2""#, r#""c":"2""#),
        (r#""b":"2""#, r#""b":"3""#),
        (r#"{"name":"p","tags":[]}"#, r#"{"name":"q","tags":[]}"#),
        (r#"{"name":"p","tags":[]}"#, r#"{"name":"p"}"#),
        ("[1,null]", "[1,2]"),
    ] {
        let changed = WHOLE.replacen(from, to, 1);
        assert_ne!(changed, WHOLE, "{from}");
        assert!(!same_record(&group(WHOLE), &group(&changed)), "{from} and {to}");
        assert!(!same_record(&group(&changed), &group(WHOLE)), "{to} and {from}");
    }
}
