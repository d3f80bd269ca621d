//! The charsets of the Encoding Standard, with the feature.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use percent_encoding::percent_decode;

use super::write;
use crate::format::{DecodeOptions, decode};
use crate::table::{Charset, Format, Node};
use crate::value::Wire;

fn read(format: Format, label: &str, body: &[u8], strict: bool) -> Result<String, String> {
    let mut text = String::new();
    let charset = Charset::from_name(label);
    assert!(charset.is_some(), "{label}");
    let options = DecodeOptions { strict, charset, ..DecodeOptions::RESPONSE };
    let read = decode(format, body, &Node::STRING, Wire::slot(&mut text), &options);
    read.map(|()| text).map_err(|error| error.problems[0].to_string())
}

fn written(format: Format, label: &str, text: &str) -> Result<Vec<u8>, String> {
    write(Charset::from_name(label).unwrap(), format, text.as_bytes().to_vec())
}

/// A text of each encoding, with its bytes.
const SAMPLES: &[(&str, &str, &[u8])] = &[
    ("windows-1252", "€é", b"\x80\xE9"),
    ("iso-8859-15", "€é", b"\xA4\xE9"),
    ("windows-1250", "ěš", b"\xEC\x9A"),
    ("windows-1251", "Привет", b"\xCF\xF0\xE8\xE2\xE5\xF2"),
    ("koi8-r", "Привет", b"\xF0\xD2\xC9\xD7\xC5\xD4"),
    ("ibm866", "Привет", b"\x8F\xE0\xA8\xA2\xA5\xE2"),
    ("macintosh", "é", b"\x8E"),
    ("windows-874", "ก", b"\xA1"),
    ("shift_jis", "あ表", b"\x82\xA0\x95\x5C"),
    ("euc-jp", "あ", b"\xA4\xA2"),
    ("iso-2022-jp", "あ", b"\x1B$B$\"\x1B(B"),
    ("gbk", "中€", b"\xD6\xD0\x80"),
    ("gb18030", "😀", b"\x94\x39\xFC\x36"),
    ("big5", "中", b"\xA4\xA4"),
    ("euc-kr", "한", b"\xC7\xD1"),
    ("x-user-defined", "\u{F780}", b"\x80"),
];

#[test]
fn reads_and_writes_each_encoding() {
    for (label, text, bytes) in SAMPLES {
        for strict in [false, true] {
            assert_eq!(read(Format::Text, label, bytes, strict).as_deref(), Ok(*text), "{label}");
        }
        assert_eq!(written(Format::Text, label, text).as_deref(), Ok(*bytes), "{label}");
        let json = written(Format::Json, label, &format!("\"{text}\"")).unwrap();
        assert_eq!(read(Format::Json, label, &json, true).as_deref(), Ok(*text), "{label}");
    }
}

#[test]
fn percent_encodes_the_bytes_of_the_charset() {
    for (label, text, bytes) in SAMPLES {
        let escaped = form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let form = written(Format::Form, label, &escaped).unwrap();
        assert_eq!(percent_decode(&form).collect::<Vec<_>>(), *bytes, "{label}");
        let charset = Charset::from_name(label).unwrap();
        let part = crate::error::MessagePart::Body(Format::Form);
        let body = [b"a=".as_slice(), &form].concat();
        let pairs = crate::format::form::parse(&body, charset, part, &DecodeOptions::REQUEST).unwrap();
        assert_eq!(pairs, [("a".into(), (*text).into())], "{label}");
    }
}

/// The standard's encoders write these as other characters, the first of them as a backslash, which would end
/// what escapes a quotation mark.
#[test]
fn writes_nothing_that_would_be_read_as_another_text() {
    for (label, text) in [
        ("shift_jis", "¥"),
        ("shift_jis", "‾"),
        ("euc-jp", "¥"),
        ("euc-jp", "−"),
        ("iso-2022-jp", "ｱ"),
        ("windows-1252", "\u{100}"),
        ("gbk", "\u{E5E5}"),
    ] {
        let lacks = format!("{} does not have all its characters", Charset::from_name(label).unwrap().name());
        assert_eq!(written(Format::Text, label, text), Err(lacks), "{label} {text}");
        let json = written(Format::Json, label, &format!("\"a{text}\"")).unwrap();
        assert!(json.is_ascii(), "{label} {text}");
        assert_eq!(read(Format::Json, label, &json, true), Ok(format!("a{text}")), "{label}");
    }
}

#[test]
fn says_where_bytes_are_not_in_the_charset() {
    for (label, body, expected) in [
        ("shift_jis", &b"a\n\x82\xA0\x82"[..], "line 2, column 4: not valid Shift_JIS"),
        ("euc-kr", b"a\xFF", "line 1, column 2: not valid EUC-KR"),
        ("iso-2022-jp", b"\x1B$B\xFF", "line 1, column 1: not valid ISO-2022-JP"),
    ] {
        assert_eq!(read(Format::Text, label, body, false).unwrap_err(), expected);
    }
}

#[test]
fn knows_the_labels_of_the_standard() {
    for (label, name) in [
        ("cp1252", "windows-1252"),
        ("GB2312", "GBK"),
        ("sjis", "Shift_JIS"),
        ("ks_c_5601-1987", "EUC-KR"),
        ("iso-8859-9", "windows-1254"),
        // Their names are written too, so they are what IANA has registered.
        ("latin1", "ISO-8859-1"),
        ("ascii", "US-ASCII"),
        ("unicode", "UTF-16"),
    ] {
        assert_eq!(Charset::from_name(label).map(Charset::name), Some(name));
    }
    for label in ["utf-32", "utf-7", "hz-gb-2312", "replacement", ""] {
        assert_eq!(Charset::from_name(label), None, "{label}");
    }
}
