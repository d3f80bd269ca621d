//! Each token by itself: what it gives, and where it leaves the lexer.

use super::*;

#[test]
fn peek_skips_white_space_only() {
    for (text, peek) in [
        (" null", Peek::Null),
        ("\ttrue", Peek::True),
        ("\rfalse", Peek::False),
        ("\n-1", Peek::Number),
        (" 9", Peek::Number),
        (" \"a\"", Peek::String),
        (" [", Peek::Array),
        (" {", Peek::Object),
    ] {
        let mut lexer = Lexer::new(text);
        for _ in 0..2 {
            assert_eq!((lexer.peek(), lexer.offset()), (Ok(peek), 1), "{text:?}");
        }
    }
}

#[test]
fn borrows_strings_without_escapes() {
    for length in 0..40 {
        let plain = "é".repeat(length);
        for (written, said, borrowed) in [
            (plain.clone(), plain.clone(), true),
            (format!("{plain}\\n"), format!("{plain}\n"), false),
            (format!("\\u00e9{plain}"), format!("é{plain}"), false),
            (format!("{plain}\\\\{plain}\\\"{plain}"), format!("{plain}\\{plain}\"{plain}"), false),
        ] {
            let text = format!("\"{written}\",");
            let mut lexer = Lexer::new(&text);
            let string = lexer.string().unwrap();
            assert_eq!((&*string, matches!(string, Cow::Borrowed(_))), (said.as_str(), borrowed));
            assert_eq!(lexer.offset(), text.len() - 1);
            let mut lexer = Lexer::new(&text);
            assert_eq!((lexer.skip_string(), lexer.offset()), (Ok(()), text.len() - 1));
        }
    }
}

#[test]
fn finds_the_end_of_a_string_run_at_every_offset() {
    for byte in 0..=u8::MAX {
        let ends = byte < b' ' || byte == b'"' || byte == b'\\';
        for at in 0..20 {
            let mut bytes = [b'a'; 40];
            bytes[at] = byte;
            bytes[30] = b'"';
            assert_eq!(string::run_end(&bytes, 0), if ends { at } else { 30 }, "{byte} {at}");
            assert_eq!(string::run_end(&bytes[..25], 0), if ends { at } else { 25 }, "{byte} {at}");
        }
    }
    // Neighbours cannot make each other seem to end a run, or hide that one does.
    for (first, second) in (0..=u8::MAX).flat_map(|first| (0..=u8::MAX).map(move |second| (first, second))) {
        let bytes = [b'a', first, second, b'a', b'a', b'a', b'a', b'"'];
        let plain = bytes.iter().position(|byte| crate::bytes::escaped_in_json(*byte));
        assert_eq!(Some(string::run_end(&bytes, 0)), plain, "{bytes:?}");
    }
}

#[test]
fn reads_the_text_and_the_value_of_numbers() {
    for (text, integer) in [
        ("0", Some(0)),
        ("-0", Some(0)),
        ("7", Some(7)),
        ("-42", Some(-42)),
        ("999999999999999999", Some(999_999_999_999_999_999)),
        ("1000000000000000000", Some(1_000_000_000_000_000_000)),
        ("9223372036854775807", Some(i64::MAX)),
        ("-9223372036854775807", Some(-i64::MAX)),
        ("-9223372036854775808", Some(i64::MIN)),
        ("9223372036854775808", None),
        ("-9223372036854775809", None),
        ("18446744073709551616", None),
        ("100000000000000000000000000000", None),
        ("1.0", None),
        ("1e3", None),
        ("-1.5E-7", None),
    ] {
        let mut lexer = Lexer::new(text);
        assert_eq!(lexer.number(), Ok(Number { text, integer }));
        assert_eq!(lexer.finish(), Ok(()));
    }
}

#[test]
fn matches_precomputed_keys_exactly() {
    let mut lexer = Lexer::new(r#"{"a":1,"bc":2 ,"d":3,"e" :4}"#);
    lexer.open();
    assert_eq!(lexer.next_member(true), Ok(true));
    assert!(!lexer.takes_key("\"ab\":"));
    assert!(lexer.takes_key("\"a\":"));
    assert_eq!(lexer.number().map(|number| number.integer), Ok(Some(1)));
    assert!(!lexer.takes_member(",\"b\":"));
    assert!(lexer.takes_member(",\"bc\":"));
    assert_eq!(lexer.number().map(|number| number.integer), Ok(Some(2)));
    // With white space before the comma, the names are to be read.
    assert!(!lexer.takes_member(",\"d\":"));
    assert_eq!(lexer.next_member(false), Ok(true));
    assert!(lexer.takes_key("\"d\":"));
    assert_eq!(lexer.number().map(|number| number.integer), Ok(Some(3)));
    assert!(!lexer.takes_member(",\"e\":"));
    assert_eq!(lexer.next_member(false), Ok(true));
    assert!(!lexer.takes_key("\"e\":"));
    assert_eq!(lexer.key().as_deref(), Ok("e"));
    assert_eq!(lexer.number().map(|number| number.integer), Ok(Some(4)));
    assert_eq!(lexer.next_member(false), Ok(false));
    assert_eq!(lexer.finish(), Ok(()));
    assert!(!lexer.takes_key("\"a\":") && !lexer.takes_member(",\"a\":"));
}

#[test]
fn errors_state_their_cause_and_offset() {
    for (text, offset, what) in [
        ("", 0, "expected a value, found the end"),
        ("[1,]", 3, "expected a value"),
        ("[1,", 3, "expected a value, found the end"),
        ("[1 2]", 3, "expected `,` or `]`"),
        ("[1 ", 3, "expected `,` or `]`, found the end"),
        ("{\"a\":1 2}", 7, "expected `,` or `}`"),
        ("{\"a\":1", 6, "expected `,` or `}`, found the end"),
        ("{a:1}", 1, "key must be a string"),
        ("{\"a\":1,}", 7, "key must be a string"),
        ("{", 1, "expected a key, found the end"),
        ("{\"a\" 1}", 5, "expected `:`"),
        ("{\"a\"", 4, "expected `:`, found the end"),
        ("[nul]", 1, "expected `null`"),
        ("[True]", 1, "expected a value"),
        ("[trux]", 1, "expected `true`"),
        ("[falsy]", 1, "expected `false`"),
        ("1 x", 2, "expected the end"),
        ("01", 1, "a number of more digits cannot start with 0"),
        ("-a", 1, "expected a digit"),
        ("1.", 2, "expected a digit, found the end"),
        ("\"a\tb\"", 2, "unescaped control character"),
        ("\"abc", 4, "the string is not terminated"),
        ("\"ab\\", 4, "the string is not terminated"),
        ("\"ab\\x\"", 3, "invalid escape sequence"),
        ("\"\\u00xx\"", 5, "expected four hexadecimal digits"),
        ("\"ab\\ud800\"", 3, "unpaired surrogate"),
        ("\"ab\\udc00\\ud800\"", 3, "unpaired surrogate"),
    ] {
        assert_eq!(read(text), Err(SyntaxError { offset, what }), "{text:?}");
    }
}
