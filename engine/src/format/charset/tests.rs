//! Bytes in every charset, in every format, in both directions.

use super::write;
use crate::charset::{Order, write_utf16};
use crate::dynamic::DynRecord;
use crate::format::{decode, encode};
use crate::table::{Charset, Field, Format, Node, Shape};
use crate::value::{Slot, Value, Wire};
use crate::walk::{DecodeOptions, EncodeOptions};

static SHAPE: Shape = Shape::new("A", &[Field::new(",\"a\":", "a", Node::STRING)]);
static RECORD: Node = Node::record(|| &SHAPE);

fn reading(charset: Option<Charset>, strict: bool) -> DecodeOptions {
    DecodeOptions { strict, charset, ..DecodeOptions::RESPONSE }
}

/// What a body says of its member `a`, or of itself where it is text; or what is wrong with it.
fn read(format: Format, body: &[u8], options: &DecodeOptions) -> Result<String, String> {
    if format == Format::Text {
        let mut text = String::new();
        let read = decode(format, body, &Node::STRING, Wire::slot(&mut text), options);
        return read.map(|()| text).map_err(|error| error.problems[0].to_string());
    }
    let mut record = DynRecord::new(&SHAPE);
    let read = decode(format, body, &RECORD, Slot::Record(&mut record), options);
    read.map(|()| format!("{record:?}")).map_err(|error| error.problems[0].to_string())
}

const E: &str = "A { a: \"é\" }";

#[test]
fn passes_over_a_byte_order_mark_in_every_format() {
    for strict in [false, true] {
        for (format, body, expected) in [
            (Format::Json, "\u{feff}{\"a\":\"é\"}", E),
            (Format::Xml, "\u{feff}<A><a>é</a></A>", E),
            (Format::Xml, "\u{feff}<?xml version='1.0' encoding='ISO-8859-1'?><A><a>é</a></A>", E),
            (Format::Form, "\u{feff}a=é", E),
            (Format::Form, "\u{feff}a=%C3%A9", E),
            (Format::Text, "\u{feff}é", "é"),
        ] {
            for charset in [None, Some(Charset::Utf8), Some(Charset::UsAscii), Some(Charset::Iso88591)] {
                let read = read(format, body.as_bytes(), &reading(charset, strict));
                assert_eq!(read.as_deref(), Ok(expected), "{body} {charset:?}");
            }
        }
    }
}

#[test]
fn takes_the_charset_of_the_media_type_before_that_of_a_declaration() {
    const LATIN: Option<Charset> = Some(Charset::Iso88591);
    const UTF_8: Option<Charset> = Some(Charset::Utf8);
    for strict in [false, true] {
        for (format, charset, body, expected) in [
            (Format::Json, LATIN, &b"{\"a\":\"\xE9\"}"[..], E),
            (Format::Xml, LATIN, b"<A><a>\xE9</a></A>", E),
            (Format::Xml, LATIN, b"<?xml version='1.0' encoding='UTF-8'?><A><a>\xE9</a></A>", E),
            (Format::Xml, None, b"<?xml version='1.0' encoding='iso-8859-1'?><A><a>\xE9</a></A>", E),
            (Format::Xml, UTF_8, "<?xml version='1.0' encoding='utf-16'?><A><a>é</a></A>".as_bytes(), E),
            (Format::Xml, UTF_8, "<?xml version='1.0' encoding='koi8-r'?><A><a>é</a></A>".as_bytes(), E),
            (Format::Form, LATIN, b"a=%E9", E),
            (Format::Form, LATIN, b"a=\xE9", E),
            (Format::Text, LATIN, b"\xE9\x80\x81", "é€\u{81}"),
        ] {
            let read = read(format, body, &reading(charset, strict));
            assert_eq!(read.as_deref(), Ok(expected), "{} {charset:?}", body.escape_ascii());
        }
    }
}

#[test]
fn refuses_what_is_in_no_charset_that_is_supported() {
    let only = Charset::SUPPORTED;
    let unsaid = "the body is in UTF-16 or UTF-32, which its media type does not say";
    let wide = &*format!("the body is in UTF-32; only {only}");
    let unknown = &*format!("the encoding of the XML declaration is \"KOI9\"; only {only}");
    let form = "a form cannot be in UTF-16";
    for (format, body, expected) in [
        (Format::Json, &b"\xFF\xFE\0\0{\0\0\0"[..], wide),
        (Format::Json, b"{\0\0\0}\0\0\0", unsaid),
        (Format::Xml, b"\0\0\0<", unsaid),
        (Format::Xml, b"\0\0\xFE\xFF\0\0\0<", wide),
        (Format::Form, b"\xFE\xFF\0a", form),
        (Format::Text, b"\xFF\xFEa\0\n\0b\0\0\xD8", "line 2, column 2: not valid UTF-16LE"),
        (Format::Text, b"\xFE\xFF\0a\0", "line 1, column 2: not valid UTF-16BE"),
        (Format::Xml, b"<?xml version='1.0' encoding='KOI9'?><A><a>\xC9</a></A>", unknown),
        (Format::Json, b"{\n\"a\":\"\xE9\"}", "line 2, column 6: not valid UTF-8"),
        (Format::Xml, b"<A>\n\xE9</A>", "line 2, column 1: not valid UTF-8"),
        (Format::Text, b"\xE9", "line 1, column 1: not valid UTF-8"),
    ] {
        assert_eq!(
            read(format, body, &reading(None, false)).unwrap_err(),
            expected,
            "{}",
            body.escape_ascii()
        );
    }
    let ascii = b"<?xml version='1.0' encoding='KOI9'?><A><a>e</a></A>";
    assert!(read(Format::Xml, ascii, &reading(None, false)).is_ok());
    assert!(read(Format::Xml, ascii, &reading(None, true)).is_err());
    let body = "{\"a\":\"é\"}".as_bytes();
    assert!(read(Format::Json, body, &reading(Some(Charset::UsAscii), false)).is_ok());
    assert_eq!(
        read(Format::Json, body, &reading(Some(Charset::UsAscii), true)).unwrap_err(),
        "line 1, column 7: the charset is US-ASCII, but the bytes are not"
    );
}

#[test]
fn reads_the_charset_of_a_media_type() {
    for (media_type, expected) in [
        ("application/json", Ok(None)),
        ("application/json; charset=\"UTF-8\"", Ok(Some(Charset::Utf8))),
        ("text/plain;x=1;Charset=us-ascii", Ok(Some(Charset::UsAscii))),
        ("text/xml; charset=iso-8859-1; x=1", Ok(Some(Charset::Iso88591))),
        ("text/xml; charset=latin1", Ok(Some(Charset::Iso88591))),
        ("text/xml; charset=", Ok(None)),
        ("text/xml; x=\"; charset=latin1\"", Ok(None)),
        ("text/xml; x=\"\\\"; charset=latin1\"; charset=us-ascii", Ok(Some(Charset::UsAscii))),
        ("text/xml; charset=utf-16", Ok(Some(Charset::Utf16))),
        ("text/xml; charset=UTF-16LE", Ok(Some(Charset::Utf16Le))),
        ("text/xml; charset=utf-32", Err("utf-32")),
        // It is not safe to read, so the standard makes it a replacement character.
        ("text/xml; charset=iso-2022-kr", Err("iso-2022-kr")),
    ] {
        assert_eq!(Charset::of_media_type(media_type), expected, "{media_type}");
    }
}

#[test]
fn reads_what_it_writes_in_every_charset() {
    for text in ["plain", "é&<\"'%+", "é€😀ÿ\u{80}", "\u{80}"] {
        for format in [Format::Json, Format::Xml, Format::Form, Format::Text] {
            for charset in [
                Charset::Utf8,
                Charset::UsAscii,
                Charset::Iso88591,
                Charset::Utf16,
                Charset::Utf16Be,
                Charset::Utf16Le,
            ] {
                let mut record = DynRecord::new(&SHAPE);
                let Slot::Scalar(slot) = crate::value::Record::slot(&mut record, 0).filled() else {
                    panic!()
                };
                slot.set_string(text.to_owned()).unwrap();
                let owned = text.to_owned();
                let (value, node) = match format {
                    Format::Text => (Wire::get(&owned), &Node::STRING),
                    _ => (Value::Record(&record), &RECORD),
                };
                let body = encode(format, value, node, &EncodeOptions::BODY).unwrap();
                let lossless = match charset {
                    Charset::Utf8 => true,
                    Charset::UsAscii => text.is_ascii(),
                    Charset::Iso88591 => {
                        text.chars().all(|character| character <= '\u{FF}' && !character.is_control())
                    }
                    Charset::Utf16 | Charset::Utf16Be | Charset::Utf16Le => format != Format::Form,
                    Charset::Other(_) => panic!("{charset:?}"),
                };
                let escapes = matches!(format, Format::Json | Format::Xml);
                let Ok(bytes) = write(charset, format, body) else {
                    assert!(!escapes && !lossless, "{format} {charset:?} {text}");
                    continue;
                };
                assert!(escapes || lossless, "{format} {charset:?} {text}");
                let expected = if format == Format::Text { text.to_owned() } else { format!("{record:?}") };
                let options = reading(Some(charset), true);
                assert_eq!(read(format, &bytes, &options), Ok(expected), "{}", bytes.escape_ascii());
            }
        }
    }
}

#[test]
fn writes_the_charset_into_the_declaration() {
    let document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><A a='é\">€'>encoding=\"UTF-8\"€é</A>";
    let written = write(Charset::Iso88591, Format::Xml, document.as_bytes().to_vec()).unwrap();
    let expected = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><A a='\xE9\">&#x20AC;'>encoding=\"UTF-8\"&#x20AC;\xE9</A>";
    assert_eq!(written.escape_ascii().to_string(), expected.escape_ascii().to_string());
    let error = write(Charset::Iso88591, Format::Xml, "<€/>".as_bytes().to_vec()).unwrap_err();
    assert_eq!(error, "ISO-8859-1 does not have all its characters");
}

#[test]
fn refers_to_characters_only_where_a_reference_can_stand() {
    let written = |document: &str| {
        let written = write(Charset::UsAscii, Format::Xml, document.as_bytes().to_vec());
        written.map(|bytes| String::from_utf8(bytes).unwrap())
    };
    for (document, expected) in [
        ("<a b='€\">' c=\"'€\">€</a>", "<a b='&#x20AC;\">' c=\"'&#x20AC;\">&#x20AC;</a>"),
        ("<a><![CDATA[it's <€]]>€</a>", "<a><![CDATA[it's <]]>&#x20AC;<![CDATA[]]>&#x20AC;</a>"),
        ("<a><!-- it's <a> -->€</a>", "<a><!-- it's <a> -->&#x20AC;</a>"),
        ("<a><?p it's?>€</a>", "<a><?p it's?>&#x20AC;</a>"),
    ] {
        assert_eq!(written(document).as_deref(), Ok(expected));
    }
    for document in ["<€/>", "<a €='1'/>", "<a><!-- € --></a>", "<a><?p €?></a>", "<a b='1' €='2'>"]
    {
        assert!(written(document).is_err(), "{document}");
    }
}

#[test]
fn tells_the_byte_order_of_utf_16() {
    let wide = |order, text: &str| write_utf16(order, text);
    let (big, little) = (wide(Order::Big, "{\"a\":\"é\"}"), wide(Order::Little, "{\"a\":\"é\"}"));
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    for strict in [false, true] {
        for charset in [None, Some(Charset::Utf8), Some(Charset::Utf16), Some(Charset::Iso88591)] {
            for body in [marked(b"\xFE\xFF", &big), marked(b"\xFF\xFE", &little)] {
                assert_eq!(
                    read(Format::Json, &body, &reading(charset, strict)).as_deref(),
                    Ok(E),
                    "{charset:?}"
                );
            }
            for body in [&big, &little] {
                let is_said = charset == Some(Charset::Utf16);
                let read = read(Format::Json, body, &reading(charset, strict));
                assert_eq!(read.is_ok(), is_said || !strict, "{charset:?} {read:?}");
            }
        }
        let text = |body: &[u8]| read(Format::Text, body, &reading(Some(Charset::Utf16), strict));
        assert_eq!(text(b"\x20\xAC\0a").as_deref(), Ok("€a"));
        assert_eq!(text(b"a\0\xAC\x20").as_deref(), Ok("a€"));
        // Nothing but the media type says UTF-16, which it is not.
        let ascii = read(Format::Json, b"{\"a\":\"e\"}", &reading(Some(Charset::Utf16), strict));
        assert_eq!(ascii.is_ok(), !strict);
        let declared = b"<?xml version='1.0' encoding='utf-16'?><A><a>e</a></A>";
        assert_eq!(read(Format::Xml, declared, &reading(None, strict)).is_ok(), !strict);
    }
    let written = |charset, text: &str| write(charset, Format::Text, text.as_bytes().to_vec()).unwrap();
    assert_eq!(written(Charset::Utf16, "€"), b"\xFE\xFF\x20\xAC");
    assert_eq!(written(Charset::Utf16Be, "€"), b"\x20\xAC");
    assert_eq!(written(Charset::Utf16Le, "😀"), b"\x3D\xD8\0\xDE");
}

/// What a charset lacks is refused where it stands.
#[test]
fn refuses_what_a_charset_lacks_at_its_place() {
    static MAP: Node = Node::map(&Node::STRING);
    static PIN: Node = Node::STRING.secret();
    static PLACES: Shape = Shape::new(
        "P",
        &[Field::new(",\"m\":", "m", Node::map(&MAP)), Field::new(",\"pin\":", "pin", Node::STRING.secret())],
    );
    static ROOT: Node = Node::record(|| &PLACES);
    assert!(PIN.is_secret());
    let refusal = |format, json: &str| {
        let mut record = DynRecord::new(&PLACES);
        decode(Format::Json, json.as_bytes(), &ROOT, Slot::Record(&mut record), &DecodeOptions::VALUES)
            .unwrap();
        let options = EncodeOptions { charset: Charset::Iso88591, ..EncodeOptions::BODY };
        encode(format, Value::Record(&record), &ROOT, &options).map_err(|error| (error.pointer, error.what))
    };
    let lacks = "ISO-8859-1 does not have all its characters";
    let shown = format!("{lacks}, such as U+20AC");
    let of = |pointer: &str, what: &str| Err((pointer.to_owned(), what.to_owned()));
    for (format, json, expected) in [
        (Format::Form, r#"{"m":{"a":{"b":"x€"}}}"#, of("/m/a/b", &shown)),
        (Format::Form, r#"{"m":{"a":{"€":"x"}}}"#, of("/m/a/€", &shown)),
        (Format::Xml, r#"{"m":{"a":{"€":"x"}}}"#, of("/m/a/€", &shown)),
        (Format::Form, r#"{"pin":"€"}"#, of("/pin", lacks)),
    ] {
        assert_eq!(refusal(format, json), expected, "{format} {json}");
    }
    assert!(refusal(Format::Xml, r#"{"m":{"a":{"b":"x€"}}}"#).is_ok());
    assert!(refusal(Format::Json, r#"{"m":{"a":{"€":"x€"}}}"#).is_ok());
}
