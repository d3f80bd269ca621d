//! Paths with several parameters: which values are read, and which are not written.

use super::super::error::RequestError;
use super::super::fixtures::ENDPOINT;
use super::super::path::{template, write};
use super::super::path_match::read;
use crate::dynamic::DynRecord;
use crate::format::Format;
use crate::table::Segment::{Literal, Optional, Parameter, Segments};
use crate::table::{Endpoint, Field, Node, ParameterLocation, Segment, Shape};
use crate::value::{Record, Scalar};

fn templated(path: &'static [Segment]) -> &'static Endpoint {
    Box::leak(Box::new(Endpoint::new("sample", "GET", path, *ENDPOINT.request())))
}

#[test]
fn writes_and_reads_optional_parts() {
    static FIELDS: [Field; 2] = [
        Field::new(",\"a\":", "a", Node::STRING).with_location(ParameterLocation::Path),
        Field::new(",\"b\":", "b", Node::STRING).with_location(ParameterLocation::Path),
    ];
    static SHAPE: Shape = Shape::new("Parts", &FIELDS);
    const PARTS: Node = Node::record(|| &SHAPE);
    static ENDS: Endpoint =
        Endpoint::new("ends", "GET", &[Literal("/g"), Optional("a"), Optional("b")], PARTS);
    static WITHIN: Endpoint =
        Endpoint::new("within", "GET", &[Literal("/g"), Optional("a"), Literal("/m"), Optional("b")], PARTS)
            .with_suffixes(&[(Format::Xml, ".xml")]);
    let written = |endpoint, a: Option<&str>, b: Option<&str>| {
        let mut record = DynRecord::new(&SHAPE);
        for (index, text) in [a, b].into_iter().enumerate() {
            if let Some(text) = text {
                record.slot(index).filled().scalar().unwrap().set(Scalar::String(text)).unwrap();
            }
        }
        write(endpoint, &record, Some(Format::Xml))
    };
    assert_eq!(template(&WITHIN), "/g{/a}/m{/b}");
    for (endpoint, a, b, path) in [
        (&ENDS, None, None, "/g"),
        (&ENDS, Some("x"), None, "/g/x"),
        (&ENDS, Some("x"), Some("y/z"), "/g/x/y%2Fz"),
        (&WITHIN, None, None, "/g/m.xml"),
        (&WITHIN, Some("m"), None, "/g/m/m.xml"),
        (&WITHIN, Some("m"), Some("m"), "/g/m/m/m.xml"),
        (&WITHIN, None, Some("x"), "/g/m/x.xml"),
    ] {
        assert_eq!(written(endpoint, a, b).unwrap(), path);
        let parts = [("a", a), ("b", b)].into_iter();
        let parts: Vec<_> = parts.filter_map(|(name, text)| Some((name, Ok(text?.to_owned())))).collect();
        assert_eq!(read(endpoint, path).unwrap(), parts, "{path}");
    }
    for (endpoint, a, b, place) in [
        // It would be the value of the first part.
        (&ENDS, None, Some("y"), "/a"),
        // The literal after the first part would be its value.
        (&WITHIN, None, Some("m"), "/a"),
        (&ENDS, Some(""), None, "/a"),
        (&ENDS, Some("x"), Some(".."), "/b"),
    ] {
        let error = written(endpoint, a, b).unwrap_err();
        assert!(matches!(&error, RequestError::Parameter { pointer, .. } if pointer == place), "{error}");
    }
    for path in ["/g/", "/g//x", "/g/x/y/z", "/g/x/", "/h"] {
        assert_eq!(read(&ENDS, path), None, "{path}");
    }
    let long = format!("/g{}", "/m".repeat(30_000));
    assert_eq!(read(&WITHIN, &long), None);
}

#[test]
fn reads_several_parameters_of_a_segment_from_its_end() {
    let endpoint =
        templated(&[Literal("/"), Parameter("a"), Literal("-"), Parameter("b"), Literal(".json/x")]);
    let values = |path: &str| {
        let read = read(endpoint, path)?;
        Some(read.into_iter().map(|(_, value)| value.unwrap()).collect::<Vec<_>>())
    };
    for (path, expected) in [
        ("/p-q.json/x", Some(["p", "q"])),
        ("/p-q-r.json/x", Some(["p-q", "r"])),
        ("/p--.json/x", Some(["p", "-"])),
        ("/p-q.json.json/x", Some(["p", "q.json"])),
        ("/-q.json/x", None),
        ("/p-.json/x", None),
        ("/p/q-r.json/x", None),
        ("/p-q/r.json/x", None),
    ] {
        assert_eq!(values(path), expected.map(|both| both.map(str::to_owned).to_vec()), "{path}");
    }
    let endpoint = templated(&[Literal("/"), Parameter("a"), Literal("."), Parameter("b"), Literal(".json")]);
    let found = read(endpoint, "/x.y.json").unwrap();
    assert_eq!(found, [("a", Ok("x".to_owned())), ("b", Ok("y".to_owned()))]);
    let endpoint = templated(&[Literal("/"), Segments("a"), Literal("/"), Parameter("b")]);
    let found = read(endpoint, "/x/y/z").unwrap();
    assert_eq!(found, [("a", Ok("x/y".to_owned())), ("b", Ok("z".to_owned()))]);
    let long = format!("/{}.json", "-.".repeat(30_000));
    assert!(read(templated(&[Literal("/"), Parameter("a"), Literal("-"), Parameter("b")]), &long).is_some());
}

#[test]
fn writes_only_values_that_are_read_again() {
    static FIELDS: [Field; 2] = [
        Field::required(",\"a\":", "a", Node::STRING).with_location(ParameterLocation::Path),
        Field::required(",\"b\":", "b", Node::STRING).with_location(ParameterLocation::Path),
    ];
    static SHAPE: Shape = Shape::new("Pair", &FIELDS);
    const PAIR: Node = Node::record(|| &SHAPE);
    static DASHED: Endpoint =
        Endpoint::new("dashed", "GET", &[Literal("/"), Parameter("a"), Literal("-"), Parameter("b")], PAIR);
    static GREEDY: Endpoint =
        Endpoint::new("greedy", "GET", &[Literal("/"), Segments("a"), Literal("/to/"), Segments("b")], PAIR);
    for (endpoint, a, b, expected) in [
        (&DASHED, "x-y", "z", Ok("/x-y-z")),
        (&DASHED, "x", "y-z", Err("/a")),
        (&GREEDY, "x/to/y", "z/w", Ok("/x/to/y/to/z/w")),
        (&GREEDY, "x", "y/to/z", Err("/a")),
    ] {
        let mut record = DynRecord::new(&SHAPE);
        for (index, text) in [a, b].into_iter().enumerate() {
            record.slot(index).filled().scalar().unwrap().set(Scalar::String(text)).unwrap();
        }
        match (write(endpoint, &record, None), expected) {
            (Ok(path), Ok(expected)) => assert_eq!(path, expected),
            (Err(RequestError::Parameter { pointer, .. }), Err(place)) => assert_eq!(pointer, place),
            (other, _) => panic!("{a} {b}: {other:?}"),
        }
    }
}
