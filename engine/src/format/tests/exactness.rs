//! Numbers and dates keep their value, or are refused.

use super::*;
use crate::types::{DateTime, LocalDateTime};

/// A text as a format has it where JSON has a string.
fn quoted(format: Format, text: &str) -> String {
    if format == Format::Json { format!("{text:?}") } else { text.to_owned() }
}

#[test]
fn writes_the_number_1700000000000000_without_an_exponent() {
    for (format, body) in [
        (Format::Json, r#"{"value":1700000000000000}"#),
        (Format::Xml, "<Holder><value>1700000000000000</value></Holder>"),
        (Format::Form, "value=1700000000000000"),
        (Format::Text, "1700000000000000"),
    ] {
        let written = written_member(format, 1_700_000_000_000_000.0, Node::NUMBER).unwrap();
        assert!(written.contains(body), "{written}");
    }
}

#[test]
fn refuses_leap_seconds() {
    for format in OF_EVERY_TYPE {
        for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
            for text in ["2016-12-31T23:59:60Z", "2016-12-31T10:11:60Z"] {
                let text = quoted(format, text);
                let read = read_member::<DateTime>(format, &text, Node::DATETIME, &options);
                assert!(read.unwrap_err().starts_with("expected a date-time"), "{format} {text}");
            }
            let text = quoted(format, "2016-12-31T23:59:60");
            assert!(read_member::<LocalDateTime>(format, &text, Node::LOCAL_DATETIME, &options).is_err());
        }
    }
}

#[test]
fn refuses_dates_outside_rfc_3339() {
    for format in OF_EVERY_TYPE {
        for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
            for text in [
                "2024-01-01T00:00:00-24:00",
                "2024-01-01T00:00:00+25:59",
                "2024-01-01T00:00Z",
                "20240101T000000Z",
                "2024-01-01T00:00:00+0100",
                "2024-01-01T00:00:50,5Z",
                "+002024-01-01T00:00:00Z",
                "2024-01-01T00:00:00",
            ] {
                let text = quoted(format, text);
                let read = read_member::<DateTime>(format, &text, Node::DATETIME, &options);
                assert!(read.is_err(), "{format} {text}: {read:?}");
            }
            let text = quoted(format, "2024-01-01T00:00:00.5+23:59");
            assert!(read_member::<DateTime>(format, &text, Node::DATETIME, &options).is_ok(), "{format}");
        }
    }
}

#[test]
fn accepts_1_0_as_an_integer_in_a_request() {
    for format in OF_EVERY_TYPE {
        for (text, integer) in [("1.0", Some(1)), ("1e3", Some(1000)), ("1.5", None), ("1e99", None)] {
            let read = read_member::<i64>(format, text, Node::INTEGER, &DecodeOptions::REQUEST);
            assert_eq!(read.ok(), integer, "{format} {text}");
        }
    }
}
