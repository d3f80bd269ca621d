//! What is refused, and how that is told.

use super::*;

#[test]
fn reports_every_invalid_value_with_its_location() {
    let body = "{\n  \"size\": \"many\",\n  \"tags\": [1, {}],\n  \"vault\": [1],\n  \"state\": \"idle\",\n  \"notes\": 1\n}";
    assert_eq!(
        read(body, &DecodeOptions::RESPONSE).unwrap_err(),
        "line 2, column 11: /size: expected an integer, found the string \"many\"\n\
         line 3, column 15: /tags/1: expected a string, found an object\n\
         line 4, column 12: /vault: expected an object, found a list\n\
         line 5, column 12: /state: expected one of on, off, found the string \"idle\"\n\
         line 6, column 12: /notes: expected an object, found the number 1\n\
         line 1, column 1: /name: the required member \"name\" is missing"
    );
}

#[test]
fn keeps_valid_members_beside_invalid_ones() {
    let mut record = DynRecord::new(&GROUP);
    let body = br#"{"name":"a","size":"many","ratio":2}"#;
    decode(Format::Json, body, &GROUPS, Slot::Record(&mut record), &DecodeOptions::RESPONSE).unwrap_err();
    assert_eq!(write(&record, &EncodeOptions::VALUES), r#"{"name":"a","ratio":2}"#);
}

#[test]
fn reports_a_syntax_error_as_one_problem() {
    for (body, place) in [
        ("", "line 1, column 1: not valid JSON"),
        ("   ", "line 1, column 4: not valid JSON"),
        ("{\"name\":\"a\"", "line 1, column 12: not valid JSON"),
        ("{\"name\":\"a\",}", "line 1, column 13: not valid JSON"),
        ("{\"name\":\"a\"} x", "line 1, column 14: not valid JSON"),
        ("{\"name\":\"a\"}{}", "line 1, column 13: not valid JSON"),
        ("{\"size\":01}", "line 1, column 10: /size: not valid JSON"),
        ("{\"ratio\":NaN}", "line 1, column 10: /ratio: not valid JSON"),
        ("{\"x\":[1,\n 2 3]}", "line 2, column 4: not valid JSON"),
        ("{'name':\"a\"}", "line 1, column 2: not valid JSON"),
        ("{\"name\":\"a\tb\"}", "line 1, column 11: /name: not valid JSON"),
    ] {
        for options in [DecodeOptions::RESPONSE, DecodeOptions::REQUEST] {
            let error = read(body, &options).unwrap_err();
            let last = error.lines().last().unwrap();
            assert!(last.starts_with(place), "{body:?}: {error}");
        }
    }
}

#[test]
fn refuses_invalid_utf_8_in_every_position() {
    for body in
        [&b"{\"name\":\"a\xff\"}"[..], b"{\"\xff\":1}", b"{\"x\":[{\"y\":\"\xc3\"}],\"name\":\"a\"}", b"\xff"]
    {
        let error = read_as(&GROUP, body, &DecodeOptions::RESPONSE).unwrap_err();
        assert!(error.contains("not valid UTF-8"), "{error}");
    }
}

#[test]
fn tells_where_a_byte_is_no_text() {
    for (body, problem) in [
        (&b"{\"name\":\"a\xff\"}"[..], "line 1, column 11: not valid UTF-8"),
        (b"{\n \"name\":\"\xc3\xa9\xc3\"}", "line 2, column 12: not valid UTF-8"),
    ] {
        assert_eq!(read_as(&GROUP, body, &DecodeOptions::REQUEST).unwrap_err(), problem);
    }
}

#[test]
fn reads_escapes_and_refuses_lone_surrogates() {
    let body = r#"{"name":"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é😀"}"#;
    let record = read(body, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(record.get(0).string(), Some("\"\\/\u{8}\u{c}\n\r\té😀é😀"));
    let written = write(&record, &EncodeOptions::BODY);
    assert_eq!(written, r#"{"name":"\"\\/\u0008\u000c\n\r\té😀é😀"}"#);
    assert_eq!(read(&written, &DecodeOptions::REQUEST).unwrap(), record);
    for text in [r"\ud83d", r"\ude00", r"\ud83d\u0041", r"\ud83dx", r"\x", r"\u12"] {
        assert!(read(&format!(r#"{{"name":"{text}"}}"#), &DecodeOptions::RESPONSE).is_err(), "{text}");
        assert!(
            read(&format!(r#"{{"name":"a","unknown":"{text}"}}"#), &DecodeOptions::RESPONSE).is_err(),
            "{text}"
        );
    }
}

#[test]
fn refuses_repeated_members() {
    for options in [DecodeOptions::RESPONSE, DecodeOptions::REQUEST, DecodeOptions::VALUES] {
        assert_eq!(
            read(r#"{"name":"a","notes":{"k":"1","k":{"x":[]}},"name":"a"}"#, &options).unwrap_err(),
            "line 1, column 34: /notes/k: the member occurs more than once\n\
             line 1, column 51: /name: the member occurs more than once"
        );
        // The place is that of the value and not of the white space before it.
        assert_eq!(
            read("{\"name\":\"a\",\"name\" :\n  null}", &options).unwrap_err(),
            "line 2, column 3: /name: the member occurs more than once"
        );
    }
}

#[test]
fn strict_reader_refuses_unknown_members_of_closed_structures() {
    assert_eq!(
        read(r#"{"name":"a","friendly_name":"b","vault":{"x":{"y":1}}}"#, &DecodeOptions::REQUEST)
            .unwrap_err(),
        "line 1, column 29: /friendly_name: unknown member \"friendly_name\"; did you mean \"friendlyName\"?\n\
         line 1, column 46: /vault/(secret): an unknown member of a secret"
    );
    assert!(read_as(&OPEN, br#"{"x":{"y":1},"pin":1}"#, &DecodeOptions::REQUEST).is_ok());
}

#[test]
fn shows_no_secrets_in_problems() {
    let body = r#"{"name":"a","password":{"hunter2":"hunter2"},"vault":{"pin":"hunter2","open":"hunter2"}}"#;
    for options in [DecodeOptions::RESPONSE, DecodeOptions::REQUEST] {
        let error = read(body, &options).unwrap_err();
        assert!(!error.contains("hunter2"), "{error}");
        assert_eq!(error.lines().count(), 3, "{error}");
    }
    let record = read(r#"{"name":"a","password":"hunter2"}"#, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(format!("{record:?}"), r#"Group { name: "a", password: (secret) }"#);
}

#[test]
fn refuses_or_round_trips_mutated_bodies() {
    let body =
        br#"{"name":"a\u00e9","size":-5e1,"private":1,"tags":["x",""],"notes":{"k":"v"},"vault":{"pin":1}}"#;
    let mut readable = 0;
    for at in 0..body.len() {
        for with in *b"\"\\{}[],:0e-n \x00\xff" {
            let mut mutilated = body.to_vec();
            mutilated[at] = with;
            for body in [&mutilated[..], &mutilated[..=at]] {
                let Ok(record) = read_as(&GROUP, body, &DecodeOptions::RESPONSE) else { continue };
                let written = write(&record, &EncodeOptions::BODY);
                assert_eq!(read(&written, &DecodeOptions::REQUEST).unwrap(), record, "{written}");
                readable += 1;
            }
        }
    }
    assert!(readable > 100, "{readable}");
}

#[test]
fn reports_a_syntax_error_at_the_value_being_read() {
    for (body, pointer) in [
        (r#"{"tags":["a" "b"]}"#, "/tags"),
        (r#"{"tags":["a",]}"#, "/tags/1"),
        (r#"{"notes":{"k":"v" "l":"w"}}"#, "/notes"),
        (r#"{"notes":{"k":tru}}"#, "/notes/k"),
        (r#"{"vault":{"x":[1 2]}}"#, "/vault"),
        (r#"{"vault":{"pin":1"open":true}}"#, "/vault"),
        (r#"{"size":{"x":01}}"#, "/size"),
        (r#"{"name":"a","name":[1 2]}"#, "/name"),
        (r#"{"name":"a" "size":1}"#, ""),
    ] {
        let mut record = DynRecord::new(&GROUP);
        let slot = Slot::Record(&mut record);
        let error = decode(Format::Json, body.as_bytes(), &GROUPS, slot, &DecodeOptions::RESPONSE);
        let problems = error.unwrap_err().problems;
        let last = problems.last().unwrap();
        assert!(last.what.starts_with("not valid JSON"), "{body}: {last}");
        assert_eq!(last.pointer, pointer, "{body}");
    }
}
