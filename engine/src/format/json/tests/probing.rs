//! Looking up one member, without reading the rest.

use super::*;
use crate::domain::JsonType;
use crate::format::tests::probe_names;
use crate::format::{Limits, Probed};

fn at(body: &str, path: &[&str]) -> Probed {
    probe_names(Format::Json, body.as_bytes(), None, path, &DecodeOptions::RESPONSE).0
}

fn scalar(text: &str, json: JsonType) -> Probed {
    Probed::Scalar(text.to_owned(), Some(json))
}

#[test]
fn finds_members_at_any_depth() {
    let body = r#"{"skip": [{"success": 5}, "}"], "success": 0, "a": {"b": null, "c": "x\ny"}, "n": -1.50e2, "t": true}"#;
    assert_eq!(at(body, &["success"]), scalar("0", JsonType::Number));
    assert_eq!(at(body, &["n"]), scalar("-1.50e2", JsonType::Number));
    assert_eq!(at(body, &["t"]), scalar("true", JsonType::Boolean));
    assert_eq!(at(body, &["a"]), Probed::Structure);
    assert_eq!(at(body, &["skip"]), Probed::List);
    assert_eq!(at(body, &["a", "b"]), Probed::Null);
    assert_eq!(at(body, &["a", "c"]), scalar("x\ny", JsonType::String));
    for path in [&["missing"][..], &["a", "missing"], &["success", "x"], &["skip", "success"]] {
        assert_eq!(at(body, path), Probed::Nothing, "{path:?}");
    }
    assert_eq!(at("\u{feff} \"alone\" ", &[]), scalar("alone", JsonType::String));
}

#[test]
fn reads_nothing_after_the_member() {
    assert_eq!(at(r#"{"success": 1, broken"#, &["success"]), scalar("1", JsonType::Number));
    let cut = probe_names(
        Format::Json,
        b"{\"success\": 1, \"x\": \"\xff",
        None,
        &["success"],
        &DecodeOptions::RESPONSE,
    );
    assert_eq!(cut.0, scalar("1", JsonType::Number));
}

#[test]
fn finds_nothing_in_an_unreadable_body() {
    let bomb = format!("{{\"x\": {}", "[".repeat(100_000));
    for body in ["", "{", "{\"a\"", "{\"a\":", "{\"a\": nul", "{broken, \"a\": 1}", &bomb] {
        assert_eq!(at(body, &["a"]), Probed::Nothing);
    }
    assert_eq!(at("{\"a\": 1}garbage", &["b"]), Probed::Nothing);
    let limits = Limits { bytes: 3, ..Limits::default() };
    let few = DecodeOptions { limits, ..DecodeOptions::RESPONSE };
    assert_eq!(probe_names(Format::Json, b"{\"a\": 1}", None, &["a"], &few).0, Probed::Nothing);
}

#[test]
fn returns_the_node_of_a_declared_member() {
    let declared = |body: &str, path: &[&str]| {
        let (found, node) =
            probe_names(Format::Json, body.as_bytes(), Some(&GROUPS), path, &DecodeOptions::RESPONSE);
        (found, node.and_then(|node| node.spelling(Format::Json)).map(|scalar| scalar.domain()))
    };
    let number = |text| scalar(text, JsonType::Number);
    let body = r#"{"size":1,"vault":{"x":2,"pin":3},"notes":{"k":"v"},"page":4,"Name":"a"}"#;
    assert_eq!(declared(body, &["size"]), (number("1"), Some(Domain::Integer)));
    assert_eq!(declared(body, &["vault", "pin"]), (number("3"), Some(Domain::Integer)));
    assert_eq!(declared(body, &["vault", "x"]), (number("2"), None));
    assert_eq!(declared(body, &["notes", "k"]), (scalar("v", JsonType::String), Some(Domain::String)));
    assert_eq!(declared(body, &["name"]), (scalar("a", JsonType::String), Some(Domain::String)));
    // It is declared in the query, not in the body.
    assert_eq!(declared(body, &["page"]), (number("4"), None));
}
