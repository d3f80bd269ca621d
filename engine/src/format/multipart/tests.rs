//! Tests of multipart bodies: what is written for values, what is read again, and hostile bodies.

use crate::domain::Domain;
use crate::dynamic::DynRecord;
use crate::format::{DecodeOptions, EncodeOptions, Format, Limits, decode, difference, encode};
use crate::spelling::Base64;
use crate::table::Charset;
use crate::table::{
    Boundary, Field, FormList, FormLists, FormNode, Node, Packing, Packings, PartNode, Shape,
};
use crate::types::File;
use crate::value::{Record, Scalar, Slot, Value, Wire};

static TEXT: Node = Node::STRING;
static ITEM: Node = Node::FILE;
static JSON: Packings = Packings::everywhere(Packing::Json);
static BASE64: Base64 = Base64::standard();
static PNG: FormNode =
    FormNode::DEFAULT.with_part(PartNode::DEFAULT.with_content_type("image/png").with_file_name("icon.png"));
static BRACKETS: FormNode = FormNode::DEFAULT.with_lists(FormList::new(FormLists::Brackets));
static INNER: Shape = Shape::new("Inner", &[Field::new(",\"id\":", "id", Node::INTEGER)]);
static SHAPE: Shape = Shape::new(
    "Upload",
    &[
        Field::new(",\"name\":", "name", Node::STRING),
        Field::new(",\"inner\":", "inner", Node::record(|| &INNER)),
        Field::new(",\"meta\":", "meta", Node::record(|| &INNER).with_packings(&JSON)),
        Field::new(",\"tags\":", "tags", Node::list(&TEXT).with_form_layout(&BRACKETS)),
        Field::new(",\"icon\":", "icon", Node::BYTES.with_form_layout(&PNG)),
        Field::new(",\"key\":", "key", Node::spelled(Domain::Bytes, &BASE64)),
        Field::new(",\"file\":", "file", Node::FILE.nullable()),
        Field::new(",\"files\":", "files", Node::list(&ITEM)),
    ],
);
static NODE: Node = Node::record(|| &SHAPE);

/// Creates a record from plain JSON.
fn record(json: &str) -> DynRecord {
    let mut record = DynRecord::new(&SHAPE);
    decode(Format::Json, json.as_bytes(), &NODE, Slot::Record(&mut record), &DecodeOptions::VALUES).unwrap();
    record
}

fn written(record: &DynRecord) -> Result<Vec<u8>, String> {
    encode(Format::Multipart, Value::Record(record), &NODE, &EncodeOptions::BODY)
        .map_err(|error| error.to_string())
}

fn read(body: &[u8], options: &DecodeOptions) -> Result<DynRecord, String> {
    let mut record = DynRecord::new(&SHAPE);
    let read = decode(Format::Multipart, body, &NODE, Slot::Record(&mut record), options);
    read.map(|()| record).map_err(|error| {
        let lines: Vec<String> = error.problems.iter().map(|problem| format!("{problem}\n")).collect();
        lines.concat()
    })
}

/// Creates a body with the boundary `b` from the lines of its parts.
fn body(parts: &[&str]) -> String {
    let lines = parts.iter().map(|part| format!("--b\r\n{}\r\n", part.replace('\n', "\r\n")));
    let parts: Vec<String> = lines.collect();
    format!("{}--b--\r\n", parts.concat())
}

/// Creates a part of a name and a value.
fn part(name: &str, value: &str) -> String {
    format!("Content-Disposition: form-data; name=\"{name}\"\n\n{value}")
}

#[test]
fn writes_each_value_as_a_part() {
    let values = record(
        r#"{"name":"é\n","inner":{"id":1},"meta":{"id":2},"tags":["a","b"],"icon":"/wA=","key":"/wA=","file":null,
            "files":["data:text/plain;name=%22a.txt,x","data:;name=b;base64,/w=="]}"#,
    );
    let bytes = written(&values).unwrap();
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let line = "--groupwright-0000000000000000";
    let parts: Vec<&str> = text.split(line).collect();
    assert_eq!(
        parts,
        [
            "",
            "\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nÃ©\n\r\n",
            "\r\nContent-Disposition: form-data; name=\"inner[id]\"\r\n\r\n1\r\n",
            "\r\nContent-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json\r\n\r\n{\"id\":2}\r\n",
            "\r\nContent-Disposition: form-data; name=\"tags[]\"\r\n\r\na\r\n",
            "\r\nContent-Disposition: form-data; name=\"tags[]\"\r\n\r\nb\r\n",
            "\r\nContent-Disposition: form-data; name=\"icon\"; filename=\"icon.png\"\r\nContent-Type: image/png\r\n\r\nÿ\0\r\n",
            "\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n/wA=\r\n",
            "\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n\r\n",
            "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"%22a.txt\"\r\nContent-Type: text/plain\r\n\r\nx\r\n",
            "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"b\"\r\n\r\nÿ\r\n",
            "--\r\n",
        ]
    );
    for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
        assert_eq!(read(&bytes, &options).unwrap(), values);
    }
    assert_eq!(difference(Format::Multipart, &bytes, &bytes), None);
}

#[test]
fn the_boundary_is_in_no_value() {
    let name = "\r\n--groupwright-0000000000000000\r\nContent-Disposition: form-data; name=\"tags[]\"\r\n\r\nevil\r\n--groupwright-0000000000000001--";
    let mut values = DynRecord::new(&SHAPE);
    let Slot::Optional(slot) = values.slot(0) else { panic!("an optional member") };
    let Slot::Scalar(slot) = slot.fill() else { panic!("a single value") };
    slot.set(Scalar::String(name)).unwrap();
    let bytes = written(&values).unwrap();
    assert!(bytes.starts_with(b"--groupwright-0000000000000002\r\n"));
    assert_eq!(read(&bytes, &DecodeOptions::REQUEST).unwrap(), values);
    assert_eq!(written(&values).unwrap(), bytes);
}

#[test]
fn a_body_without_parts_has_a_boundary() {
    let empty = record("{}");
    let bytes = written(&empty).unwrap();
    assert_eq!(bytes, b"--groupwright-0000000000000000--\r\n");
    assert_eq!(read(&bytes, &DecodeOptions::REQUEST).unwrap(), empty);
}

#[test]
fn refuses_files_that_would_be_read_as_others() {
    for (file, what) in [
        (
            "data:;name=,x",
            "/file: cannot be written as multipart: the name of the file is empty, so it would be read as no file",
        ),
        ("data:;name=a%5C,x", "the name of the file contains a backslash"),
        ("data:;name=%2522,x", "the name of the file contains %22"),
        ("data:;name=%00,x", "the name of the file contains a control character"),
        ("data:text;name=a,x", "the media type of the file is none"),
        ("data:text/plain%0D%0AX:1;name=a,x", "the media type of the file is none"),
    ] {
        let error = written(&record(&format!("{{\"file\":\"{file}\"}}"))).unwrap_err();
        assert!(error.contains(what), "{file}: {error}");
    }
}

#[test]
fn reads_parts_as_others_write_them() {
    let text = body(&[
        &part("name", "x").replace("Content-Disposition", "content-disposition"),
        "Content-Type: text/plain\nX-Other: 1\nContent-Disposition: form-data; name=tags\n\na",
        "Content-Disposition: form-data; name=\"file\"; filename=\"\"\nContent-Type: application/octet-stream\n\n",
        "Content-Disposition: form-data; name=\"icon\"; filename=\"other.gif\"\nContent-Transfer-Encoding: binary\n\n--b--\n--bc",
    ]);
    let expected = record(r#"{"name":"x","tags":["a"],"file":null,"icon":"LS1iLS0NCi0tYmM="}"#);
    // The text of a boundary is one only at the start of a line, and the whole line.
    let text = text.replace("\r\n\r\n--b--\r\n--bc", "\r\n\r\n --b--\r\n--bc");
    let expected_icon = record(r#"{"name":"x","tags":["a"],"file":null,"icon":"IC0tYi0t"}"#);
    drop(expected);
    let boundary = Boundary::new("b");
    let cut = text.replace("\r\n--bc", "");
    for text in [cut.clone(), format!("before\r\n{cut}after"), cut.replace("--b\r\n", "--b \t\r\n")] {
        let options = DecodeOptions { boundary, ..DecodeOptions::REQUEST };
        assert_eq!(read(text.as_bytes(), &options).as_ref(), Ok(&expected_icon), "{text}");
    }
}

#[test]
fn a_longer_line_is_no_boundary() {
    let text = body(&[&part("name", "x\n--bc\n--b c\n--b")]).replace("--b\r\n--b--", "--bb\r\n--b--");
    let read = read(text.as_bytes(), &DecodeOptions::REQUEST).unwrap();
    let Value::Scalar(name) = read.get(0) else { panic!("a name") };
    assert_eq!(name, Scalar::String("x\r\n--bc\r\n--b c\r\n--bb"));
}

#[test]
fn texts_have_their_charset() {
    let head = "Content-Disposition: form-data; name=\"name\"\r\nContent-Type: text/plain; charset=";
    let of = |charset: &str, bytes: &[u8]| {
        [b"--b\r\n", head.as_bytes(), charset.as_bytes(), b"\r\n\r\n", bytes, b"\r\n--b--"].concat()
    };
    let expected = record(r#"{"name":"é"}"#);
    assert_eq!(read(&of("iso-8859-1", b"\xE9"), &DecodeOptions::REQUEST).as_ref(), Ok(&expected));
    assert_eq!(read(&of("UTF-8", "é".as_bytes()), &DecodeOptions::REQUEST).as_ref(), Ok(&expected));
    for (charset, what) in [
        ("utf-8", "not valid UTF-8".to_owned()),
        ("x", format!("the charset \"x\" is not supported; only {}", Charset::SUPPORTED)),
    ] {
        let what = format!("line 5, column 1: /name: {what}\n");
        assert_eq!(read(&of(charset, b"\xE9"), &DecodeOptions::REQUEST), Err(what));
    }
}

#[test]
fn reports_what_is_wrong_with_values() {
    for (parts, what) in [
        (&[part("other", "x")][..], "line 4, column 1: /other: unknown member \"other\"\n"),
        (&[part("name", "x"), part("name", "y")], "line 8, column 1: /name: found 2 times; expected once\n"),
        (&[part("inner[id]", "x")], "line 4, column 1: /inner/id: expected an integer, found \"x\"\n"),
        (&[part("meta", "{")], "line 4, column 1: /meta"),
        (
            &[part("file", "x")],
            "line 4, column 1: /file: expected a file, found a part without a file name\n",
        ),
        (
            &[part("files", "")],
            "line 4, column 1: /files/0: expected a file, found an empty part without a file name\n",
        ),
    ] {
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        let error = read(body(&parts).as_bytes(), &DecodeOptions::REQUEST).unwrap_err();
        assert!(error.starts_with(what), "{error}");
    }
    let nameless = body(&[&part("file", "x")]);
    let expected = record(r#"{"file":"data:;name=,x"}"#);
    assert_eq!(read(nameless.as_bytes(), &DecodeOptions::RESPONSE), Ok(expected));
}

#[test]
fn refuses_malformed_bodies_with_a_place() {
    let whole = body(&[&part("name", "x")]);
    for (text, what) in [
        (String::new(), "line 1, column 1: expected a line that starts with -- and a boundary\n"),
        (whole.replace("--b--", ""), "line 4, column 1: the boundary after this part is missing\n"),
        (
            whole.replace("--b--", "--b"),
            "line 6, column 1: the last boundary, which has -- after it, is missing\n",
        ),
        (whole.replace("\r\n\r\n", "\r\n"), "line 2, column 1: a part without an empty line"),
        (
            whole.replace("Content", "X"),
            "line 2, column 1: a part without a Content-Disposition that names it\n",
        ),
        (
            whole.replace("; name=\"name\"", ""),
            "line 2, column 1: a part without a Content-Disposition that names it\n",
        ),
        (whole.replace("form-data", "file"), "line 2, column 1: expected the disposition form-data\n"),
        (
            whole.replace("\r\n\r\n", "\r\n folded\r\n\r\n"),
            "line 3, column 1: a header field of several lines\n",
        ),
        (
            whole.replace("\r\n\r\n", "\r\nX: a\rb\r\n\r\n"),
            "line 3, column 1: a header field of several lines\n",
        ),
        (whole.replace("\r\n\r\n", "\r\nnone\r\n\r\n"), "line 3, column 1: expected a header field\n"),
        (
            whole.replace("\r\n\r\n", "\r\nContent-Type: a/b\r\ncontent-type: c/d\r\n\r\n"),
            "line 4, column 1: the header field content-type occurs more than once\n",
        ),
        (
            whole.replace("\r\n\r\n", "\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
            "line 3, column 1: the encoding \"base64\" of a part is not supported\n",
        ),
        (whole.replace("\r\n", "\n"), "line 1, column 1: the boundary \"b\" does not occur\n"),
        (
            whole.replace("\"name\"", &format!("\"{}\"", "x".repeat(5000))),
            "line 2, column 1: a name of 5000 bytes; the maximum is 4096\n",
        ),
    ] {
        let error = read(text.as_bytes(), &DecodeOptions::REQUEST).unwrap_err();
        assert!(error.starts_with(what), "{text}\n{error}");
        assert!(difference(Format::Multipart, whole.as_bytes(), text.as_bytes()).is_some());
    }
    let options = DecodeOptions { boundary: Boundary::new("c"), ..DecodeOptions::REQUEST };
    assert_eq!(
        read(whole.as_bytes(), &options).unwrap_err(),
        "line 1, column 1: the boundary \"c\" does not occur\n"
    );
}

#[test]
fn a_body_is_limited_in_size_and_in_parts() {
    let parts = part("tags", "x");
    let many = body(&[parts.as_str(); 20]);
    let of = |bytes, items| {
        let limits = Limits { bytes, items, ..Limits::USUAL };
        read(many.as_bytes(), &DecodeOptions { limits, ..DecodeOptions::REQUEST })
    };
    assert!(of(many.len(), 20).is_ok());
    assert!(of(many.len() - 1, 20).unwrap_err().contains("longer than"));
    assert!(of(many.len(), 19).unwrap_err().contains("more than 19 parts"));
    let head = format!("X: {}\n{}", "x".repeat(20_000), part("name", "x"));
    assert!(read(body(&[&head]).as_bytes(), &DecodeOptions::REQUEST).unwrap_err().contains("16384 bytes"));
}

#[test]
fn no_truncated_or_damaged_body_is_read_as_the_whole() {
    let values = record(r#"{"name":"x","files":["data:image/png;name=a;base64,/wD/"]}"#);
    let bytes = written(&values).unwrap();
    for length in 0..bytes.len() - 4 {
        assert!(read(&bytes[..length], &DecodeOptions::REQUEST).is_err(), "{length}");
    }
    for position in 0..bytes.len() {
        for byte in [0, b'\r', b'\n', b'-', b'"', 0xff] {
            let mut damaged = bytes.clone();
            damaged[position] = byte;
            // It must only neither panic nor hang.
            let _ = read(&damaged, &DecodeOptions::REQUEST);
            let _ = read(&damaged, &DecodeOptions::RESPONSE);
        }
    }
}

#[test]
fn differences_name_the_part() {
    let one = body(&[
        &part("a", "x"),
        "Content-Disposition: form-data; name=b; filename=c\nContent-Type: A/B\n\ny",
    ]);
    let turned = body(&[
        "Content-Type: a/b\nContent-Disposition: form-data; name=\"b\"; filename=\"c\"\n\ny",
        &part("a", "x"),
    ]);
    let difference = |found: &str| difference(Format::Multipart, one.as_bytes(), found.as_bytes());
    assert_eq!(difference(&turned.replace("--b", "--other")), None);
    let typed =
        "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nx";
    let typed = turned.replace(&part("a", "x").replace('\n', "\r\n"), typed);
    assert!(typed.contains("text/plain"));
    assert_eq!(difference(&typed), None, "the media type of a part that is no file");
    for (found, what) in [
        (turned.replace("\r\nx\r\n", "\r\nz\r\n"), "\"a\": expected \"x\", found \"z\""),
        (turned.replace("a/b", "a/c"), "\"b\": expected the media type \"A/B\", found \"a/c\""),
        (turned.replace("\"c\"", "\"d\""), "\"b\": expected the file name \"c\", found \"d\""),
        (turned.replace("; filename=\"c\"", ""), "\"b\": expected the file name \"c\", found none"),
        (turned.replace("Content-Type: a/b\r\n", ""), "\"b\": expected the media type \"A/B\", found none"),
        (turned.replace("\"a\"", "\"e\""), "\"a\" is missing"),
        (body(&[&part("a", "x"), &part("a", "x")]), "\"a\": expected 1 parts, found 2"),
    ] {
        assert_eq!(difference(&found).as_deref(), Some(what));
    }
    assert_eq!(
        super::difference(turned.as_bytes(), body(&[]).as_bytes()).as_deref(),
        Some("\"a\" is missing")
    );
    assert_eq!(
        super::difference(body(&[]).as_bytes(), turned.as_bytes()).as_deref(),
        Some("\"a\" is not expected")
    );
}

#[test]
fn files_of_generated_structures_are_not_copied_into_texts() {
    let mut file = File::new("", "");
    let Slot::Scalar(slot) = Wire::slot(&mut file) else { panic!("a single value") };
    slot.set_file(File::new("a", [1])).unwrap();
    assert_eq!((file.name(), file.bytes()), ("a", &[1][..]));
    let mut text = String::new();
    let Slot::Scalar(slot) = Wire::slot(&mut text) else { panic!("a single value") };
    assert!(slot.set_file(file).is_err());
}
