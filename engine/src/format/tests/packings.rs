//! Values within packings: texts that contain JSON or items, and items that stand for lists. Their limits are those of what is
//! around them, and nothing of a secret within is told.

use super::*;
use crate::dynamic::DynRecord;
use crate::format::losses;
use crate::table::{Enumeration, Openness, Packing, Packings, TextPiece};
use crate::types::Patch;
use crate::validate::{validate, validate_value};

static JSON: Packings = Packings::everywhere(Packing::Json);
static COMMA: Packings = Packings::everywhere(Packing::Joined(","));
static LONG: Packings = Packings::everywhere(Packing::Joined("aba"));
static ONE: Packings = Packings::everywhere(Packing::OneOrMany);
static TEXT: Node = Node::STRING;
static TEXTS: Node = Node::list(&TEXT);
static NUMBER: Node = Node::INTEGER;
static EMPTY: Node = Node::STRING.null_as(&crate::table::Text::EMPTY);
static NEST: Shape =
    Shape::new("Nest", &[Field::new(",\"in\":", "inner", Node::record(|| &NEST).with_packings(&JSON))]);
static INNER: Shape = Shape::new(
    "Inner",
    &[
        Field::required(",\"pin\":", "pin", Node::INTEGER),
        Field::new(",\"keys\":", "keys", Node::map(&NUMBER)),
    ],
);
static OUTER: Shape = Shape::new(
    "Outer",
    &[
        Field::new(",\"open\":", "open", Node::record(|| &INNER).with_packings(&JSON)),
        Field::new(",\"shut\":", "shut", Node::record(|| &INNER).secret().with_packings(&JSON)),
    ],
);

fn problems(shape: &'static Shape, format: Format, body: &str, options: &DecodeOptions) -> String {
    let mut record = DynRecord::new(shape);
    let read = decode(format, body.as_bytes(), &RECORD, Slot::Record(&mut record), options);
    read.unwrap_err().to_string()
}

/// JSON of so many structures within each other, each in a text.
fn nest(levels: usize) -> String {
    (1..levels).fold("{}".to_owned(), |inner, _| {
        format!("{{\"in\":\"{}\"}}", inner.replace('\\', "\\\\").replace('"', "\\\""))
    })
}

#[test]
fn texts_within_texts_have_a_limit() {
    let mut made = DynRecord::new(&NEST);
    let read =
        decode(Format::Json, nest(15).as_bytes(), &RECORD, Slot::Record(&mut made), &DecodeOptions::REQUEST);
    assert_eq!(read, Ok(()));
    let again = written(Format::Json, Value::Record(&made), &RECORD).unwrap();
    assert_eq!(again, nest(15));
    let plain = "{\"in\":".repeat(40) + "{}" + &"}".repeat(40);
    let mut deep = DynRecord::new(&NEST);
    decode(Format::Json, plain.as_bytes(), &RECORD, Slot::Record(&mut deep), &DecodeOptions::RESPONSE)
        .unwrap();
    let refused = written(Format::Json, Value::Record(&deep), &RECORD).unwrap_err();
    assert!(refused.ends_with("a text of more than 16777216 bytes"), "{refused}");
}

#[test]
fn depth_and_items_within_a_text_count_with_those_around_it() {
    let limits = Limits { depth: 4, items: 3, ..Limits::default() };
    let options = &DecodeOptions { limits, ..DecodeOptions::REQUEST };
    let mut made = DynRecord::new(&NEST);
    let read = decode(Format::Json, nest(4).as_bytes(), &RECORD, Slot::Record(&mut made), options);
    assert_eq!(read, Ok(()));
    let error = problems(&NEST, Format::Json, &nest(5), options);
    assert!(error.contains("/in/in/in/in: nested more than 4 levels deep"), "{error}");
    let joined = TEXTS.with_packings(&COMMA);
    assert_eq!(
        read_member::<Vec<String>>(Format::Form, "a,b,c", joined, options).map(|items| items.len()),
        Ok(3)
    );
    let many = "a,".repeat(1_000_000);
    for format in STRUCTURED {
        let text = if format == Format::Json { format!("{many:?}") } else { many.clone() };
        let error = read_member::<Vec<String>>(format, &text, joined, options).unwrap_err();
        assert_eq!(error, "more than 3 items in all lists", "{format}");
        let text = if format == Format::Json { "\"[1,2,3,4]\"" } else { "[1,2,3,4]" };
        let list = Node::list(&NUMBER).with_packings(&JSON);
        let error = read_member::<Vec<i64>>(format, text, list, options).unwrap_err();
        assert_eq!(error, "more than 3 items in all lists", "{format}");
    }
}

#[test]
fn problems_within_a_text_are_at_the_place_of_the_text() {
    let body = "{\n  \"open\": \"{\\\"pin\\\":\\n1,\\\"x\\\":2}\",\n  \"y\": 1\n}";
    let error = problems(&OUTER, Format::Json, body, &DecodeOptions::REQUEST);
    assert!(error.contains("line 2, column 11: /open/x: unknown member \"x\""), "{error}");
    assert!(error.contains("line 3, column 8: /y: unknown member"), "{error}");
    let body = "<Outer>\n<open>{\"pin\":\n\n]}</open></Outer>";
    let error = problems(&OUTER, Format::Xml, body, &DecodeOptions::RESPONSE);
    assert!(
        error.contains("line 2, column 1: /open/pin: line 3, column 1 of the text: not valid"),
        "{error}"
    );
}

#[test]
fn what_is_secret_is_not_shown_within_a_text() {
    for text in [
        "{\"pin\":\"s3cret\"}",
        "{\"pin\":1,\"keys\":{\"s3cret\":\"s3cret\"}}",
        "{\"s3cret\":s3cret",
        "s3cret",
    ] {
        let bodies = [
            (Format::Json, format!("{{\"shut\":{text:?}}}")),
            (Format::Xml, format!("<Outer><shut>{text}</shut></Outer>")),
            (Format::Form, format!("shut={text}")),
        ];
        for (format, body) in bodies {
            for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
                let mut made = DynRecord::new(&OUTER);
                let read = decode(format, body.as_bytes(), &RECORD, Slot::Record(&mut made), &options);
                let error = read.err().map(|error| error.to_string()).unwrap_or_default();
                assert!(!error.contains("s3cret"), "{format}: {error}");
            }
        }
    }
    let keys: Node = Node::list(&TEXT).secret().with_packings(&COMMA);
    let broken =
        validate_value(Value::List(&vec!["s3,cret".to_owned()]), &keys, None).unwrap_err().to_string();
    assert!(broken.contains("\",\"") && !broken.contains("s3"), "{broken}");
}

#[test]
fn a_list_that_could_be_read_as_another_is_not_written() {
    let texts = |items: &[&str]| items.iter().map(|item| (*item).to_owned()).collect::<Vec<_>>();
    for (packings, items, why) in [
        (
            &COMMA,
            &["a", "b,c"][..],
            "/value/1: expected a text of items with \",\" between them, found an item that contains \",\"",
        ),
        (
            &COMMA,
            &[""],
            "/value/0: expected a text of items with \",\" between them, found one empty item, which would be read as an empty list",
        ),
        (
            &LONG,
            &["xab", "y"],
            "/value/0: expected a text of items with \"aba\" between them, found an item that ends as \"aba\" starts",
        ),
        (
            &LONG,
            &["x", "yaba"],
            "/value/1: expected a text of items with \"aba\" between them, found an item that contains \"aba\"",
        ),
    ] {
        let node = TEXTS.with_packings(packings);
        for format in STRUCTURED {
            assert_eq!(written_member(format, texts(items), node).unwrap_err(), why, "{format} {items:?}");
        }
        assert!(validate_value(Value::List(&texts(items)), &node, None).is_err(), "{items:?}");
    }
    for items in [&[][..], &["", ""], &["a", "", "b"], &["aa", "b"]] {
        for packings in [&COMMA, &LONG] {
            let node: &'static Node = Box::leak(Box::new(TEXTS.with_packings(packings)));
            let Ok(text) = written(Format::Text, Value::List(&texts(items)), node) else { continue };
            assert_eq!(read(Format::Text, &text, node, &DecodeOptions::REQUEST), Ok(texts(items)));
            assert_eq!(losses(Format::Text, Value::List(&texts(items)), node), Ok(vec![]));
        }
    }
    let nulls = Node::list(&EMPTY).with_packings(&COMMA);
    let value = vec![Patch::Null, Patch::Value("a".to_owned())];
    assert_eq!(written_member(Format::Form, value, nulls).unwrap(), "value=%2Ca");
    let numbers = Node::list(&NUMBER).with_packings(&COMMA);
    assert!(written_member(Format::Form, vec![None::<i64>], numbers).is_err());
}

#[test]
fn an_item_in_place_of_a_list_is_for_json() {
    let node = Node::list(&NUMBER).with_packings(&ONE);
    let json = |value: Vec<i64>| written_member(Format::Json, value, node).unwrap();
    assert_eq!(json(vec![]), "{\"value\":[]}");
    assert_eq!(json(vec![1]), "{\"value\":1}");
    assert_eq!(json(vec![1, 2]), "{\"value\":[1,2]}");
    assert_eq!(written_member(Format::Form, vec![1_i64], node).unwrap(), "value=1");
    for (text, items) in [("1", vec![1_i64]), ("[1]", vec![1]), ("[]", vec![])] {
        assert_eq!(read_member(Format::Json, text, node, &DecodeOptions::REQUEST), Ok(items));
    }
    let error = read_member::<Vec<i64>>(Format::Json, "{}", node, &DecodeOptions::REQUEST).unwrap_err();
    assert_eq!(error, "expected an integer, found an object");
    let error = read_member::<Vec<i64>>(Format::Json, "null", node, &DecodeOptions::REQUEST).unwrap_err();
    assert_eq!(error, "expected a value, found null");
    // Plain JSON is always a list.
    let made = Holder { shape: holding(node), value: vec![1_i64] };
    let plain = encode(Format::Json, Value::Record(&made), &RECORD, &EncodeOptions::VALUES).unwrap();
    assert_eq!(plain, b"{\"value\":[1]}");
}

#[test]
fn a_lookup_follows_a_path_into_a_text() {
    static NODE: Node = Node::record(|| &OUTER);
    for (format, body) in [
        (Format::Json, r#"{"open":"{\"keys\":{\"a\":7},\"pin\":1}"}"#),
        (Format::Xml, r#"<Outer><open>{"keys":{"a":7},"pin":1}</open></Outer>"#),
        (Format::Form, r#"open={"keys":{"a":7},"pin":1}"#),
    ] {
        let found = |path: &[&str]| {
            probe_names(format, body.as_bytes(), Some(&NODE), path, &DecodeOptions::RESPONSE).0
        };
        let number = |text: &str| Probed::Scalar(text.to_owned(), Some(crate::domain::JsonType::Number));
        assert_eq!(found(&["open", "pin"]), number("1"), "{format}");
        assert_eq!(found(&["open", "keys", "a"]), number("7"), "{format}");
        assert_eq!(found(&["open", "x"]), Probed::Nothing, "{format}");
        assert_eq!(found(&["open"]), Probed::Structure, "{format}");
        assert_eq!(found(&["shut", "pin"]), Probed::Nothing, "{format}");
    }
}

#[test]
fn a_text_is_sound_at_its_place() {
    use crate::table::ParameterLocation;
    let header = |node: Node| {
        Box::leak(Box::new(Shape::new(
            "Headers",
            Vec::leak(vec![Field::new(",\"X\":", "x", node).with_location(ParameterLocation::Header)]),
        )))
    };
    let texts = |text: &str| vec![text.to_owned()];
    for (node, text, is_sound) in [
        (TEXTS.with_packings(&JSON), "é\n", true),
        (TEXTS.with_packings(&COMMA), "a", true),
        (TEXTS.with_packings(&COMMA), "é", false),
    ] {
        let record = Holder { shape: header(node), value: texts(text) };
        assert_eq!(validate(&record).is_ok(), is_sound, "{text}");
    }
}

#[test]
fn a_structure_by_position_keeps_the_limits_and_is_looked_into() {
    static POSITIONS: Packings = Packings::everywhere(Packing::Positional);
    static CHAIN: Shape = Shape::new(
        "Chain",
        &[
            Field::new(",\"n\":", "n", Node::INTEGER),
            Field::new(",\"in\":", "inner", Node::record(|| &CHAIN).with_packings(&POSITIONS)),
        ],
    );
    static ROOT: Node = Node::record(|| &CHAIN).with_packings(&POSITIONS);
    let read = |body: &str, options: &DecodeOptions| {
        let mut made = DynRecord::new(&CHAIN);
        decode(Format::Json, body.as_bytes(), &ROOT, Slot::Record(&mut made), options)
            .map(|()| made)
            .map_err(|error| error.to_string())
    };
    let deep = |levels: usize| "[1,".repeat(levels) + "[1]" + &"]".repeat(levels);
    assert!(read(&deep(63), &DecodeOptions::REQUEST).is_ok());
    let error = read(&deep(64), &DecodeOptions::REQUEST).unwrap_err();
    assert!(error.contains("nested more than 64 levels deep"), "{error}");
    let made = read("[1,[2,[3]]]", &DecodeOptions::REQUEST).unwrap();
    assert_eq!(written(Format::Json, Value::Record(&made), &ROOT).unwrap(), "[1,[2,[3]]]");
    assert_eq!(losses(Format::Json, Value::Record(&made), &ROOT), Ok(vec![]));
    assert_eq!(
        written(Format::Form, Value::Record(&made), &ROOT).unwrap(),
        "n=1&in%5Bn%5D=2&in%5Bin%5D%5Bn%5D=3"
    );
    let gap = read("{\"in\":{\"n\":1}}", &DecodeOptions::RESPONSE).unwrap();
    let refused = written(Format::Json, Value::Record(&gap), &ROOT).unwrap_err();
    assert!(refused.starts_with("/n: expected a value or null"), "{refused}");
    assert!(validate_value(Value::Record(&gap), &ROOT, None).is_err());
    let many = format!("[1,[],{}0]", "0,".repeat(100_000));
    assert!(read(&many, &DecodeOptions::RESPONSE).is_ok());
    let error = read(&many, &DecodeOptions::REQUEST).unwrap_err();
    assert!(error.contains("/2: expected 2 values, found more"), "{error}");
    for (body, path, found) in [
        ("[1,[2,[3]]]", &["in", "in", "n"][..], Some("3")),
        ("{\"in\":[2]}", &["in", "n"], Some("2")),
        ("[1]", &["in", "n"], None),
        ("[1,5]", &["in", "n"], None),
    ] {
        let probed =
            probe_names(Format::Json, body.as_bytes(), Some(&ROOT), path, &DecodeOptions::RESPONSE).0;
        let expected = found.map_or(Probed::Nothing, |text| {
            Probed::Scalar(text.to_owned(), Some(crate::domain::JsonType::Number))
        });
        assert_eq!(probed, expected, "{body}");
    }
}

#[test]
fn a_lookup_sees_the_list_that_an_item_stands_for() {
    static EITHER: Packings = Packings::everywhere(Packing::OneOrMany);
    static FAULT: Shape = Shape::new("Fault", &[Field::new(",\"text\":", "text", Node::STRING)]);
    static ITEM: Node = Node::record(|| &FAULT);
    static REPLY: Shape = Shape::new(
        "Reply",
        &[
            Field::new(",\"of\":", "of", Node::list(&ITEM).with_packings(&EITHER)),
            Field::new(",\"ids\":", "ids", Node::list(&Node::INTEGER).with_packings(&EITHER)),
        ],
    );
    static ROOT: Node = Node::record(|| &REPLY);
    let text = |text: &str| Probed::Scalar(text.to_owned(), Some(crate::domain::JsonType::String));
    let (of, item, named) = (Step::Member("of"), Step::Index(0), Step::Member("text"));
    for body in [r#"{"of":{"text":"a"},"ids":7}"#, r#"{"of":[{"text":"a"}],"ids":[7]}"#] {
        let found = |path: &[Step<'_>]| {
            probe(Format::Json, body.as_bytes(), Some(&ROOT), path, &DecodeOptions::RESPONSE).0
        };
        assert_eq!(found(&[of, item, named]), text("a"), "{body}");
        assert_eq!(found(&[of, item]), Probed::Structure, "{body}");
        assert_eq!(found(&[of]), Probed::List, "{body}");
        assert_eq!(found(&[of, Step::Index(1)]), Probed::Nothing, "{body}");
        assert_eq!(found(&[Step::Member("ids")]), Probed::List, "{body}");
        assert!(matches!(found(&[Step::Member("ids"), item]), Probed::Scalar(number, _) if number == "7"));
    }
}

#[test]
fn values_stand_within_texts_in_every_format() {
    static LINK: Packings = Packings::everywhere(Packing::Template(&[
        TextPiece::Anything,
        TextPiece::Text("/groups/"),
        TextPiece::Member("id"),
    ]));
    static KEY: Packings = Packings::everywhere(Packing::Template(&[
        TextPiece::Text("key "),
        TextPiece::Member("k"),
        TextPiece::Text(";"),
        TextPiece::Anything,
    ]));
    static PAIR: Packings = Packings::everywhere(Packing::Template(&[
        TextPiece::Member("pin"),
        TextPiece::Text("/"),
        TextPiece::Member("keys"),
    ]));
    let (number, key) = (NUMBER.with_packings(&LINK), TEXT.secret().with_packings(&KEY));
    for format in STRUCTURED {
        let quoted = |text: &str| if format == Format::Json { format!("{text:?}") } else { text.to_owned() };
        for options in [&DecodeOptions::REQUEST, &DecodeOptions::RESPONSE] {
            for text in ["/groups/7", "https://a.example/groups/6/groups/7"] {
                assert_eq!(read_member::<i64>(format, &quoted(text), number, options), Ok(7), "{format}");
            }
            let error = read_member::<i64>(format, &quoted("/people/7"), number, options).unwrap_err();
            assert_eq!(error, "expected a text that contains \"/groups/\"", "{format}");
            let error = read_member::<i64>(format, &quoted("/groups/x"), number, options).unwrap_err();
            assert_eq!(error, "expected an integer, found \"x\"", "{format}");
            for text in ["s3cret", "key s3cret"] {
                let error = read_member::<String>(format, &quoted(text), key, options).unwrap_err();
                assert!(!error.contains("s3cret"), "{format}: {error}");
            }
        }
        assert_eq!(read_member::<i64>(format, "7", number, &DecodeOptions::RESPONSE), Ok(7), "{format}");
        assert!(read_member::<i64>(format, "7", number, &DecodeOptions::REQUEST).is_err(), "{format}");
        // A text of a million places for nothing is read once.
        let long = quoted(&"/groups/".repeat(200_000));
        assert!(read_member::<i64>(format, &long, number, &DecodeOptions::RESPONSE).is_err());
    }
    let broken =
        validate_value(Value::Scalar(crate::value::Scalar::String("a;s3cret")), &key, None).unwrap_err();
    assert!(!broken.to_string().contains("s3cret"), "{broken}");
    let pair = Node::record(|| &INNER).with_packings(&PAIR);
    let mut record = DynRecord::new(&INNER);
    let read = decode(Format::Text, b"1/2", &pair, Slot::Record(&mut record), &DecodeOptions::REQUEST);
    assert!(read.is_err(), "a map is no single value");
}

#[test]
fn an_optional_member_of_a_template_has_no_empty_text() {
    static PAIR: Packings = Packings::everywhere(Packing::Template(&[
        TextPiece::Member("a"),
        TextPiece::Text(":"),
        TextPiece::Member("b"),
    ]));
    static LISTED: Enumeration = Enumeration::new("Listed", &["", "x"]).with_openness(Openness::Closed);
    for (member, empty, other) in [(Node::STRING, "", "x"), (Node::one_of(&LISTED), "", "x")] {
        let fields: &'static [Field] =
            Vec::leak(vec![Field::new(",\"a\":", "a", member), Field::required(",\"b\":", "b", member)]);
        let shape: &'static Shape = Box::leak(Box::new(Shape::new("Pair", fields)));
        for (value, is_written) in [(empty, false), (other, true)] {
            let mut made = DynRecord::new(shape);
            let body = format!("{{\"a\":\"{value}\",\"b\":\"{empty}\"}}");
            decode(Format::Json, body.as_bytes(), &RECORD, Slot::Record(&mut made), &DecodeOptions::REQUEST)
                .unwrap();
            let node = RECORD.with_packings(&PAIR);
            let text = written(Format::Text, Value::Record(&made), &node);
            assert_eq!(text.is_ok(), is_written, "{text:?}");
            let violations = validate_value(Value::Record(&made), &node, None).err();
            assert_eq!(violations.is_none(), is_written, "{violations:?}");
        }
    }
}
