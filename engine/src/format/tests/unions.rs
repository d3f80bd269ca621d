//! Unions, by each way in which their variant is found.

use super::*;
use crate::dynamic::DynValue;
use crate::table::{Enumeration, Openness, Union, XmlForm, XmlNode};
use crate::validate::validate_value;

static EQ: Shape = Shape::new("Eq", &[Field::required(",\"to\":", "to", Node::STRING)]);
static IN: Shape = Shape::new(
    "In",
    &[
        Field::required(",\"any\":", "any", Node::list(&Node::INTEGER)),
        Field::new(",\"note\":", "note", Node::STRING),
    ],
);
static VARIANTS: [Field; 2] =
    [Field::new(",\"eq\":", "Eq", Node::record(|| &EQ)), Field::new(",\"in\":", "In", Node::record(|| &IN))];
static TAG: [Field; 1] = [Field::required(",\"kind\":", "kind", Node::STRING)];
const fn content(node: Node) -> Field {
    Field::required(",\"value\":", "value", node)
}
static OUTLINES: [Shape; 2] = [
    Shape::new("Filter", &[TAG[0], content(Node::record(|| &EQ))]),
    Shape::new("Filter", &[TAG[0], content(Node::record(|| &IN))]),
];

static INSIDE: Node =
    Node::union(|| const { &Union::inside("Filter", &TAG, &VARIANTS).with_openness(Openness::Closed) });
static BESIDE: Node =
    Node::union(
        || const { &Union::beside("Filter", &TAG, &OUTLINES, &VARIANTS).with_openness(Openness::Closed) },
    );
static BY_KEY: Node =
    Node::union(|| const { &Union::by_key("Filter", &VARIANTS).with_openness(Openness::Closed) });
static MEMBERS: [Shape; 2] = [EQ, IN];
static BY_SHAPE: Node =
    Node::union(|| const { &Union::by_shape("Filter", &VARIANTS).with_outlines(&MEMBERS) });

/// Reads a body and writes it again; or the problems, each with its place.
fn again(format: Format, body: &str, node: &'static Node, options: &DecodeOptions) -> String {
    let mut value = DynValue::new(node);
    match decode(format, body.as_bytes(), node, value.slot(), options) {
        Ok(()) => {
            if let Err(violations) = validate_value(value.get(), node, None) {
                return violations.to_string();
            }
            let body = written(format, value.get(), node).unwrap_or_else(|what| what);
            percent_encoding::percent_decode_str(&body).decode_utf8().unwrap().into_owned()
        }
        Err(error) => {
            let problems =
                error.problems.iter().map(|problem| format!("{}: {}", problem.pointer, problem.what));
            problems.collect::<Vec<_>>().join("; ")
        }
    }
}

fn reply(format: Format, body: &str, node: &'static Node) -> String {
    again(format, body, node, &DecodeOptions::RESPONSE)
}

fn request(format: Format, body: &str, node: &'static Node) -> String {
    again(format, body, node, &DecodeOptions::REQUEST)
}

#[test]
fn finds_the_variant_wherever_the_tag_stands() {
    for (node, body, written) in [
        (&INSIDE, r#"{"kind":"eq","to":"a"}"#, None),
        (&INSIDE, r#"{"to":"a","kind":"eq"}"#, Some(r#"{"kind":"eq","to":"a"}"#)),
        (&INSIDE, r#"{"kind":"in","any":[1,2],"note":"x"}"#, None),
        (&BESIDE, r#"{"kind":"eq","value":{"to":"a"}}"#, None),
        (&BESIDE, r#"{"value":{"any":[]},"kind":"in"}"#, Some(r#"{"kind":"in","value":{"any":[]}}"#)),
        (&BY_KEY, r#"{"eq":{"to":"a"}}"#, None),
        (&BY_KEY, r#"{"in":{"any":[3]}}"#, None),
        (&BY_SHAPE, r#"{"to":"a"}"#, None),
        (&BY_SHAPE, r#"{"note":"n","any":[3]}"#, Some(r#"{"any":[3],"note":"n"}"#)),
    ] {
        let written = written.unwrap_or(body);
        assert_eq!(request(Format::Json, body, node), written, "{body}");
        assert_eq!(reply(Format::Json, body, node), written, "{body}");
    }
    for (node, body) in [
        (&INSIDE, "<Filter><kind>eq</kind><to>a</to></Filter>"),
        (&BESIDE, "<Filter><kind>in</kind><value><any>1</any><any>2</any></value></Filter>"),
        (&BY_KEY, "<Filter><in><any>1</any><any>2</any></in></Filter>"),
    ] {
        assert_eq!(request(Format::Xml, body, node), body);
    }
    for (node, body) in [
        (&INSIDE, "kind=eq&to=a"),
        (&INSIDE, "kind=in&any=1&any=2"),
        (&BESIDE, "kind=eq&value[to]=a"),
        (&BY_KEY, "in[any]=1&in[any]=2"),
    ] {
        assert_eq!(request(Format::Form, body, node), body);
    }
}

#[test]
fn finds_a_tag_after_the_members_in_xml_and_forms() {
    let body = "<Filter><to>a</to><kind>eq</kind></Filter>";
    assert_eq!(reply(Format::Xml, body, &INSIDE), "<Filter><kind>eq</kind><to>a</to></Filter>");
    let body = "<n:Filter xmlns:n=\"urn:n\"><n:value xmlns:m=\"urn:m\"><m:to>a</m:to></n:value><n:kind>eq</n:kind></n:Filter>";
    let written = "<Filter><kind>eq</kind><value><to>a</to></value></Filter>";
    assert_eq!(reply(Format::Xml, body, &BESIDE), written);
    assert_eq!(reply(Format::Form, "to=a&kind=eq", &INSIDE), "kind=eq&to=a");
}

#[test]
fn writes_and_reads_a_tag_that_is_an_attribute() {
    static ATTRIBUTE: XmlNode = XmlNode::ELEMENT.with_name("type").with_form(XmlForm::Attribute);
    static TAG: [Field; 1] = [Field::required(",\"kind\":", "kind", Node::STRING.with_xml(&ATTRIBUTE))];
    static NODE: Node = Node::union(|| const { &Union::inside("Filter", &TAG, &VARIANTS) });
    let body = "<Filter type=\"eq\"><to>a</to></Filter>";
    assert_eq!(request(Format::Xml, body, &NODE), body);
    assert_eq!(
        request(Format::Xml, "<Filter kind=\"eq\"><to>a</to></Filter>", &NODE),
        ": the member \"kind\" is missing, which is one of eq, in"
    );
}

#[test]
fn says_where_a_variant_is_not_found() {
    for (node, body, problem) in [
        (&INSIDE, r#"{"to":"a"}"#, ": the member \"kind\" is missing, which is one of eq, in"),
        (
            &INSIDE,
            r#"{"kind":"x"}"#,
            ": expected one of eq, in as the member \"kind\", found the string \"x\"",
        ),
        (
            &INSIDE,
            r#"{"kind":["eq"]}"#,
            ": expected one of eq, in as the member \"kind\", found a structure or a list",
        ),
        (&INSIDE, r#"{"kind":"eq","kind":"in","to":""}"#, "/kind: the member occurs more than once"),
        (&INSIDE, r#"{"kind":"in","any":["x"]}"#, "/any/0: expected an integer, found the string \"x\""),
        (&INSIDE, r#"{"kind":"eq"}"#, "/to: the required member \"to\" is missing"),
        (&INSIDE, "[1]", ": expected an object, found a list"),
        (&INSIDE, "null", ": expected a value, found null"),
        (&INSIDE, r#"{"kind":"eq","to":"a","x":1}"#, "/x: unknown member \"x\""),
        (&BESIDE, r#"{"kind":"eq"}"#, "/value: the required member \"value\" is missing"),
        (&BESIDE, r#"{"kind":"eq","value":{"to":1}}"#, "/value/to: expected a string, found the number 1"),
        (&BY_KEY, "{}", ": expected one of the members eq, in, found none"),
        (
            &BY_KEY,
            r#"{"eq":{"to":"a"},"in":{"any":[]}}"#,
            ": expected only one of the members eq, in, found eq and in",
        ),
        (&BY_KEY, r#"{"eq":{"to":null}}"#, "/eq/to: expected a value, found null"),
        (
            &BY_SHAPE,
            r#"{"to":"a","x":1}"#,
            ": expected an object with to or an object with any, found an object with other members",
        ),
        (&BY_SHAPE, "1", ": expected an object with to or an object with any, found the number 1"),
    ] {
        assert_eq!(request(Format::Json, body, node), problem, "{body}");
    }
}

#[test]
fn passes_over_null_beside_the_variant_in_replies_only() {
    let body = r#"{"eq":null,"in":{"any":[1]}}"#;
    assert_eq!(reply(Format::Json, body, &BY_KEY), r#"{"in":{"any":[1]}}"#);
    assert_eq!(request(Format::Json, body, &BY_KEY), "/eq: expected a value, found null");
}

#[test]
fn tells_single_values_apart_by_their_json_type() {
    static NONE: Enumeration = Enumeration::new("None", &["false"])
        .with_domain(crate::domain::Domain::Boolean)
        .with_openness(Openness::Closed);
    static VARIANTS: [Field; 5] = [
        Field::new(",\"string\":", "String", Node::STRING),
        Field::new(",\"integer\":", "Integer", Node::INTEGER),
        Field::new(",\"none\":", "None", Node::one_of(&NONE)),
        Field::new(",\"some\":", "Some", Node::record(|| &EQ)),
        Field::new(",\"many\":", "Many", Node::list(&Node::STRING)),
    ];
    static NODE: Node = Node::union(|| const { &Union::by_shape("Id", &VARIANTS) });
    for body in ["\"5\"", "5", "false", r#"{"to":"a"}"#, r#"["a","b"]"#] {
        assert_eq!(reply(Format::Json, body, &NODE), body);
        assert_eq!(request(Format::Json, body, &NODE), body);
    }
    for (body, problem) in [
        ("true", "expected a string or an integer or false or an object or a list, found true"),
        ("1.5", "found the number 1.5"),
        ("null", ": expected a value, found null"),
        ("[5]", "/0: expected a string, found the number 5"),
    ] {
        let found = request(Format::Json, body, &NODE);
        assert!(found.ends_with(problem), "{body}: {found}");
    }
}

#[test]
fn finds_the_variant_by_another_member_of_the_structure() {
    static UNION: Union = Union::by_sibling("Filter", &VARIANTS).with_openness(Openness::Closed);
    static HOLDER: Shape = Shape::new(
        "Holder",
        &[
            Field::required(",\"kind\":", "kind", Node::STRING),
            Field::new(",\"filter\":", "filter", Node::union(|| &UNION).by_sibling(&"kind")),
        ],
    );
    static NODE: Node = Node::record(|| &HOLDER);
    let body = r#"{"kind":"eq","filter":{"to":"a"}}"#;
    assert_eq!(request(Format::Json, body, &NODE), body);
    assert_eq!(request(Format::Json, r#"{"filter":{"to":"a"},"kind":"eq"}"#, &NODE), body);
    assert_eq!(request(Format::Json, r#"{"kind":"eq"}"#, &NODE), r#"{"kind":"eq"}"#);
    assert_eq!(request(Format::Form, "filter[to]=a&kind=eq", &NODE), "kind=eq&filter[to]=a");
    let xml = "<Holder><kind>in</kind><filter><any>1</any></filter></Holder>";
    assert_eq!(request(Format::Xml, xml, &NODE), xml);
    let mut value = DynValue::new(&NODE);
    decode(Format::Json, body.as_bytes(), &NODE, value.slot(), &DecodeOptions::REQUEST).unwrap();
    let record = value.slot().filled().record().unwrap();
    record.slot(0).scalar().unwrap().set(crate::value::Scalar::String("in")).unwrap();
    let violations = validate_value(value.get(), &NODE, None).unwrap_err();
    assert_eq!(violations.0[0].pointer, "/filter");
    assert_eq!(violations.0[0].rule, "sibling");
    assert_eq!(
        request(Format::Json, r#"{"kind":"x","filter":{"to":"a"}}"#, &NODE),
        "/filter: no variant is for \"x\", the value of \"kind\""
    );
}

#[test]
fn keeps_an_unknown_variant_in_json() {
    static INSIDE: Union = Union::inside("Filter", &TAG, &VARIANTS);
    static BESIDE: Union = Union::beside("Filter", &TAG, &OUTLINES, &VARIANTS);
    static BY_KEY: Union = Union::by_key("Filter", &VARIANTS);
    static UNIONS: [Node; 3] = [Node::union(|| &INSIDE), Node::union(|| &BESIDE), Node::union(|| &BY_KEY)];
    static OPEN: [Node; 3] = [
        Node::union(|| const { &INSIDE.with_openness(Openness::Open) }),
        Node::union(|| const { &BESIDE.with_openness(Openness::Open) }),
        Node::union(|| const { &BY_KEY.with_openness(Openness::Open) }),
    ];
    for (index, body, what) in [
        (0, r#"{"to":1.50,"kind":"like"}"#, "an unknown variant"),
        (0, r#"{"to":"a"}"#, "an object without the member \"kind\""),
        (1, r#"{"kind":"like","value":[{"a":null}]}"#, "an unknown variant"),
        (2, r#"{"eq":null,"like":{"b":1,"a":2}}"#, "an unknown variant"),
        (2, "{}", "an object without members"),
    ] {
        for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
            assert_eq!(again(Format::Json, body, &OPEN[index], &options), body);
            let found = again(Format::Json, body, &UNIONS[index], &options);
            let expected = format!("expected one of eq, in, found {what}");
            assert!(found.ends_with(&expected), "{body}: {found}");
        }
    }
    for body in [r#"{"kind":"eq"}"#, r#"{"kind":"eq","to":1}"#] {
        assert!(request(Format::Json, body, &OPEN[0]).starts_with("/to: "), "a known variant is that one");
    }
    assert_eq!(request(Format::Json, "[]", &OPEN[0]), ": expected an object, found a list");
    let problem = ": expected one of eq, in as the member \"kind\", found \"like\"";
    assert_eq!(reply(Format::Xml, "<Filter><kind>like</kind></Filter>", &OPEN[0]), problem);
    // What would be read as a known variant cannot be sent as an unknown one.
    let mut value = DynValue::new(&OPEN[0]);
    let Slot::Union(variant) = value.slot() else { panic!("it is a union") };
    *variant.choose(2).json().unwrap() = r#"{"kind":"eq","x":1}"#.parse().unwrap();
    assert!(validate_value(value.get(), &OPEN[0], None).is_err());
}

#[test]
fn hides_the_secrets_of_a_variant() {
    static KEY: Shape = Shape::new("Key", &[Field::required(",\"key\":", "key", Node::STRING.secret())]);
    static VARIANTS: [Field; 2] = [
        Field::new(",\"key\":", "Key", Node::record(|| &KEY)),
        Field::new(",\"word\":", "Word", Node::STRING.secret()),
    ];
    static NODE: Node = Node::union(|| const { &Union::by_shape("Secret", &VARIANTS) });
    for (body, shown) in
        [(r#"{"key":"hunter2"}"#, "Key(Key { key: (secret) })"), ("\"hunter2\"", "Word((secret))")]
    {
        let mut value = DynValue::new(&NODE);
        decode(Format::Json, body.as_bytes(), &NODE, value.slot(), &DecodeOptions::REQUEST).unwrap();
        assert_eq!(format!("{value:?}"), shown);
    }
    assert!(!request(Format::Json, r#"{"key":["hunter2"]}"#, &NODE).contains("hunter2"));
    assert!(!request(Format::Json, "712367", &NODE).contains("712367"));
}

#[test]
fn looks_ahead_in_bounded_time_and_depth() {
    static UNION: Union = Union::inside("Deep", &TAG, &DEEP);
    static ITEM: Node = Node::union(|| &UNION);
    static SHAPE: Shape = Shape::new("More", &[Field::new(",\"all\":", "all", Node::list(&ITEM))]);
    static DEEP: [Field; 1] = [Field::new(",\"more\":", "More", Node::record(|| &SHAPE))];
    let nested = |levels: usize| {
        let (open, close) = (r#"{"all":["#.repeat(levels), r#"],"kind":"more"}"#.repeat(levels));
        format!("{open}{close}")
    };
    let read = |body: &str| {
        let mut value = DynValue::new(&ITEM);
        decode(Format::Json, body.as_bytes(), &ITEM, value.slot(), &DecodeOptions::RESPONSE)
    };
    assert!(read(&nested(30)).is_ok());
    for body in [nested(100_000), "[".repeat(1 << 20), r#"{"all":["#.repeat(1 << 18)] {
        let error = read(&body).unwrap_err();
        assert!(error.problems.len() < 100, "{error}");
    }
}

#[test]
fn a_single_value_without_a_tag_has_the_root_of_its_union() {
    static NUMBER: [Field; 2] = [Field::new(",\"n\":", "N", Node::INTEGER), VARIANTS[0]];
    static SHAPES: [Shape; 2] = [Shape::new("N", &[]), EQ];
    static NODE: Node = Node::union(|| const { &Union::by_shape("Filter", &NUMBER).with_outlines(&SHAPES) });
    for body in ["<Filter>1</Filter>", "<Filter><to>a</to></Filter>"] {
        assert_eq!(request(Format::Xml, body, &NODE), body);
    }
}
