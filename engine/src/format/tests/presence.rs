//! What must be there and is not is refused, whoever looks.

use super::*;
use crate::types::Patch;
use crate::validate::validate;
use crate::value::or_null;

/// A structure written by hand whose required, nullable member gives what its `Option` gives.
struct Absent;

impl Record for Absent {
    fn shape(&self) -> &'static Shape {
        static FIELDS: [Field; 1] = [Field::required(",\"value\":", "value", Node::STRING.nullable())];
        static SHAPE: Shape = Shape::new("S", &FIELDS);
        &SHAPE
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Absent
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Unavailable
    }
}

#[test]
fn refuses_a_required_nullable_member_that_is_absent() {
    let violations = validate(&Absent).unwrap_err();
    let found: Vec<_> =
        violations.iter().map(|violation| (violation.pointer.as_str(), violation.rule)).collect();
    assert_eq!(found, [("/value", "required")]);
    for format in STRUCTURED {
        assert_eq!(
            written(format, Value::Record(&Absent), &RECORD),
            Err("/value: a required value is missing".to_owned()),
            "{format}"
        );
    }
}

#[test]
fn writes_null_for_an_empty_required_nullable_member() {
    struct Held(Option<String>);

    impl Record for Held {
        fn shape(&self) -> &'static Shape {
            Absent.shape()
        }

        fn get(&self, _: usize) -> Value<'_> {
            or_null(&self.0)
        }

        fn slot(&mut self, _: usize) -> Slot<'_> {
            self.0.slot()
        }
    }

    assert!(validate(&Held(None)).is_ok());
    let null = |format| written(format, Value::Record(&Held(None)), &RECORD).unwrap();
    assert_eq!(null(Format::Json), r#"{"value":null}"#);
    assert_eq!(null(Format::Form), "value=");
    assert!(null(Format::Xml).contains("<value"));
    for (format, body) in [(Format::Json, r#"{"value":"x"}"#), (Format::Form, "value=x")] {
        assert_eq!(written(format, Value::Record(&Held(Some("x".to_owned()))), &RECORD).unwrap(), body);
    }
}

#[test]
fn refuses_a_required_query_parameter_that_is_absent() {
    let field = Field::required(",\"q\":", "q", Node::INTEGER.nullable())
        .with_location(crate::table::ParameterLocation::Query);
    let shape: &'static Shape = Box::leak(Box::new(Shape::new("Q", Vec::leak(vec![field]))));
    let write = |value: Patch<i64>| write_query(&Holder { shape, value }, String::new());
    assert_eq!(write(Patch::Absent).unwrap_err().what, "a required value is missing");
    assert_eq!(write(Patch::Null).unwrap(), "q=");
    assert_eq!(write(Patch::Value(1)).unwrap(), "q=1");
}
