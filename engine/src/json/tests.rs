//! Tests of JSON values alone: text, equality, pointers, conversions.

use super::{Json, JsonNumber, JsonObject};

fn json(text: &str) -> Json {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn writes_what_it_reads_with_every_digit_and_in_order() {
    for text in [
        "null",
        "true",
        "0.10000000000000000000000001",
        "12345678901234567890123456789012345678901234567890",
        "-0.0e+5",
        r#""a\"\\\n\u0001/é😀""#,
        "[]",
        "{}",
        r#"[1,[],[{}],{"b":[null,"x"],"a":{"":false}}]"#,
        r#"{"z":1,"a":2,"m":{"z":1,"a":2}}"#,
    ] {
        assert_eq!(json(text).to_string(), text);
        assert_eq!(format!("{:?}", json(text)), text);
    }
    assert_eq!(json(" { \"a\" : [ 1 , 2 ] } ").to_string(), r#"{"a":[1,2]}"#);
}

#[test]
fn compares_by_value_and_ignores_the_order_of_members() {
    for (one, other) in [
        ("1", "1.0"),
        ("1e2", "100"),
        ("-0", "0"),
        (r#"{"a":1,"b":[2]}"#, r#"{"b":[2.00],"a":1}"#),
        (r#""\u0041""#, r#""A""#),
    ] {
        assert_eq!(json(one), json(other));
        assert_eq!(key(one), key(other));
    }
    for (one, other) in [
        ("1", "\"1\""),
        ("0", "false"),
        ("null", "false"),
        ("[1,2]", "[2,1]"),
        ("[[]]", "[]"),
        (r#"{"a":1}"#, r#"{"a":1,"b":1}"#),
        (r#"{"a":null}"#, "{}"),
        ("9007199254740992", "9007199254740993"),
    ] {
        assert_ne!(json(one), json(other));
        assert_ne!(key(one), key(other));
    }
}

fn key(text: &str) -> String {
    let mut key = String::new();
    json(text).push_key(64, &mut key);
    key
}

#[test]
fn refuses_what_is_no_json() {
    let bomb = "[".repeat(1_000_000);
    let many: Vec<String> = (0..40).map(|index| format!("\"{}\":1", index % 39)).collect();
    let many = format!("{{{}}}", many.join(","));
    for text in ["", "{", "1 2", "01", "NaN", "'a'", "[1,]", r#"{"a":1,"a":2}"#, "tru", &bomb, &many] {
        assert!(text.parse::<Json>().is_err(), "{text:.20}");
    }
    let error = r#"{"a":{"b":1,"b":2}}"#.parse::<Json>().unwrap_err();
    assert_eq!(error.problems.first().map(|problem| problem.pointer.as_str()), Some("/a/b"));
}

#[test]
fn a_value_is_found_by_its_pointer() {
    let value = json(r#"{"a/b":[{"m~n":1},2],"":3}"#);
    assert_eq!(value.get(""), Some(&value));
    assert_eq!(value.get("/a~1b/0/m~0n").and_then(Json::as_i64), Some(1));
    assert_eq!(value.get("/a~1b/1"), Some(&Json::from(2)));
    assert_eq!(value.get("/"), Some(&Json::from(3)));
    for pointer in ["a", "/a", "/a~1b/2", "/a~1b/-", "/a~1b/00", "/a~1b/+1", "/a~1b/1/x"] {
        assert_eq!(value.get(pointer), None, "{pointer}");
    }
}

#[test]
fn deep_values_are_written_without_recursion() {
    let mut deep = Json::Null;
    for _ in 0..10_000 {
        deep = Json::from([deep]);
    }
    assert_eq!(deep.to_string().len(), 2 * 10_000 + 4);
    assert!(deep.is_deeper_than(64) && !json("[[1]]").is_deeper_than(2) && json("[[1]]").is_deeper_than(1));
}

#[test]
fn objects_keep_the_place_of_a_member() {
    let mut object = JsonObject::from([("b", 1), ("a", 2)]);
    assert_eq!(object.insert("b", "new"), Some(Json::from(1)));
    assert_eq!(object.insert("c", Json::Null), None);
    assert_eq!(object.remove("a"), Some(Json::from(2)));
    assert_eq!(object.remove("a"), None);
    assert_eq!(Json::from(object).to_string(), r#"{"b":"new","c":null}"#);
    let last: JsonObject = [("a", 1), ("b", 2), ("a", 3)].into_iter().collect();
    assert_eq!(Json::from(last).to_string(), r#"{"a":3,"b":2}"#);
}

#[test]
fn numbers_convert_exactly() {
    assert_eq!(json("1e3").as_i64(), Some(1000));
    assert_eq!(json("1.5").as_i64(), None);
    assert_eq!(json("18446744073709551615").as_number().and_then(JsonNumber::as_u64), Some(u64::MAX));
    assert!((json("1.5").as_number().map_or(0.0, JsonNumber::as_f64) - 1.5).abs() < f64::EPSILON);
    assert_eq!(JsonNumber::try_from(1e300).map(|number| number == "1e300".parse().unwrap()), Ok(true));
    assert!(JsonNumber::try_from(f64::NAN).is_err() && JsonNumber::try_from(f64::INFINITY).is_err());
    assert!("1,2".parse::<JsonNumber>().is_err() && "".parse::<JsonNumber>().is_err());
}

#[cfg(feature = "serde_json")]
#[test]
fn converts_to_and_from_serde_json() {
    let text = r#"{"z":[1,2.5,"x",null,true],"a":{}}"#;
    let value: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(Json::from(value.clone()).to_string(), text);
    assert_eq!(serde_json::Value::try_from(json(text)), Ok(value));
    assert!(serde_json::Value::try_from(json("[0.10000000000000000000000001]")).is_err());
}
