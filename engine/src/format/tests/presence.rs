//! What must be there and is not is refused, whoever looks.

use super::*;
use crate::domain::JsonType;
use crate::table::{Nil, XmlShape};
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

#[test]
fn probe_finds_null_where_null_is_read() {
    static BLANK: Node = Node::STRING.null_as(&crate::table::Text::EMPTY);
    static FIELDS: [Field; 3] = [
        Field::new(",\"m\":", "m", BLANK),
        Field::new(",\"nil\":", "nil", Node::STRING.nullable()),
        Field::new(",\"text\":", "text", Node::STRING),
    ];
    static SHAPE: Shape = Shape::new("R", &FIELDS).with_xml(XmlShape::DEFAULT.with_nil(Nil::Empty));
    static NODE: Node = Node::record(|| &SHAPE);
    let at = |format, body: &str, name: &str| {
        probe_names(format, body.as_bytes(), Some(&NODE), &[name], &DecodeOptions::RESPONSE).0
    };
    let empty = |json| Probed::Scalar(String::new(), json);
    for (format, body, name, expected) in [
        (Format::Json, "{\"m\":\"\"}", "m", Probed::Null),
        (Format::Json, "{\"m\":null}", "m", Probed::Null),
        (Format::Json, "{\"m\":[]}", "m", Probed::List),
        (Format::Json, "{\"nil\":\"\"}", "nil", empty(Some(JsonType::String))),
        (Format::Json, "{\"text\":\"\"}", "text", empty(Some(JsonType::String))),
        (Format::Json, "{}", "m", Probed::Nothing),
        (Format::Xml, "<R><m/></R>", "m", Probed::Null),
        (Format::Xml, "<R><m><x/></m></R>", "m", Probed::Structure),
        (Format::Xml, "<R><nil></nil></R>", "nil", Probed::Null),
        (Format::Xml, "<R><text/></R>", "text", empty(None)),
        (Format::Form, "m=", "m", Probed::Null),
        (Format::Form, "m=1&m=2", "m", Probed::Structure),
        (Format::Form, "nil=", "nil", empty(None)),
        (Format::Form, "text=", "text", empty(None)),
    ] {
        assert_eq!(at(format, body, name), expected, "{format} {body}");
    }
}
