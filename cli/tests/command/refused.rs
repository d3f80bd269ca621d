//! What `request` and `accept` say of values and arguments that they refuse: all that is wrong, and nothing besides.

use serde_json::{Value, json};

use crate::run::{parsed, run, run_with};
use crate::specs::{text, vendor};

const API: &str = "title: T\nsource: https://example.com\nauth:\n  key:\n    doc: A key.\n    send: [{ in: bearer, secret: token }]\n";
const MAKE: &str = "\
summary: S
source: https://example.com/x
request:
  POST: /x
  body:
    formats: [json, xml, form]
    unknown_members: ignore
    fields:
      name: { type: string, required: true, doc: N }
      size: { type: integer, required: true, maximum: 5, doc: S }
      keys: { type: map, values: integer, secret: true, doc: K }
      set: { type: list, items: Pair, unique_items: true, doc: P }
types:
  Pair:
    doc: A pair.
    fields:
      x: { type: integer, doc: X }
      y: { type: list, items: integer, doc: Y }
responses:
  200: { doc: D }
";
const PLAIN: &str = "summary: S\nsource: https://example.com/x\nauth: none\nrequest:\n  GET: /x\nresponses:\n  200: { doc: D }\n";

/// What `request` prints of values: those that cannot be read, and the rules that are broken, by their pointers.
#[expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "output of another form fails the test")]
fn said(arguments: &[&str], values: &str) -> (Vec<String>, Vec<String>) {
    let folder = vendor(API, MAKE);
    let spec = folder.path().join("specs/example/make.yaml");
    let ended = run(&[&["request", text(&spec), "--params", "-"], arguments].concat(), values);
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), ""), "{ended:?}");
    let told = parsed(&ended.out);
    assert_eq!(told["outcome"], "invalid");
    let rows = |key: &str| {
        let shown = |row: &Value| {
            format!("{}: {}", row["pointer"].as_str().unwrap(), row["rule"].as_str().unwrap_or("-"))
        };
        told[key].as_array().unwrap().iter().map(shown).collect()
    };
    assert!(!ended.out.contains("hunter"), "{}", ended.out);
    (rows("problems"), rows("violations"))
}

#[test]
fn tells_broken_rules_without_a_server() {
    let (problems, violations) = said(&[], r#"{"name": "n", "size": 6}"#);
    assert_eq!(problems, [""; 0]);
    assert_eq!(violations, ["/size: maximum"]);
}

#[test]
fn tells_nothing_that_only_follows_from_values_that_cannot_be_read() {
    for (values, problem) in
        [("[1]", ""), ("", ""), (r#"{"size": 6, "name""#, ""), (r#"{"keys": {"a": "#, "/keys/(secret)")]
    {
        let told = said(&[], values);
        assert_eq!(told, (vec![format!("{problem}: -")], Vec::new()), "{values}");
    }
}

#[test]
fn tells_a_mistyped_member_where_the_vendor_would_ignore_it() {
    let (problems, violations) = said(&[], r#"{"name": "n", "size": 6, "nmae": "n"}"#);
    assert_eq!((problems, violations), (vec!["/nmae: -".to_owned()], vec!["/size: maximum".to_owned()]));
}

#[test]
fn compares_structures_for_unique_items() {
    let values = |second: i64| {
        json!({ "name": "n", "size": 1, "set": [{ "x": 1, "y": [1] }, { "y": [second], "x": 1 }] })
            .to_string()
    };
    assert_eq!(said(&[], &values(1)).1, ["/set: unique_items"]);
    let folder = vendor(API, MAKE);
    let spec = folder.path().join("specs/example/make.yaml");
    let arguments = ["request", text(&spec), "--params", "-", "--server", "https://host"];
    assert_eq!(run(&arguments, &values(2)).code, Some(0));
}

#[test]
fn shows_no_key_of_a_secret() {
    assert_eq!(said(&[], r#"{"name": "n", "size": 1, "keys": {"hunter2": "x"}}"#).0, ["/keys/(secret): -"]);
    // A value that the format cannot carry is told as one that cannot be read.
    let arguments = ["--format", "xml", "--server", "https://host"];
    let (problems, violations) = said(&arguments, r#"{"name": "n", "size": 1, "keys": {"hunter 2": 1}}"#);
    assert_eq!((problems, violations.len()), (vec!["/keys/(secret): -".to_owned()], 0));
}

#[test]
fn refuses_arguments_that_would_have_no_effect() {
    let folder = vendor(API, PLAIN);
    let spec = folder.path().join("specs/example/make.yaml");
    for (given, said) in [
        (["--format", "json"], "leave out --format"),
        (["--accept", "json"], "leave out --accept"),
        (["--auth", "token=x"], "the endpoint takes no credentials: leave out --auth and --scheme"),
        (["--scheme", "key"], "the endpoint takes no credentials: leave out --auth and --scheme"),
        (
            ["--region", "r"],
            "the message has no signature with a region and a time: leave out --region and --time",
        ),
        (["--time", "2015-08-30T12:36:00Z"], "leave out --region and --time"),
    ] {
        let ended = run(&[&["request", text(&spec), "--server", "https://host"], &given[..]].concat(), "");
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{ended:?}");
        assert!(ended.err.contains(said), "{ended:?}");
    }
}

#[test]
fn colours_findings_only_where_nothing_forbids_it() {
    let folder = vendor(API, &PLAIN.replace("summary", "sumary"));
    let specs = folder.path().join("specs");
    let coloured = |variables: &[(&str, &str)]| {
        let checked = run_with(&["check", text(&specs)], "", variables);
        let generated = run_with(&["generate", "--specs", text(&specs)], "", variables);
        assert!(checked.out.contains("GW0003") && generated.err.contains("GW0003"), "{checked:?}");
        let is_coloured = |text: &str| text.contains('\u{1b}');
        assert_eq!(is_coloured(&checked.out), is_coloured(&generated.err), "{variables:?}");
        is_coloured(&checked.out)
    };
    assert!(coloured(&[("CLICOLOR_FORCE", "1")]));
    for variables in
        [&[][..], &[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")], &[("CLICOLOR", "0")], &[("TERM", "dumb")]]
    {
        assert!(!coloured(variables), "{variables:?}");
    }
}
