//! What stands at a path, without reading the whole body.

use super::{ATTRIBUTE, field};
use crate::domain::Domain;
use crate::format::tests::probe_names;
use crate::format::{DecodeOptions, Format, Probed, probe};
use crate::spelling::{BooleanTokens, Token};
use crate::table::{Node, Shape, XmlForm, XmlNode};
use crate::walk::Step;

const BODY: &[u8] = b"<?xml version='1.0'?>\
    <r><a x='7'><b>one</b></a><a><c> <![CDATA[two]]>&amp;<!-- --></c><b>three</b></a>\
    <n xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'/><e/></r>";

fn found(body: &[u8], path: &[&str]) -> Probed {
    probe_names(Format::Xml, body, None, path, &DecodeOptions::RESPONSE).0
}

fn scalar(text: &str) -> Probed {
    Probed::Scalar(text.to_owned(), None)
}

#[test]
fn finds_elements_and_attributes() {
    let at = |path: &[&str]| found(BODY, path);
    assert_eq!(at(&["a", "b"]), scalar("one"));
    assert_eq!(at(&["a", "c"]), scalar(" two&"));
    assert_eq!(at(&["a", "x"]), scalar("7"));
    assert_eq!(at(&["e"]), scalar(""));
    assert_eq!(at(&["a"]), Probed::Structure);
    assert_eq!(at(&[]), Probed::Structure);
    assert_eq!(at(&["n"]), Probed::Null);
}

#[test]
fn finds_nothing_at_missing_paths() {
    for path in [&["b"][..], &["a", "d"], &["a", "b", "c"], &["a", "x", "y"], &["r"], &["r", "a"]] {
        assert_eq!(found(BODY, path), Probed::Nothing, "{path:?}");
    }
}

#[test]
fn finds_members_before_a_syntax_error() {
    assert_eq!(found(b"<r><a>1</a><b>2</c>", &["a"]), scalar("1"));
    for body in [&b"<r><a>1</a><b>2</c>"[..], b"", b"no XML", b"<r><b>2", b"{\"b\":2}"] {
        assert_eq!(found(body, &["b"]), Probed::Nothing);
    }
}

static BITS: BooleanTokens = BooleanTokens::new(Token::string("no"), Token::string("yes"));
static STATE: XmlNode = XmlNode::ELEMENT.with_name("State");
static MARK: XmlNode = ATTRIBUTE.with_name("Mark");
static REPLY: Shape = Shape::new(
    "R",
    &[
        field("state", Node::spelled(Domain::Boolean, &BITS).with_xml(&STATE)),
        field("mark", Node::STRING.with_xml(&MARK)),
        field("inner", Node::record(|| &REPLY)).with_aliases(&["Inner"]),
        field("values", Node::map(&TEXT)),
    ],
);
static NODE: Node = Node::record(|| &REPLY);
static TEXT: Node = Node::STRING;

#[test]
fn follows_the_xml_names_of_fields_and_returns_their_nodes() {
    let at = |body: &str, path: &[&str]| {
        let (found, node) =
            probe_names(Format::Xml, body.as_bytes(), Some(&NODE), path, &DecodeOptions::RESPONSE);
        (found, node.map(Node::class))
    };
    let (bit, text) = (Some(Node::BOOLEAN.class()), Some(TEXT.class()));
    assert_eq!(at("<R><State>no</State></R>", &["state"]), (scalar("no"), bit));
    assert_eq!(at("<R Mark='m'><State>no</State></R>", &["mark"]), (scalar("m"), text));
    let nested = "<R><Inner><State>yes</State></Inner><values><k>v</k></values></R>";
    assert_eq!(at(nested, &["inner", "state"]), (scalar("yes"), bit));
    assert_eq!(at(nested, &["values", "k"]), (scalar("v"), text));
    // A reply of another root can be told too.
    assert_eq!(at("<Other><State>no</State></Other>", &["state"]), (scalar("no"), bit));
    assert_eq!(at("<R><Else>no</Else></R>", &["state"]), (Probed::Nothing, None));
}

#[test]
fn looks_past_a_text_once() {
    static MARKED: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Text);
    static PRICE: Shape = Shape::new(
        "P",
        &[
            field("text", Node::STRING.with_xml(&MARKED)).with_presence_required(),
            field("unit", Node::STRING.with_xml(&ATTRIBUTE)),
        ],
    );
    static PRICE_NODE: Node = Node::record(|| &PRICE);
    for body in [&b"<P>5</P>"[..], b"<P/>", b"<P> </P>"] {
        for path in ["unit", "other"] {
            let found =
                probe_names(Format::Xml, body, Some(&PRICE_NODE), &[path], &DecodeOptions::RESPONSE).0;
            assert_eq!(found, Probed::Nothing, "{path}");
        }
    }
}

#[test]
fn counts_the_items_of_a_list_without_an_element() {
    static CODED: Shape = Shape::new("I", &[field("code", Node::STRING), field("text", Node::STRING)]);
    static ITEM: Node = Node::record(|| &CODED);
    static WRAPPED: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Wrapped("m"));
    static LISTS: Shape =
        Shape::new("L", &[field("m", Node::list(&ITEM)), field("all", Node::list(&ITEM).with_xml(&WRAPPED))]);
    static NODE: Node = Node::record(|| &LISTS);
    let items = "<m><code>E</code></m><m><text>second</text></m><m><text>third</text></m>";
    let body = format!("<r>{items}<all>{items}</all></r>");
    for name in ["m", "all"] {
        let at = |index: usize, member: &'static str| {
            let path = [Step::Member(name), Step::Index(index), Step::Member(member)];
            probe(Format::Xml, body.as_bytes(), Some(&NODE), &path, &DecodeOptions::RESPONSE).0
        };
        assert_eq!(at(0, "code"), scalar("E"), "{name}");
        assert_eq!(at(0, "text"), Probed::Nothing, "{name}");
        assert_eq!(at(1, "text"), scalar("second"), "{name}");
        assert_eq!(at(2, "text"), scalar("third"), "{name}");
        assert_eq!(at(2, "code"), Probed::Nothing, "{name}");
        assert_eq!(at(3, "text"), Probed::Nothing, "{name}");
    }
}
