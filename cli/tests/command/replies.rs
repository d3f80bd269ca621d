//! `respond`: replies as a server writes them, and what is said of those that cannot be written.

use std::fs;

use serde_json::json;

use crate::run::{parsed, run};

const EMFLUENCE: &str = "specs/emfluence/save_group.yaml";
const CHECKMARKET: &str = "specs/checkmarket/create_group.yaml";
const REPLIES: &str = "tests/conformance/specs/replies/create_group.yaml";
const HEADERS: &str = "tests/conformance/specs/reply_headers/create_group.yaml";

#[test]
fn writes_the_reply_that_it_reads() {
    let value = r#"{"success":false,"errors":["That name is in use"],"code":301}"#;
    let written = run(&["respond", EMFLUENCE, "--reply", "Failed", "--value", "-"], value);
    assert_eq!(written.code, Some(0), "{written:?}");
    let (head, body) = written.out.split_once("\r\n\r\n").unwrap();
    assert_eq!(
        head,
        format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}", body.len())
    );
    let read = run(&["response", EMFLUENCE, "--status", "200", "-"], body);
    let said = parsed(&read.out);
    assert_eq!((&said["reply"], &said["value"]), (&json!("Failed"), &parsed(value)), "{read:?}");
}

#[test]
fn writes_each_format_and_header_fields() {
    let value = r#"{"Location": "https://example.com/1", "X-Left": 9, "id": 1}"#;
    let ended = run(&["respond", HEADERS, "--reply", "Created", "--format", "xml", "--value", "-"], value);
    assert_eq!(
        ended.out,
        "HTTP/1.1 201 Created\r\nlocation: https://example.com/1\r\nx-left: 9\r\ncontent-type: application/xml\r\n\
         content-length: 25\r\n\r\n<group><id>1</id></group>",
        "{ended:?}"
    );
    let without = run(&["respond", HEADERS, "--reply", "NoContent", "--value", "-"], r#"{"Location":"/1"}"#);
    assert_eq!(without.out, "HTTP/1.1 204 No Content\r\nlocation: /1\r\n\r\n", "{without:?}");
}

#[test]
fn writes_replies_without_a_value_and_statuses_of_a_range() {
    let bare = run(&["respond", REPLIES, "--reply", "Accepted"], "");
    assert_eq!(bare.out, "HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n", "{bare:?}");
    let optional = run(&["respond", REPLIES, "--reply", "Down", "--status", "503"], "");
    assert_eq!(optional.out, "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n", "{optional:?}");
}

#[test]
fn reports_values_that_no_reply_is_made_of() {
    for (spec, reply, value, pointer, problem) in [
        (EMFLUENCE, "Failed", r#"{"success":false,"code":"x"}"#, "/code", "expected an integer"),
        (REPLIES, "Created", r#"{"success":false,"id":1}"#, "", "a client would not recognize"),
        (HEADERS, "NoContent", r#"{"Location":"a\r\nb"}"#, "/Location", "expected printable ASCII"),
        (HEADERS, "NoContent", "{}", "/Location", "required"),
    ] {
        let ended = run(&["respond", spec, "--reply", reply, "--value", "-"], value);
        let said = parsed(&ended.out);
        let row = &said["problems"][0];
        let what = row["problem"].as_str().unwrap();
        assert_eq!((ended.code, row["pointer"].as_str()), (Some(1), Some(pointer)), "{ended:?}");
        assert!(said["outcome"] == "invalid" && what.contains(problem), "{what}");
    }
}

#[test]
fn names_the_replies_that_there_are() {
    for (spec, arguments, said) in [
        (
            REPLIES,
            &["--reply", "Creatd"][..],
            "has no reply \"Creatd\"; did you mean `Created`?\nits replies are:\n  Created (200): The group.",
        ),
        (REPLIES, &["--reply", "x"], "\n  Down (500 to 599): It is down."),
        (REPLIES, &["--reply", "Created"], "the reply Created has a value: give it with --value FILE"),
        (REPLIES, &["--reply", "Accepted", "--value", "-"], "has no value: leave out --value"),
        (REPLIES, &["--reply", "Accepted", "--format", "xml"], "leave out --format"),
        (REPLIES, &["--reply", "NotFound", "--format", "xml"], "has no XML body; choose one of: text"),
        (REPLIES, &["--reply", "Down", "--status", "404"], "choose one of 500 to 599"),
        (CHECKMARKET, &["--reply", "Created", "--value", "nowhere.json"], "on standard input with --value -"),
        (CHECKMARKET, &[], "--reply"),
    ] {
        let ended = run(&[&["respond", spec], arguments].concat(), "{}");
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{ended:?}");
        assert!(ended.err.contains(said), "{ended:?}");
    }
}

#[test]
fn a_body_with_a_content_coding_is_an_error_and_one_without_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("message");
    let path = file.to_str().unwrap();
    let read = |coding: &str, body: &[u8]| {
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-encoding: {coding}\r\n\r\n"
        );
        fs::write(&file, [head.as_bytes(), body].concat()).unwrap();
        run(&["response", "specs/invisible_collector/create_group.yaml", path], "")
    };
    for (coding, shown, body) in [
        ("gzip", "gzip", &b"\x1f\x8b\x08\0\0\0\0\0"[..]),
        ("GZIP", "gzip", b"\x1f\x8b\x08\0\0\0\0\0"),
        ("x-gzip", "gzip", b"\x1f\x8b\x08\0\0\0\0\0"),
        ("zstd", "zstd", b"\x28\xb5\x2f\xfd"),
        ("br", "br", b"\x8b\x02\x80"),
    ] {
        let ended = read(coding, body);
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{ended:?}");
        let expected = format!("has the content encoding \"{shown}\", which was not undone");
        assert!(ended.err.contains(&expected), "{ended:?}");
    }
    // What `curl --compressed` prints.
    let ended = read("gzip", br#"{"id":"1","name":"A"}"#);
    assert_eq!(parsed(&ended.out)["outcome"], "success", "{ended:?}");
}
