//! What is read, by a tolerant and by a strict reader.

use super::*;

/// What a tolerant reader makes of a body, written out again in plain JSON.
fn plain(body: &str) -> String {
    write(&read(body, &DecodeOptions::RESPONSE).unwrap(), &EncodeOptions::VALUES)
}

#[test]
fn reads_and_writes_every_kind_of_member() {
    let body = concat!(
        r#"{"name":"a","size":-5,"private":1,"modified":"2024-04-18T04:22:49.4404487Z","state":"on","#,
        r#""tags":["x","y"],"scores":[1,null],"notes":{"k":"v"},"children":[{"name":"b","tags":[]}],"#,
        r#""ratio":0.5,"password":"p","vault":{"pin":1,"open":false}}"#
    );
    for options in [DecodeOptions::RESPONSE, DecodeOptions::REQUEST] {
        assert_eq!(write(&read(body, &options).unwrap(), &EncodeOptions::BODY), body);
    }
}

#[test]
fn ignores_the_order_of_members_and_white_space() {
    let body = "\r\n{ \"size\" : 1 ,\t\"name\" : \"a\" }\n";
    assert_eq!(plain(body), r#"{"name":"a","size":1}"#);
}

#[test]
fn tolerant_reader_converts_scalars_and_skips_unknown_members() {
    assert_eq!(
        plain(r#"{"name":409,"size":"409","private":"1"}"#),
        r#"{"name":"409","size":409,"private":true}"#
    );
    assert_eq!(
        plain(r#"{"name":true,"size":1e3,"private":true}"#),
        r#"{"name":"true","size":1000,"private":true}"#
    );
    assert_eq!(plain(r#"{"name":"a","size":"12.0"}"#), r#"{"name":"a","size":12}"#);
    // The exact text of a number, not what a float makes of it.
    assert_eq!(plain(r#"{"name":12345678901234567890.10}"#), r#"{"name":"12345678901234567890.10"}"#);
    let unknown = r#"{"new":{"a":[1,{"b":"]}\""},null,true,-1.5e3]},"name":"a","":0}"#;
    assert_eq!(plain(unknown), r#"{"name":"a"}"#);
}

#[test]
fn strict_reader_requires_the_declared_json_type() {
    assert_eq!(
        read(r#"{"name":409,"size":"409","state":true,"password":7}"#, &DecodeOptions::REQUEST).unwrap_err(),
        "line 1, column 9: /name: expected a string, found the number 409\n\
         line 1, column 20: /size: expected an integer, found the string \"409\"\n\
         line 1, column 34: /state: expected a string, found true\n\
         line 1, column 50: /password: expected a string, found a number"
    );
    assert!(read(r#"{"name":"a","size":1.5}"#, &DecodeOptions::REQUEST).is_err());
}

#[test]
fn accepts_integers_in_any_decimal_notation() {
    // JSON Schema: a number whose fraction is zero is an integer.
    for (numeral, size) in [("1.0", 1), ("1e3", 1000), ("-12.50e1", -125), ("0.0", 0)] {
        let record = read(&format!(r#"{{"name":"a","size":{numeral}}}"#), &DecodeOptions::REQUEST).unwrap();
        assert_eq!(write(&record, &EncodeOptions::BODY), format!(r#"{{"name":"a","size":{size}}}"#));
    }
}

#[test]
fn accepts_any_boolean_spelling_in_replies_only() {
    for spelling in ["0", "1", "true", "false", "\"0\"", "\"true\""] {
        let expected = spelling.contains('1') || spelling.contains("true");
        let body = format!(r#"{{"name":"a","private":{spelling},"vault":{{"open":{spelling}}}}}"#);
        let expected = format!(r#"{{"name":"a","private":{expected},"vault":{{"open":{expected}}}}}"#);
        assert_eq!(plain(&body), expected);
    }
    let strict = |private: &str, open: &str| {
        let body = format!(r#"{{"name":"a","private":{private},"vault":{{"open":{open}}}}}"#);
        read(&body, &DecodeOptions::REQUEST)
    };
    for one in ["1", "1.0"] {
        assert_eq!(
            write(&strict(one, "false").unwrap(), &EncodeOptions::VALUES),
            r#"{"name":"a","private":true,"vault":{"open":false}}"#
        );
    }
    for (private, found) in
        [("true", "true"), ("2", "the number 2"), ("1.5", "the number 1.5"), ("\"1\"", "the string \"1\"")]
    {
        assert_eq!(
            strict(private, "true").unwrap_err(),
            format!("line 1, column 23: /private: expected 0 or 1, found {found}")
        );
    }
    assert_eq!(
        strict("0", "1").unwrap_err(),
        "line 1, column 41: /vault/open: expected true or false, found a number"
    );
}

#[test]
fn reads_aliases_and_never_writes_them() {
    assert_eq!(plain(r#"{"Name":"a"}"#), r#"{"name":"a"}"#);
    assert_eq!(
        read(r#"{"name":"a","Name":"b"}"#, &DecodeOptions::RESPONSE).unwrap_err(),
        "line 1, column 20: /name: the member occurs more than once"
    );
}

#[test]
fn accepts_null_only_where_it_is_allowed() {
    assert_eq!(plain(r#"{"name":"a","modified":null}"#), r#"{"name":"a","modified":null}"#);
    assert_eq!(plain(r#"{"name":"a","modified":""}"#), r#"{"name":"a","modified":null}"#);
    assert_eq!(plain(r#"{"name":"a","size":null}"#), r#"{"name":"a"}"#);
    let wire = read(r#"{"name":"a","modified":null}"#, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(write(&wire, &EncodeOptions::BODY), r#"{"name":"a","modified":""}"#);
    for (body, options, problem) in [
        (
            r#"{"name":null}"#,
            DecodeOptions::RESPONSE,
            "line 1, column 9: /name: expected a value, found null",
        ),
        (
            r#"{"name":"a","size":null}"#,
            DecodeOptions::REQUEST,
            "line 1, column 20: /size: expected a value, found null",
        ),
        (
            r#"{"name":"a","tags":[null]}"#,
            DecodeOptions::RESPONSE,
            "line 1, column 21: /tags/0: expected a value, found null",
        ),
        ("null", DecodeOptions::RESPONSE, "line 1, column 1: expected a value, found null"),
    ] {
        assert_eq!(read(body, &options).unwrap_err(), problem);
    }
    // In plain JSON an empty string is an empty string.
    assert!(read(r#"{"name":"a","modified":""}"#, &DecodeOptions::VALUES).is_err());
}

#[test]
fn holds_the_values_of_a_caller_to_the_members_that_are_listed() {
    static OPEN: Shape = Shape::new("S", &[Field::new(",\"at\":", "at", Node::STRING)]).open();
    let body = br#"{"att":"x"}"#;
    for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
        assert!(read_as(&OPEN, body, &options).is_ok());
    }
    assert_eq!(
        read_as(&OPEN, body, &DecodeOptions::VALUES).unwrap_err(),
        "line 1, column 8: /att: unknown member \"att\""
    );
}

#[test]
fn refuses_null_in_a_request_where_only_an_empty_string_says_it() {
    static SHAPE: Shape =
        Shape::new("S", &[Field::new(",\"at\":", "at", Node::STRING.null_as(&crate::table::Text::EMPTY))]);
    let read = |body: &str, options| {
        let mut record = DynRecord::new(&SHAPE);
        let slot = Slot::Record(&mut record);
        let read = decode(Format::Json, body.as_bytes(), &crate::format::RECORD, slot, options);
        read.map(|()| format!("{record:?}")).map_err(|error| error.problems[0].to_string())
    };
    let null = Ok("S { at: Null }".to_owned());
    assert_eq!(read(r#"{"at":""}"#, &DecodeOptions::REQUEST), null);
    assert_eq!(
        read(r#"{"at":null}"#, &DecodeOptions::REQUEST).unwrap_err(),
        "line 1, column 7: /at: expected an empty string for null, found null"
    );
    assert_eq!(read(r#"{"at":null}"#, &DecodeOptions::RESPONSE), null);
    assert_eq!(read(r#"{"at":null}"#, &DecodeOptions::VALUES), null);
}

#[test]
fn applies_the_scope_to_the_outermost_structure_only() {
    let body = r#"{"name":"a","children":[{"name":"b","page":2}],"page":1}"#;
    let inner = r#"{"name":"a","children":[{"name":"b","page":2}]}"#;
    assert_eq!(plain(body), inner);
    assert_eq!(
        read(body, &DecodeOptions::REQUEST).unwrap_err(),
        "line 1, column 55: /page: unknown member \"page\""
    );
    let whole = read(body, &DecodeOptions::VALUES).unwrap();
    assert_eq!(write(&whole, &EncodeOptions::VALUES), body);
    assert_eq!(write(&whole, &EncodeOptions::BODY), inner);
}

#[test]
fn uses_rust_names_in_values_for_fields_of_one_wire_name() {
    let values = br#"{"old_name":"a","new_name":"b"}"#;
    let record = read_as(&RENAME, values, &DecodeOptions::VALUES).unwrap();
    assert_eq!(write(&record, &EncodeOptions::VALUES).as_bytes(), values);
    assert_eq!(write(&record, &EncodeOptions::BODY), r#"{"name":"b"}"#);
    let body = read_as(&RENAME, br#"{"name":"b"}"#, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(write(&body, &EncodeOptions::BODY), r#"{"name":"b"}"#);
    let error = read_as(&RENAME, br#"{"name":"b","new_name":"b"}"#, &DecodeOptions::VALUES).unwrap_err();
    assert!(error.contains("unknown member \"name\""), "{error}");
}

#[test]
fn reads_a_list_or_a_single_value_as_the_body() {
    let mut numbers: Vec<Option<i64>> = Vec::new();
    let list = Node::list(&GAPS);
    decode(Format::Json, b"[1,null]", &list, Slot::List(&mut numbers), &DecodeOptions::REQUEST).unwrap();
    assert_eq!(numbers, [Some(1), None]);
    let mut text = String::new();
    decode(Format::Json, b" \"x\" ", &TEXTS, Slot::Scalar(&mut text), &DecodeOptions::REQUEST).unwrap();
    assert_eq!(text, "x");
}

#[test]
fn passes_over_a_byte_order_mark() {
    assert_eq!(plain("\u{feff}{\"name\":\"a\"}"), r#"{"name":"a"}"#);
    assert!(read("\u{feff}{\"name\":\"a\"}", &DecodeOptions::REQUEST).is_ok());
}
