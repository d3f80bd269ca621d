//! What is refused because it is too much.

use super::*;
use crate::format::Limits;

fn limited(limits: Limits) -> DecodeOptions {
    DecodeOptions { limits, ..DecodeOptions::RESPONSE }
}

#[test]
fn refuses_a_body_of_too_many_bytes() {
    let options = limited(Limits { bytes: 12, ..Limits::default() });
    assert!(read(r#"{"name":"a"}"#, &options).is_ok());
    assert_eq!(read(r#"{"name":"a"} "#, &options).unwrap_err(), "longer than 12 bytes");
}

#[test]
fn refuses_deeply_nested_values_in_every_position() {
    let bomb = "[".repeat(100_000);
    let objects = "{\"x\":".repeat(100_000);
    let children = r#"{"name":"a","children":["#.repeat(50_000);
    for body in [
        bomb.clone(),
        format!(r#"{{"unknown":{bomb}"#),
        format!(r#"{{"unknown":{objects}"#),
        format!(r#"{{"name":{bomb}"#),
        format!(r#"{{"name":"a","name":{bomb}"#),
        children,
    ] {
        let error = read(&body, &DecodeOptions::RESPONSE).unwrap_err();
        assert!(error.ends_with("nested more than 64 levels deep"), "{error}");
    }
}

#[test]
fn counts_depth_from_the_root_for_all_members() {
    let options = limited(Limits { depth: 3, ..Limits::default() });
    assert!(read(r#"{"name":"a","unknown":[{}],"children":[{"name":"b"}]}"#, &options).is_ok());
    for body in
        [r#"{"name":"a","unknown":[{"x":[]}]}"#, r#"{"name":"a","children":[{"name":"b","tags":[]}]}"#]
    {
        let error = read(body, &options).unwrap_err();
        assert!(error.contains("nested more than 3 levels deep"), "{error}");
    }
}

#[test]
fn counts_the_items_of_all_lists_and_maps_together() {
    let options = limited(Limits { items: 3, ..Limits::default() });
    assert!(read(r#"{"name":"a","tags":["1"],"notes":{"2":"2"},"scores":[3]}"#, &options).is_ok());
    assert_eq!(
        read(r#"{"name":"a","tags":["1","2"],"notes":{"3":"3","4":"4"},"scores":[5]}"#, &options)
            .unwrap_err(),
        "line 1, column 51: /notes: more than 3 items in all lists"
    );
    assert_eq!(
        read("{\"name\":\"a\",\"scores\":[1,2,3,\n 4]}", &options).unwrap_err(),
        "line 2, column 2: /scores: more than 3 items in all lists"
    );
}

#[test]
fn counts_the_fields_of_all_structures_whether_given_or_not() {
    let fields = GROUP.fields().len();
    let body = r#"{"name":"a","children":[{"name":"b"},{"name":"c"}]}"#;
    assert!(read(body, &limited(Limits { fields: 3 * fields, ..Limits::default() })).is_ok());
    let error = read(body, &limited(Limits { fields: 3 * fields - 1, ..Limits::default() })).unwrap_err();
    assert_eq!(
        error,
        format!("line 1, column 38: /children/1: more than {} fields in all structures", 3 * fields - 1)
    );
}

#[test]
fn reads_no_further_items_when_no_further_problem_would_be_told() {
    let body = format!(r#"{{"name":"a","children":[{}]}}"#, ["{}"; 1000].join(","));
    let mut group = DynRecord::new(&GROUP);
    let error =
        decode(Format::Json, body.as_bytes(), &GROUPS, Slot::Record(&mut group), &DecodeOptions::RESPONSE)
            .unwrap_err();
    assert_eq!(error.problems.len(), 100);
    assert!(error.problems.iter().all(|problem| problem.what.contains("missing")), "{error}");
    let read = group.get(GROUP.find("children").unwrap().0);
    assert!(read.list().unwrap().len() <= 101, "the rest is not of use");
}

#[test]
fn limits_the_depth_of_written_values() {
    let mut outer = DynRecord::new(&GROUP);
    let mut body = "{\"name\":\"a\"}".to_owned();
    for _ in 0..100 {
        body = format!("{{\"name\":\"a\",\"children\":[{body}]}}");
    }
    let deep =
        DecodeOptions { limits: Limits { depth: 1000, ..Limits::default() }, ..DecodeOptions::RESPONSE };
    decode(Format::Json, body.as_bytes(), &GROUPS, Slot::Record(&mut outer), &deep).unwrap();
    let error = encode(Format::Json, Value::Record(&outer), &GROUPS, &EncodeOptions::BODY).unwrap_err();
    assert_eq!(error.what, "nested more than 64 levels deep");
    assert!(error.pointer.starts_with("/children/0/children/0/"), "{error}");
}
