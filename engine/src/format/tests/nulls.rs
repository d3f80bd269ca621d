//! What represents null: no other value is written as it, and within a text it is a value as others are.

use super::*;
use crate::table::{Packing, Packings, Text, TextPiece};
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
