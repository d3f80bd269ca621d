//! Text in both directions, and what has none.

use crate::domain::JsonType;
use crate::format::{
    DecodeOptions, EncodeOptions, Format, Limits, Probed, decode, difference, encode, probe,
};
use crate::table::{Constant, Enumeration, Node, Openness, Shape, Text};
use crate::types::{DateTime, Patch};
use crate::value::{Value, Wire};

static STATES: Enumeration = Enumeration::new("State", &["on", "off"]).with_openness(Openness::Closed);
static TEXTS: Node = Node::STRING;

fn read<T: Wire>(body: &[u8], node: Node, options: &DecodeOptions) -> Result<T, String> {
    let mut value = T::placeholder();
    decode(Format::Text, body, &node, value.slot(), options).map_err(|error| error.to_string())?;
    Ok(value)
}

fn write(value: Value<'_>, node: Node) -> Result<Vec<u8>, String> {
    encode(Format::Text, value, &node, &EncodeOptions::BODY).map_err(|error| error.what)
}

#[test]
fn tolerant_reader_trims_all_but_free_text() {
    let tolerant = &DecodeOptions::RESPONSE;
    assert_eq!(read(b" 12\r\n", Node::INTEGER, tolerant), Ok(12_i64));
    assert_eq!(read(b"on\n", Node::one_of(&STATES), tolerant), Ok("on".to_owned()));
    assert_eq!(read(b" kept \n", Node::STRING, tolerant), Ok(" kept \n".to_owned()));
    assert_eq!(read(b"https://a/b\n", Node::URL, tolerant), Ok("https://a/b".to_owned()));
    assert_eq!(read("\u{feff}12".as_bytes(), Node::INTEGER, tolerant), Ok(12_i64));
    assert!(read::<i64>(b"12\n", Node::INTEGER, &DecodeOptions::REQUEST).is_err());
}

#[test]
fn refuses_bodies_that_are_no_single_text() {
    let tolerant = &DecodeOptions::RESPONSE;
    assert_eq!(
        read::<String>(b"a\nb\xff", Node::STRING, tolerant),
        Err("the text body cannot be read\n  line 2, column 2: not valid UTF-8".to_owned())
    );
    let error = read::<String>(b"text", Node::record(|| &Shape::EMPTY), tolerant).unwrap_err();
    assert!(error.ends_with("line 1, column 1: expected an object, found \"text\""), "{error}");
    let error = read::<Vec<String>>(b"text", Node::list(&TEXTS), tolerant).unwrap_err();
    assert!(error.ends_with("line 1, column 1: expected a list, found \"text\""), "{error}");
    let limits = Limits { bytes: 3, ..Limits::default() };
    let error = read::<String>(b"text", Node::STRING, &DecodeOptions { limits, ..DecodeOptions::RESPONSE });
    assert!(error.unwrap_err().ends_with("longer than 3 bytes"));
}

#[test]
fn writes_single_values_only() {
    assert_eq!(write(Wire::get(&-7_i64), Node::INTEGER), Ok(b"-7".to_vec()));
    let odd = DateTime::new("2013-02-12T02:42:00".parse().unwrap(), 30).unwrap();
    let error = write(Wire::get(&odd), Node::DATETIME).unwrap_err();
    assert!(error.contains("offset"), "{error}");
    for value in [Value::Null, Value::Absent, Value::List(&vec![1_i64])] {
        assert!(write(value, Node::INTEGER).is_err());
    }
    assert!(write(Value::List(&vec!["a".to_owned()]), Node::list(&TEXTS)).is_err());
    let extra = [Constant::new("token", Text::string("secret"))];
    let options = EncodeOptions { extra: &extra, ..EncodeOptions::BODY };
    assert!(encode(Format::Text, Wire::get(&1_i64), &Node::INTEGER, &options).is_err());
}

#[test]
fn represents_null_as_an_empty_text_in_both_directions() {
    let node = Node::INTEGER.empty_is_null();
    assert_eq!(write(Value::Null, node), Ok(Vec::new()));
    for options in [DecodeOptions::RESPONSE, DecodeOptions::REQUEST] {
        assert_eq!(read(b"", node, &options), Ok(Patch::<i64>::Null));
        assert!(read::<Patch<i64>>(b"", Node::INTEGER.nullable(), &options).is_err());
    }
}

#[test]
fn probes_and_compares_texts_as_a_whole() {
    let found = |path: &[&str]| probe(Format::Text, b"denied", None, path, &DecodeOptions::RESPONSE).0;
    assert_eq!(found(&[]), Probed::Scalar("denied".to_owned(), None::<JsonType>));
    assert_eq!(found(&["x"]), Probed::Nothing);
    let differ = |one: &[u8], other: &[u8]| difference(Format::Text, one, other);
    assert_eq!(differ(b"same", b"same"), None);
    assert_eq!(
        differ(b"one\ntwo", b"one\nto").as_deref(),
        Some("line 2, column 2: expected \"wo\", found \"o\"")
    );
    assert_eq!(differ(b"a", b"ab").as_deref(), Some("line 1, column 2: expected the end, found \"b\""));
}
