//! What is said of the items of lists and maps, and of bodies that are no structures, decides the bytes: examples hold it.

use groupwright_codegen::load::check_texts;
use groupwright_codegen::report::{Style, render};

const API: &str = "title: Example\nsource: https://example.com/docs\nservers: [https://api.example.com]\n";

/// The findings of an endpoint with this body, these values, and these bytes in XML.
fn found(body: &str, values: &str, xml: &str) -> String {
    let endpoint = format!(
        "summary: None.\nsource: https://example.com/docs\nrequest: {{ POST: /, body: {{ formats: [xml], {body} }} }}\n\
         responses: {{ 200: {{ doc: None. }} }}\n\
         examples: [{{ title: A, request: {{ values: {values}, wire: {{ xml: '{xml}' }} }} }}]\n"
    );
    let (report, _) = check_texts("example", API, &[("get", &endpoint)]).into_parts();
    render(&report, Style::Text { color: false })
}

#[track_caller]
fn writes(body: &str, values: &str, xml: &str) {
    let found = found(body, values, xml);
    assert!(found.is_empty(), "{found}");
}

#[test]
fn writes_named_roots_of_bodies_that_are_no_structures() {
    writes("type: string, xml: { root: name }", "{ body: a }", "<name>a</name>");
    writes("type: list, items: string", "{ body: [a, b] }", "<value><item>a</item><item>b</item></value>");
    writes(
        "type: list, items: { type: string, xml: { name: group } }, xml: { root: groups }",
        "{ body: [a, b] }",
        "<groups><group>a</group><group>b</group></groups>",
    );
}

#[test]
fn writes_named_items_of_lists_within_lists_and_maps() {
    let rows = "type: list, items: { type: list, xml: { name: row }, items: { type: integer, xml: { name: cell } } }";
    writes(rows, "{ body: [[1, 2]] }", "<value><row><cell>1</cell><cell>2</cell></row></value>");
    let map = "type: map, values: { type: list, items: { type: integer, xml: { name: id } } }";
    writes(map, "{ body: { a: [1, 2] } }", "<value><a><id>1</id><id>2</id></a></value>");
}

#[test]
fn writes_structures_under_the_root_of_the_body() {
    let fields = "xml: { root: group }, fields: { a: string }";
    writes(fields, "{ a: b }", "<group><a>b</a></group>");
}

#[test]
fn hides_items_that_are_secret() {
    let body = "fields: { keys: { type: list, items: { type: integer, secret: true } } }";
    let hidden = found(body, "{ keys: [sesame] }", "<A/>");
    let shown = found(&body.replace(", secret: true", ""), "{ keys: [sesame] }", "<A/>");
    let value = "found the string \"sesame\"";
    assert!(hidden.contains("GW0601") && !hidden.contains(value), "{hidden}");
    assert!(shown.contains(value), "{shown}");
}
