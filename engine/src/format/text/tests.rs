//! Text in both directions, and what has none.

use crate::domain::JsonType;
use crate::format::tests::probe_names;
use crate::format::{DecodeOptions, EncodeOptions, Format, Limits, Probed, decode, difference, encode};
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
    let node = Node::INTEGER.null_as(&Text::EMPTY);
    assert_eq!(write(Value::Null, node), Ok(Vec::new()));
    for options in [DecodeOptions::RESPONSE, DecodeOptions::REQUEST] {
        assert_eq!(read(b"", node, &options), Ok(Patch::<i64>::Null));
        assert!(read::<Patch<i64>>(b"", Node::INTEGER.nullable(), &options).is_err());
    }
}

#[test]
fn probes_and_compares_texts_as_a_whole() {
    let found = |path: &[&str]| probe_names(Format::Text, b"denied", None, path, &DecodeOptions::RESPONSE).0;
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

mod templates {
    use super::*;
    use crate::dynamic::DynRecord;
    use crate::format::RECORD;
    use crate::table::{Field, Node, Shape, TextPiece};
    use crate::value::{Slot, Value};

    static SHAPE: Shape = Shape::new(
        "Made",
        &[
            Field::required(",\"id\":", "id", Node::INTEGER),
            Field::new(",\"why\":", "why", Node::STRING),
            Field::new(",\"name\":", "name", Node::STRING),
        ],
    )
    .with_template(&[
        TextPiece::Text("OK: "),
        TextPiece::Member("id"),
        TextPiece::Text(" ("),
        TextPiece::Member("why"),
        TextPiece::Text(")\n"),
        TextPiece::Member("name"),
    ]);
    static NODE: Node = Node::record(|| &SHAPE);

    fn read(body: &str, options: &DecodeOptions) -> Result<String, String> {
        let mut record = DynRecord::new(&SHAPE);
        decode(Format::Text, body.as_bytes(), &NODE, Slot::Record(&mut record), options)
            .map_err(|error| error.problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
        let json = encode(Format::Json, Value::Record(&record), &RECORD, &EncodeOptions::VALUES).unwrap();
        Ok(String::from_utf8(json).unwrap())
    }

    fn write(json: &str) -> Result<String, String> {
        let mut record = DynRecord::new(&SHAPE);
        decode(Format::Json, json.as_bytes(), &NODE, Slot::Record(&mut record), &DecodeOptions::VALUES)
            .unwrap();
        let text = encode(Format::Text, Value::Record(&record), &NODE, &EncodeOptions::BODY);
        text.map(|text| String::from_utf8(text).unwrap()).map_err(|error| error.to_string())
    }

    #[test]
    fn structures_are_read_and_written_by_their_template() {
        for (json, text) in [
            (r#"{"id":7,"why":"new","name":"a b"}"#, "OK: 7 (new)\na b"),
            (r#"{"id":7}"#, "OK: 7 ()\n"),
            (r#"{"id":-1,"why":"(","name":")"}"#, "OK: -1 (()\n)"),
        ] {
            assert_eq!(write(json).as_deref(), Ok(text));
            assert_eq!(read(text, &DecodeOptions::REQUEST).as_deref(), Ok(json));
        }
        assert_eq!(read("OK: 7 ()\n", &DecodeOptions::RESPONSE).as_deref(), Ok(r#"{"id":7}"#));
        assert!(read("OK: 7 ()", &DecodeOptions::REQUEST).is_err());
        assert_eq!(
            read("\n OK: 7 (a)\r\nb\r\n", &DecodeOptions::RESPONSE).as_deref(),
            Ok(r#"{"id":7,"why":"a","name":"b"}"#)
        );
    }

    #[test]
    fn texts_that_do_not_fit_are_refused() {
        for (text, expected) in [
            ("ERR: 7", "expected a text that starts with \"OK: \""),
            ("OK: 7", "expected \" (\" after the value of \"id\""),
            ("OK: x ()\n", "/id: expected an integer"),
            ("OK:  ()\n", "/id"),
            ("", "expected a text"),
        ] {
            let found = read(text, &DecodeOptions::REQUEST).unwrap_err();
            assert!(found.contains(expected), "{found}");
        }
        let long = "OK: ".repeat(200_000);
        assert!(read(&long, &DecodeOptions::RESPONSE).is_err());
    }

    #[test]
    fn values_that_would_end_early_are_refused() {
        for (json, expected) in [
            (r#"{"id":7,"why":"a)\nb"}"#, "/why: cannot be written as text: a value that contains \")\\n\""),
            (r#"{"id":7,"name":"a\n"}"#, "/name: cannot be written as text: a line break at the end"),
            (r#"{"id":7,"why":"a\rb"}"#, "/why: cannot be written as text"),
        ] {
            let found = write(json).unwrap_err();
            assert!(found.contains(expected), "{found}");
        }
    }

    #[test]
    fn white_space_around_a_text_is_part_of_it() {
        for (json, text) in
            [(r#"{"id":7,"name":" a "}"#, "OK: 7 ()\n a "), (r#"{"id":7,"why":" b "}"#, "OK: 7 ( b )\n")]
        {
            assert_eq!(write(json).as_deref(), Ok(text));
            for options in [&DecodeOptions::REQUEST, &DecodeOptions::RESPONSE] {
                assert_eq!(read(text, options).as_deref(), Ok(json));
            }
        }
        // That around another value is none, and neither is the last line break.
        assert_eq!(
            read(" OK:  7  ()\n a \n", &DecodeOptions::RESPONSE).as_deref(),
            Ok(r#"{"id":7,"name":" a "}"#)
        );
        assert!(read("OK:  7 ()\n", &DecodeOptions::REQUEST).is_err());
    }

    #[test]
    fn line_breaks_of_a_template_are_written_as_they_stand_and_read_either_way() {
        static ITEM: Node = Node::INTEGER;
        static PACKINGS: crate::table::Packings =
            crate::table::Packings::everywhere(crate::table::Packing::Joined(","));
        static LINES: Shape = Shape::new(
            "Lines",
            &[
                Field::required(",\"a\":", "a", Node::STRING),
                Field::required(",\"b\":", "b", Node::list(&ITEM).with_packings(&PACKINGS)),
            ],
        )
        .with_template(&[
            TextPiece::Text("v1\r\n"),
            TextPiece::Member("a"),
            TextPiece::Text("\r\n\r\n"),
            TextPiece::Member("b"),
            TextPiece::Text("\r\n"),
        ]);
        static NODE: Node = Node::record(|| &LINES);
        let mut record = DynRecord::new(&LINES);
        let json = br#"{"a":"x","b":[1,2]}"#;
        decode(Format::Json, json, &NODE, Slot::Record(&mut record), &DecodeOptions::VALUES).unwrap();
        let body = encode(Format::Text, Value::Record(&record), &NODE, &EncodeOptions::BODY).unwrap();
        assert_eq!(String::from_utf8(body).unwrap(), "v1\r\nx\r\n\r\n1,2\r\n");
        for body in ["v1\r\nx\r\n\r\n1,2\r\n", "v1\nx\n\n1,2\n"] {
            for options in [&DecodeOptions::REQUEST, &DecodeOptions::RESPONSE] {
                let mut record = DynRecord::new(&LINES);
                decode(Format::Text, body.as_bytes(), &NODE, Slot::Record(&mut record), options).unwrap();
                let found = encode(Format::Json, Value::Record(&record), &RECORD, &EncodeOptions::VALUES);
                assert_eq!(found.unwrap(), json, "{body:?}");
            }
        }
    }
}
