//! What represents null: no other value is written as it, and within a text it is a value as others are.

use super::*;
use crate::domain::Domain;
use crate::dynamic::DynRecord;
use crate::table::{Nil, Packing, Packings, Text, TextPiece, Union, XmlShape};
use crate::types::Patch;
use crate::validate::validate;

static ZERO: Text<'static> = Text::number("0");
static NONE: Text<'static> = Text::string("none");
static X: Text<'static> = Text::string("x");
static TEXT: Node = Node::STRING;
static JOINED: Packings = Packings::everywhere(Packing::Joined(","));
static ONE: Packings = Packings::everywhere(Packing::OneOrMany);
static JSON: Packings = Packings::everywhere(Packing::Json);
static IN_ANGLES: Packings = Packings::everywhere(Packing::Template(&[
    TextPiece::Text("<"),
    TextPiece::Member("x"),
    TextPiece::Text(">"),
]));
static AFTER_X: Packings =
    Packings::everywhere(Packing::Template(&[TextPiece::Text("x"), TextPiece::Member("v")]));

/// The rules that a value breaks as a member.
fn broken(value: impl Wire, node: Node) -> Vec<&'static str> {
    let holder = Holder { shape: holding(node), value };
    let violations = validate(&holder).err().into_iter().flatten();
    violations.map(|violation| violation.rule).collect()
}

#[test]
fn no_other_value_is_written_as_null() {
    let number = Node::INTEGER.null_as(&ZERO);
    for format in OF_EVERY_TYPE {
        let refused = written_member(format, Patch::Value(0_i64), number).unwrap_err();
        assert!(refused.ends_with("expected a value other than \"0\", which stands for null"), "{refused}");
        assert!(written_member(format, Patch::Value(1_i64), number).is_ok(), "{format}");
        assert!(written_member(format, Patch::<i64>::Null, number).is_ok(), "{format}");
    }
    let text = Node::STRING.null_as(&ZERO);
    assert_eq!(written_member(Format::Json, "0".to_owned(), text).unwrap(), "{\"value\":\"0\"}");
    written_member(Format::Xml, "0".to_owned(), text).unwrap_err();
}

#[test]
fn no_whole_text_is_that_of_null() {
    let templated = Node::STRING.null_as(&X).with_packings(&AFTER_X);
    let joined = Node::list(&TEXT).null_as(&NONE).with_packings(&JOINED);
    let one = Node::list(&TEXT).null_as(&NONE).with_packings(&ONE);
    let list = |text: &str| vec![text.to_owned()];
    assert_eq!(broken(String::new(), templated), ["null_as"]);
    assert_eq!(broken("y".to_owned(), templated), [""; 0]);
    assert_eq!(broken(list("none"), joined), ["null_as"]);
    assert_eq!(broken(list("one"), joined), [""; 0]);
    assert_eq!(broken(list("none"), one), ["null_as"]);
    assert_eq!(broken(vec!["none".to_owned(); 2], one), [""; 0]);
    assert_eq!(broken(Vec::<String>::new(), joined.null_as(&Text::EMPTY)), ["null_as"]);
    for format in OF_EVERY_TYPE {
        written_member(format, String::new(), templated).unwrap_err();
        written_member(format, list("none"), joined).unwrap_err();
    }
    written_member(Format::Json, list("none"), one).unwrap_err();
}

#[test]
fn within_a_text_what_represents_null_is_a_value() {
    let node = Node::STRING.null_as(&NONE).with_packings(&IN_ANGLES);
    let value = || Patch::Value("none".to_owned());
    assert_eq!(broken(value(), node), [""; 0]);
    assert_eq!(written_member(Format::Json, value(), node).unwrap(), "{\"value\":\"<none>\"}");
    for options in [&DecodeOptions::REQUEST, &DecodeOptions::RESPONSE] {
        for (format, text) in [
            (Format::Json, "\"<none>\""),
            (Format::Xml, "&lt;none&gt;"),
            (Format::Form, "%3Cnone%3E"),
            (Format::Text, "<none>"),
        ] {
            assert_eq!(read_member::<Patch<String>>(format, text, node, options), Ok(value()), "{format}");
        }
        let null = read_member::<Patch<String>>(Format::Json, "\"none\"", node, options);
        assert_eq!(null, Ok(Patch::Null));
    }
    let json = Node::STRING.null_as(&NONE).with_packings(&JSON);
    let read = |text: &str| read_member::<Patch<String>>(Format::Json, text, json, &DecodeOptions::REQUEST);
    assert_eq!(read(r#""\"none\"""#), Ok(value()));
    assert_eq!(read(r#""none""#), Ok(Patch::Null));
    assert!(read(r#""null""#).is_err());
}

static DAY: [Field; 2] = [
    Field::new(",\"d\":", "d", Node::scalar(Domain::Date)),
    Field::new(",\"s\":", "s", Node::record(|| &INNER)),
];
static WORDS: [Field; 2] = [Field::new(",\"t\":", "t", TEXT), DAY[1]];
static INNER: Shape = Shape::new("Inner", &[Field::required(",\"x\":", "x", TEXT)]);
static OUTLINES: [Shape; 2] = [Shape::new("D", &[]), INNER];
const DAY_OR_INNER: Node = Node::union(|| const { &Union::by_shape("U", &DAY).with_outlines(&OUTLINES) });
const TEXT_OR_INNER: Node = Node::union(|| const { &Union::by_shape("U", &WORDS).with_outlines(&OUTLINES) });

/// Writes and reads null in place of a union without a tag, as the only member of a structure.
fn null_again(format: Format, node: Node, nil: Nil) -> (String, bool) {
    let shape: &'static Shape = Box::leak(Box::new(holding(node).with_xml(XmlShape::DEFAULT.with_nil(nil))));
    let null = NullMember(shape);
    let body = written(format, Value::Record(&null), &RECORD).unwrap();
    let mut made = DynRecord::new(shape);
    let read = decode(format, body.as_bytes(), &RECORD, Slot::Record(&mut made), &DecodeOptions::REQUEST);
    read.unwrap();
    (body, matches!(made.get(0), Value::Null))
}

/// A structure whose only member is null.
struct NullMember(&'static Shape);

impl Record for NullMember {
    fn shape(&self) -> &'static Shape {
        self.0
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Null
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Unavailable
    }
}

#[test]
fn null_is_read_in_place_of_a_union_without_a_tag() {
    for format in [Format::Json, Format::Xml, Format::Form, Format::Multipart] {
        for nil in [Nil::Xsi, Nil::Empty] {
            let (body, is_null) = null_again(format, DAY_OR_INNER.nullable(), nil);
            assert!(is_null, "{format}: {body}");
        }
        let (body, is_null) = null_again(format, TEXT_OR_INNER.nullable().null_as(&NONE), Nil::Xsi);
        assert!(is_null && body.contains("none"), "{format}: {body}");
    }
    let (body, is_null) = null_again(Format::Xml, TEXT_OR_INNER.nullable(), Nil::Empty);
    assert!(is_null, "{body}");
}

#[test]
fn no_variant_is_written_as_null() {
    let node: &'static Node = Box::leak(Box::new(TEXT_OR_INNER.nullable().null_as(&NONE)));
    let mut made = DynRecord::new(holding(TEXT_OR_INNER));
    let read = decode(
        Format::Json,
        b"{\"value\":\"none\"}",
        &RECORD,
        Slot::Record(&mut made),
        &DecodeOptions::REQUEST,
    );
    assert_eq!(read, Ok(()));
    for format in [Format::Json, Format::Form] {
        let holder = NullableUnion(holding(*node), &made);
        written(format, Value::Record(&holder), &RECORD).unwrap_err();
        let violations = validate(&holder).unwrap_err();
        assert!(
            violations.to_string().starts_with("1 validation error\n  /value: expected a value other than")
        );
    }
}

/// A structure of another table with the values of a record.
struct NullableUnion<'r>(&'static Shape, &'r DynRecord);

impl Record for NullableUnion<'_> {
    fn shape(&self) -> &'static Shape {
        self.0
    }

    fn get(&self, index: usize) -> Value<'_> {
        self.1.get(index)
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Unavailable
    }
}
