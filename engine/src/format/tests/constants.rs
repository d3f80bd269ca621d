//! Constant members: written by themselves, expected of a request, passed over in a reply.

use super::*;
use crate::dynamic::DynRecord;
use crate::table::{ConstantValue, XmlForm, XmlNode};

static TEXT: Node = Node::STRING;
static ATTRIBUTE: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Attribute);
static POINT: Shape = Shape::new(
    "",
    &[Field::new(",\"x\":", "x", Node::INTEGER), Field::new(",\"y\":", "y", Node::NUMBER.nullable())],
);
static POINTS: Node = Node::record(|| &POINT);
static MESSAGE: Shape = Shape::new(
    "Message",
    &[
        Field::new(",\"version\":", "version", Node::STRING.with_xml(&ATTRIBUTE))
            .with_constant(&ConstantValue::Text("2.0")),
        Field::new(",\"name\":", "name", Node::STRING),
        Field::new(",\"id\":", "id", Node::INTEGER).with_constant(&ConstantValue::Text("1")),
        Field::new(",\"words\":", "words", Node::list(&TEXT))
            .with_constant(&ConstantValue::List(&[ConstantValue::Text("a"), ConstantValue::Text("b")])),
        Field::new(",\"at\":", "at", Node::record(|| &POINT))
            .with_constant(&ConstantValue::Record(&[ConstantValue::Text("3"), ConstantValue::Absent])),
    ],
);
static NODE: Node = Node::record(|| &MESSAGE);

fn message(name: Option<&str>) -> DynRecord {
    let mut record = DynRecord::new(&MESSAGE);
    if let Some(name) = name {
        record.slot(1).filled().scalar().unwrap().set(crate::value::Scalar::String(name)).unwrap();
    }
    record
}

fn problems(format: Format, body: &str, options: &DecodeOptions) -> Vec<String> {
    let mut record = message(None);
    let read = decode(format, body.as_bytes(), &NODE, Slot::Record(&mut record), options);
    let problems = read.err().map(|error| error.problems).unwrap_or_default();
    problems.iter().map(|problem| format!("{}: {}", problem.pointer, problem.what)).collect()
}

#[test]
fn writes_constants_that_a_request_has_to_have() {
    for (format, body) in [
        (Format::Json, r#"{"version":"2.0","name":"n","id":1,"words":["a","b"],"at":{"x":3}}"#),
        (
            Format::Xml,
            "<Message version=\"2.0\"><name>n</name><id>1</id><words>a</words><words>b</words><at><x>3</x></at></Message>",
        ),
        (Format::Form, "version=2.0&name=n&id=1&words=a&words=b&at%5Bx%5D=3"),
    ] {
        assert_eq!(written(format, Value::Record(&message(Some("n"))), &NODE).unwrap(), body);
        let mut read = message(None);
        decode(format, body.as_bytes(), &NODE, Slot::Record(&mut read), &DecodeOptions::REQUEST).unwrap();
        assert_eq!(read, message(Some("n")), "{format}");
    }
}

#[test]
fn reports_missing_and_differing_constants_of_a_request() {
    let body = r#"{"version":"1.0","id":"1","words":["a"],"at":{"x":4,"z":1}}"#;
    assert_eq!(
        problems(Format::Json, body, &DecodeOptions::REQUEST),
        [
            "/id: expected an integer, found the string \"1\"",
            "/at/z: unknown member \"z\"",
            "/version: expected the string \"2.0\", found the string \"1.0\"",
            "/words: expected a list that is always the same, found another",
        ]
    );
    let missing = ["version", "id", "words", "at"];
    let missing = missing.map(|name| format!("/{name}: the required member {name:?} is missing"));
    for (format, body) in [(Format::Json, "{}"), (Format::Xml, "<Message/>"), (Format::Form, "")] {
        let mut missing = missing.clone();
        if format == Format::Xml {
            // A list without an element around its items is empty if there are none.
            missing[2] = "/words: expected a list that is always the same, found another".to_owned();
        }
        assert_eq!(problems(format, body, &DecodeOptions::REQUEST), missing, "{format}");
        assert_eq!(problems(format, body, &DecodeOptions::RESPONSE), [""; 0], "{format}");
    }
    let xml = "<Message version=\"2\"><id>2</id><words>a</words><words>c</words><at/></Message>";
    assert_eq!(problems(Format::Xml, xml, &DecodeOptions::REQUEST).len(), 4, "{xml}");
    assert_eq!(problems(Format::Xml, xml, &DecodeOptions::RESPONSE), [""; 0]);
}

#[test]
fn compares_constants_by_value() {
    let body = r#"{"at":{"x":3.0},"words":["a","b"],"id":10e-1,"version":"2\u002e0"}"#;
    assert_eq!(problems(Format::Json, body, &DecodeOptions::REQUEST), [""; 0]);
}

#[test]
fn values_have_no_constants() {
    let values = encode(Format::Json, Value::Record(&message(Some("n"))), &NODE, &EncodeOptions::VALUES);
    assert_eq!(values.unwrap(), br#"{"name":"n"}"#);
    assert_eq!(
        problems(Format::Json, r#"{"id":1}"#, &DecodeOptions::VALUES),
        ["/id: the member is a constant, which is not given"]
    );
}

#[test]
fn writes_structures_of_a_list_that_differ_in_their_members() {
    static ROUTE: Shape = Shape::new(
        "Route",
        &[Field::new(",\"via\":", "via", Node::list(&POINTS)).with_constant(&ConstantValue::List(&[
            ConstantValue::Record(&[ConstantValue::Text("1"), ConstantValue::Null]),
            ConstantValue::Record(&[ConstantValue::Absent, ConstantValue::Text("0.5")]),
        ]))],
    );
    static NODE: Node = Node::record(|| &ROUTE);
    let route = DynRecord::new(&ROUTE);
    let body = written(Format::Json, Value::Record(&route), &NODE).unwrap();
    assert_eq!(body, r#"{"via":[{"x":1,"y":null},{"y":0.5}]}"#);
    let read = |body: &str| {
        let mut route = DynRecord::new(&ROUTE);
        decode(Format::Json, body.as_bytes(), &NODE, Slot::Record(&mut route), &DecodeOptions::REQUEST)
    };
    assert!(read(&body).is_ok());
    assert!(read(r#"{"via":[{"x":1},{"y":0.5}]}"#).is_err());
    assert!(read(r#"{"via":[{"y":0.5},{"x":1,"y":null}]}"#).is_err());
}
