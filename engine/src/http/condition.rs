//! Evaluation of the conditions by which replies of one status are told apart.

use std::borrow::Cow;

use ::http::header::HeaderMap;

use super::body::node_in_body;
use crate::domain::JsonType;
use crate::equality::{same_json, same_scalar};
use crate::format::{DecodeOptions, Format, Probed, probe};
use crate::table::{
    AnyOf, Condition, Endpoint, Envelope, JsonKind, Message, ParameterLocation, Reply, ScalarNode, Test, Text,
};
use crate::walk::Step;

/// Returns whether a response meets all conditions of a reply. This is true for a reply without conditions.
///
/// A member that the reply does not describe is read as another reply of the same status describes it.
pub(super) fn meets_conditions(
    endpoint: &'static Endpoint,
    reply: &'static Reply,
    format: Option<Format>,
    (headers, body): (&HeaderMap, &[u8]),
    options: &DecodeOptions,
) -> bool {
    let is_alike = |other: &&Reply| other.statuses().any(|range| reply.statuses().any(|own| own == range));
    let siblings = || endpoint.replies().iter().filter(is_alike);
    let is_met = |condition: &Condition| {
        if let Some(name) = condition.header() {
            return meets(condition, &header(headers, name), header_spelling(reply, name));
        }
        let path = steps(condition.path(), condition.items());
        let look = |format, reply: &'static Reply| {
            let envelope = reply.envelope(format);
            let node = envelope.map(Envelope::node).or_else(|| reply.body().map(node_in_body));
            let message = Some(Message::response(endpoint.name()));
            let layers = envelope.map_or(0, Envelope::layers);
            let options = DecodeOptions { message, layers, ..*options };
            match inside(envelope, &path) {
                Some(path) => probe(format, body, node, path, &options),
                None => (Probed::Nothing, None),
            }
        };
        let find = |format| {
            let own = look(format, reply);
            let declared = |of: &(Probed, Option<_>)| of.1.is_some();
            if declared(&own) {
                own
            } else {
                siblings().map(|reply| look(format, reply)).find(declared).unwrap_or(own)
            }
        };
        let (found, node) = format.map_or((Probed::Nothing, None), find);
        let spelling = format.zip(node).and_then(|(format, node)| node.spelling(format));
        meets(condition, &found, spelling)
    };
    let any = |any: &AnyOf| any.sets().iter().any(|set| set.iter().all(is_met));
    reply.when().iter().all(is_met) && reply.any_of().iter().all(any)
}

/// Returns the steps of a path of wire names, some of which are numbers of items.
pub(super) fn steps(path: &[&'static str], items: &[usize]) -> Vec<Step<'static>> {
    let step = |(position, name): (usize, &&'static str)| match name.parse() {
        Ok(index) if items.contains(&position) => Step::Index(index),
        _ => Step::Member(name),
    };
    path.iter().enumerate().map(step).collect()
}

/// Returns the rest of a path from the outside of an envelope, which in XML begins with the root element. Returns `None` if it
/// does not. An empty path is that of the whole body.
fn inside<'p>(envelope: Option<&Envelope>, path: &'p [Step<'static>]) -> Option<&'p [Step<'static>]> {
    match (envelope.map_or("", Envelope::root), path) {
        ("", path) | (_, path @ []) => Some(path),
        (root, [Step::Member(first), rest @ ..]) if *first == root => Some(rest),
        (_, [..]) => None,
    }
}

/// Returns the value of a header field: that of its lines, separated by commas.
fn header(headers: &HeaderMap, name: &str) -> Probed {
    let lines: Vec<Cow<'_, str>> =
        headers.get_all(name).iter().map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
    if lines.is_empty() { Probed::Nothing } else { Probed::Scalar(lines.join(", "), None) }
}

/// Returns the spelling of a header field that a reply describes.
fn header_spelling(reply: &'static Reply, name: &str) -> Option<ScalarNode> {
    let shape = reply.body().and_then(|node| node.kind().shape())?;
    let mut fields = shape.fields_in(ParameterLocation::Header).map(|(_, field)| field);
    fields.find(|field| field.name().eq_ignore_ascii_case(name))?.node().spelling(Format::Text)
}

fn meets(condition: &Condition, found: &Probed, spelling: Option<ScalarNode>) -> bool {
    let is_among = |values: &[Text<'_>]| match found {
        Probed::Scalar(text, json) => values.iter().any(|value| same(*value, (text, *json), spelling)),
        Probed::Nothing | Probed::Null | Probed::Structure | Probed::List => false,
    };
    let has_text = |holds: &dyn Fn(&str) -> bool| match found {
        Probed::Scalar(text, _) => holds(text.trim()),
        Probed::Nothing | Probed::Null | Probed::Structure | Probed::List => false,
    };
    match condition.test() {
        Test::Is(values) => is_among(values),
        Test::IsNot(values) => !is_among(values),
        Test::Present => matches!(found, Probed::Scalar(..) | Probed::Structure | Probed::List),
        Test::Absent => matches!(found, Probed::Nothing | Probed::Null),
        Test::Given => !matches!(found, Probed::Nothing),
        Test::Missing => matches!(found, Probed::Nothing),
        Test::Kind(kinds) => kind(found).is_some_and(|kind| kinds.contains(&kind)),
        Test::StartsWith(texts) => has_text(&|text| texts.iter().any(|start| text.starts_with(start))),
        Test::Contains(texts) => has_text(&|text| texts.iter().any(|part| text.contains(part))),
        Test::Matches(pattern) => has_text(&|text| pattern.is_match(text)),
    }
}

/// Returns the kind of a value. A text of a format without JSON types is a string.
fn kind(found: &Probed) -> Option<JsonKind> {
    Some(match found {
        Probed::Nothing => return None,
        Probed::Null => JsonKind::Null,
        Probed::Scalar(_, Some(JsonType::Boolean)) => JsonKind::Boolean,
        Probed::Scalar(_, Some(JsonType::Number)) => JsonKind::Number,
        Probed::Scalar(_, Some(JsonType::String) | None) => JsonKind::String,
        Probed::List => JsonKind::List,
        Probed::Structure => JsonKind::Structure,
    })
}

/// Returns whether a text is equal to the expected one: in its domain if it is declared, and otherwise as
/// JSON.
pub(super) fn same(
    expected: Text<'_>,
    found: (&str, Option<JsonType>),
    spelling: Option<ScalarNode>,
) -> bool {
    let text = found.0.trim();
    let Some(spelling) = spelling else {
        return same_json((expected.text(), expected.json()), (text, found.1));
    };
    match (spelling.read_tolerantly(expected.text()), spelling.read_tolerantly(text)) {
        (Some(expected), Some(found)) => same_scalar(expected, found),
        _ => expected.text() == text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{ENDPOINT, chosen, reply};
    use super::super::select_reply::choose;
    use super::*;
    use crate::domain::Domain;
    use crate::rule::Pattern;
    use crate::table::{Field, Media, Node, Shape, XmlForm, XmlNode};

    #[test]
    fn evaluates_conditions() {
        const ZERO: Test = Test::Is(&[Text::number("0")]);
        const NOT_ZERO: Test = Test::IsNot(&[Text::number("0")]);
        const MADE: Test = Test::Is(&[Text::number("200"), Text::number("201")]);
        const NO: Test = Test::Is(&[Text::boolean("false")]);
        let number = |text: &str| Probed::Scalar(text.to_owned(), Some(JsonType::Number));
        let word = |text: &str| Probed::Scalar(text.to_owned(), Some(JsonType::Boolean));
        let text = |text: &str| Probed::Scalar(text.to_owned(), Some(JsonType::String));
        let bare = |text: &str| Probed::Scalar(text.to_owned(), None);
        let flag = Node::BOOLEAN.spelling(Format::Json);
        let integer = Some(ScalarNode::new(Domain::Integer));
        for (test, found, spelling, expected) in [
            (ZERO, number("0"), None, true),
            (ZERO, number("0.0"), None, true),
            (ZERO, bare("0"), None, true),
            (ZERO, bare(" 0\n"), None, true),
            (ZERO, word("false"), None, false),
            (ZERO, text("0"), None, false),
            (ZERO, number("1"), None, false),
            (ZERO, Probed::Nothing, None, false),
            (ZERO, Probed::Null, None, false),
            // Declared values are compared in their domain, whatever their spelling.
            (ZERO, word("false"), flag, true),
            (ZERO, text("0"), flag, true),
            (NO, number("0"), flag, true),
            (NO, number("1"), flag, false),
            (NO, number("0"), None, false),
            (ZERO, text("0"), integer, true),
            (ZERO, number("0.0"), integer, true),
            (MADE, number("201"), None, true),
            (NOT_ZERO, number("0.0"), None, false),
            (NOT_ZERO, word("false"), flag, false),
            (NOT_ZERO, number("2"), None, true),
            (NOT_ZERO, Probed::Nothing, None, true),
            (Test::Present, Probed::Structure, None, true),
            (Test::Present, text(""), None, true),
            (Test::Present, Probed::Null, None, false),
            (Test::Absent, Probed::Null, None, true),
            (Test::Absent, Probed::Nothing, None, true),
            (Test::Absent, Probed::Structure, None, false),
        ] {
            assert_eq!(
                meets(&Condition::new(&["x"], test), &found, spelling),
                expected,
                "{test:?} {found:?}"
            );
        }
    }

    const A: &[&str] = &["a"];

    /// Returns whether a JSON body meets a condition that no table describes.
    fn meets_json(condition: Condition, body: &str) -> bool {
        let row = reply("Met", 200, 200, &[Media::JSON]).with_when(Box::leak(Box::new([condition])));
        let rows = Box::leak(Box::new([row, reply("Other", 200, 200, &[])]));
        let endpoint = Box::leak(Box::new(ENDPOINT.with_replies(rows)));
        chosen(endpoint, 200, "application/json", body.as_bytes()) == Some(0)
    }

    #[test]
    fn tells_kinds_absence_and_texts_apart() {
        static PATTERN: Pattern = Pattern::new("^E[0-9]+$");
        for (test, met, not) in [
            (Test::Kind(&[JsonKind::Boolean]), &["false"][..], &["0", "\"false\"", "null"][..]),
            (Test::Kind(&[JsonKind::Null]), &["null"], &["\"\"", "[]"]),
            (Test::Kind(&[JsonKind::List, JsonKind::String]), &["[]", "\"\""], &["{}", "1"]),
            (Test::Kind(&[JsonKind::Structure]), &["{}"], &["[{}]"]),
            (Test::StartsWith(&["ERR", "E"]), &["\"E1\"", "\" ERR\""], &["\"e\"", "[\"E\"]", "null"]),
            (Test::Contains(&["taken"]), &["\"is taken.\""], &["\"Taken\""]),
            (Test::Given, &["null", "0"], &[]),
        ] {
            for (bodies, expected) in [(met, true), (not, false)] {
                for body in bodies {
                    let body = format!("{{\"a\":{body}}}");
                    assert_eq!(meets_json(Condition::new(A, test), &body), expected, "{test:?} {body}");
                }
            }
            assert!(!meets_json(Condition::new(A, test), "{}"), "{test:?}");
        }
        assert!(meets_json(Condition::new(A, Test::Missing), "{}"));
        assert!(!meets_json(Condition::new(A, Test::Missing), "{\"a\":null}"));
        if cfg!(feature = "pattern") {
            assert!(meets_json(Condition::new(A, Test::Matches(&PATTERN)), "{\"a\":\"E12\"}"));
        }
        assert!(!meets_json(Condition::new(A, Test::Matches(&PATTERN)), "{\"a\":\"E\"}"));
    }

    #[test]
    fn follows_names_with_dots_and_items_of_lists() {
        const YES: Test = Test::Is(&[Text::string("yes")]);
        let body = r#"{"error":{".tag":"yes"},"list":[{"a":"no"},{"a":"yes"}]}"#;
        assert!(meets_json(Condition::new(&["error", ".tag"], YES), body));
        assert!(!meets_json(Condition::new(&["error", "tag"], YES), body));
        for (path, expected) in [(&["list", "0", "a"], false), (&["list", "1", "a"], true)] {
            assert_eq!(meets_json(Condition::new(path, YES).with_items(&[1]), body), expected);
            // A number that is a name is none of an item.
            assert!(!meets_json(Condition::new(path, YES), body));
        }
        assert!(!meets_json(Condition::new(&["list", "2", "a"], YES).with_items(&[1]), body));
        assert!(meets_json(Condition::new(&["0", "1"], YES).with_items(&[0, 1]), "[[\"no\",\"yes\"]]"));
        assert!(meets_json(Condition::new(&[], Test::Kind(&[JsonKind::List])), "[]"));
        assert!(!meets_json(Condition::new(&["9999999999999999999"], YES).with_items(&[0]), "[\"yes\"]"));
    }

    #[test]
    fn follows_items_of_lists_in_xml_and_forms() {
        static ITEM: Shape = Shape::new("Item", &[Field::new(",\"a\":", "a", Node::STRING)]);
        static OF: Node = Node::record(|| &ITEM);
        static BARE: XmlNode = XmlNode::ELEMENT;
        static WRAPPED: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Wrapped("i"));
        static SHAPE: Shape = Shape::new(
            "R",
            &[
                Field::new(",\"b\":", "b", Node::list(&OF).with_xml(&BARE)),
                Field::new(",\"w\":", "w", Node::list(&OF).with_xml(&WRAPPED)),
            ],
        );
        const TWO: Test = Test::Is(&[Text::string("2")]);
        let of = |path| Condition::new(path, TWO).with_items(&[1]);
        for (format, body) in [
            (Media::XML, "<R><b><a>1</a></b><w><i><a>1</a></i><i><a>2</a></i></w><b><a>2</a></b></R>"),
            (Media::FORM, "b[0][a]=1&b[1][a]=2&w[0][a]=1&w[1][a]=2"),
            (Media::JSON, r#"{"b":[{"a":"1"},{"a":"2"}],"w":[{"a":"1"},{"a":"2"}]}"#),
        ] {
            for (path, expected) in [
                (&["b", "0", "a"], false),
                (&["b", "1", "a"], true),
                (&["b", "2", "a"], false),
                (&["w", "0", "a"], false),
                (&["w", "1", "a"], true),
                (&["w", "2", "a"], false),
            ] {
                let row = reply("Met", 200, 200, Box::leak(Box::new([format])))
                    .with_body(Node::record(|| &SHAPE))
                    .with_when(Box::leak(Box::new([of(path)])));
                let endpoint = Box::leak(Box::new(ENDPOINT.with_replies(Box::leak(Box::new([row])))));
                assert_eq!(chosen(endpoint, 200, "", body.as_bytes()).is_some(), expected, "{body} {path:?}");
            }
        }
    }

    #[test]
    fn evaluates_conditions_on_whole_texts_and_header_fields() {
        const BAD: &[Condition] = &[Condition::new(&[], Test::StartsWith(&["ERR"]))];
        const LOST: &[Condition] = &[
            Condition::new(&["x-result"], Test::Is(&[Text::number("1")])).of_header(),
            Condition::new(&["X-Why"], Test::Contains(&["lost"])).of_header(),
        ];
        static ENDS: Endpoint = ENDPOINT.with_replies(&[
            reply("Bad", 200, 200, &[Media::TEXT]).with_when(BAD),
            reply("Lost", 200, 200, &[]).with_when(LOST),
            reply("Fine", 200, 200, &[Media::TEXT]),
        ]);
        for (body, expected) in [("ERR 1", 0), ("\nERR\n", 0), ("OK", 2), ("", 2)] {
            assert_eq!(chosen(&ENDS, 200, "text/plain", body.as_bytes()), Some(expected), "{body}");
        }
        for (lines, expected) in [
            (&[("x-result", "1"), ("x-why", "it is lost")][..], 1),
            (&[("x-result", "1.0"), ("x-why", "late"), ("x-why", "lost")], 1),
            (&[("x-result", "1")], 2),
            (&[("x-result", "2"), ("x-why", "lost")], 2),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.append(*name, value.parse().unwrap());
            }
            assert_eq!(choose(&ENDS, 200, &headers, b""), Some(expected), "{lines:?}");
        }
    }
}
