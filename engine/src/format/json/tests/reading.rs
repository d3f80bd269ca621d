//! What is read, by a tolerant and by a strict reader.

use super::*;

/// What a tolerant reader makes of a body, written out again in plain JSON.
fn plain(body: &str) -> String {
    write(&read(body, &Reading::RESPONSE).unwrap(), &Writing::VALUES)
}

#[test]
fn every_kind_is_read_and_written_alike() {
    let body = concat!(
        r#"{"name":"a","size":-5,"private":1,"modified":"2024-04-18T04:22:49.4404487Z","state":"on","#,
        r#""tags":["x","y"],"scores":[1,null],"notes":{"k":"v"},"children":[{"name":"b","tags":[]}],"#,
        r#""ratio":0.5,"password":"p","vault":{"pin":1,"open":false}}"#
    );
    for reading in [Reading::RESPONSE, Reading::REQUEST] {
        assert_eq!(write(&read(body, &reading).unwrap(), &Writing::BODY), body);
    }
}

#[test]
fn the_order_of_members_and_white_space_do_not_matter() {
    let body = "\r\n{ \"size\" : 1 ,\t\"name\" : \"a\" }\n";
    assert_eq!(plain(body), r#"{"name":"a","size":1}"#);
}

#[test]
fn a_tolerant_reader_converts_scalars_and_passes_over_what_it_does_not_know() {
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
fn a_strict_reader_holds_scalars_to_their_json_type() {
    assert_eq!(
        read(r#"{"name":409,"size":"409","state":true,"password":7}"#, &Reading::REQUEST).unwrap_err(),
        "line 1, column 9: /name: expected a string, found the number 409\n\
         line 1, column 20: /size: expected an integer, found the string \"409\"\n\
         line 1, column 34: /state: expected a string, found true\n\
         line 1, column 50: /password: expected a string, found a number"
    );
    assert!(read(r#"{"name":"a","size":1.0}"#, &Reading::REQUEST).is_err());
}

#[test]
fn a_boolean_is_understood_in_either_spelling() {
    for spelling in ["0", "1", "true", "false"] {
        let expected = matches!(spelling, "1" | "true");
        let body = format!(r#"{{"name":"a","private":{spelling},"vault":{{"open":{spelling}}}}}"#);
        let record = read(&body, &Reading::REQUEST).unwrap();
        let plain = format!(r#"{{"name":"a","private":{expected},"vault":{{"open":{expected}}}}}"#);
        assert_eq!(write(&record, &Writing::VALUES), plain);
    }
    let error = read(r#"{"name":"a","private":2}"#, &Reading::REQUEST).unwrap_err();
    assert_eq!(error, "line 1, column 23: /private: expected 0 or 1, found \"2\"");
    assert!(read(r#"{"name":"a","private":"1"}"#, &Reading::REQUEST).is_err());
}

#[test]
fn an_alias_is_accepted_on_input_and_never_written() {
    assert_eq!(plain(r#"{"Name":"a"}"#), r#"{"name":"a"}"#);
    assert_eq!(
        read(r#"{"name":"a","Name":"b"}"#, &Reading::RESPONSE).unwrap_err(),
        "line 1, column 20: /name: the member is given twice"
    );
}

#[test]
fn null_where_it_may_stand() {
    assert_eq!(plain(r#"{"name":"a","modified":null}"#), r#"{"name":"a","modified":null}"#);
    assert_eq!(plain(r#"{"name":"a","modified":""}"#), r#"{"name":"a","modified":null}"#);
    assert_eq!(plain(r#"{"name":"a","size":null}"#), r#"{"name":"a"}"#);
    let wire = read(r#"{"name":"a","modified":null}"#, &Reading::REQUEST).unwrap();
    assert_eq!(write(&wire, &Writing::BODY), r#"{"name":"a","modified":""}"#);
    for (body, reading, problem) in [
        (r#"{"name":null}"#, Reading::RESPONSE, "line 1, column 9: /name: expected a value, found null"),
        (
            r#"{"name":"a","size":null}"#,
            Reading::REQUEST,
            "line 1, column 20: /size: expected a value, found null",
        ),
        (
            r#"{"name":"a","tags":[null]}"#,
            Reading::RESPONSE,
            "line 1, column 21: /tags/0: expected a value, found null",
        ),
        ("null", Reading::RESPONSE, "line 1, column 1: expected a value, found null"),
    ] {
        assert_eq!(read(body, &reading).unwrap_err(), problem);
    }
    // In plain JSON an empty string is an empty string.
    assert!(read(r#"{"name":"a","modified":""}"#, &Reading::VALUES).is_err());
}

#[test]
fn the_scope_holds_for_the_outermost_structure_only() {
    let body = r#"{"name":"a","children":[{"name":"b","page":2}],"page":1}"#;
    let inner = r#"{"name":"a","children":[{"name":"b","page":2}]}"#;
    assert_eq!(plain(body), inner);
    assert_eq!(
        read(body, &Reading::REQUEST).unwrap_err(),
        "line 1, column 55: /page: unknown member \"page\""
    );
    let whole = read(body, &Reading::VALUES).unwrap();
    assert_eq!(write(&whole, &Writing::VALUES), body);
    assert_eq!(write(&whole, &Writing::BODY), inner);
}

#[test]
fn two_fields_of_one_wire_name_go_by_their_rust_names_among_values() {
    let values = br#"{"old_name":"a","new_name":"b"}"#;
    let record = read_as("Rename", values, &Reading::VALUES).unwrap();
    assert_eq!(write(&record, &Writing::VALUES).as_bytes(), values);
    assert_eq!(write(&record, &Writing::BODY), r#"{"name":"b"}"#);
    let body = read_as("Rename", br#"{"name":"b"}"#, &Reading::REQUEST).unwrap();
    assert_eq!(write(&body, &Writing::BODY), r#"{"name":"b"}"#);
    let error = read_as("Rename", br#"{"name":"b","new_name":"b"}"#, &Reading::VALUES).unwrap_err();
    assert!(error.contains("unknown member \"name\""), "{error}");
}

#[test]
fn a_body_may_be_a_list_or_one_value() {
    let mut numbers: Vec<Option<i64>> = Vec::new();
    decode(
        Format::Json,
        b"[1,null]",
        &Item::new(Kind::List(&GAPS)),
        Slot::List(&mut numbers),
        &Reading::REQUEST,
    )
    .unwrap();
    assert_eq!(numbers, [Some(1), None]);
    let mut text = String::new();
    decode(Format::Json, b" \"x\" ", &TEXTS, Slot::Leaf(&mut text), &Reading::REQUEST).unwrap();
    assert_eq!(text, "x");
}

#[test]
fn a_byte_order_mark_is_for_tolerant_readers() {
    assert_eq!(plain("\u{feff}{\"name\":\"a\"}"), r#"{"name":"a"}"#);
    assert!(read("\u{feff}{\"name\":\"a\"}", &Reading::REQUEST).is_err());
}
