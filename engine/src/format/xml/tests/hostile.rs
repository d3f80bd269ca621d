//! Bodies that are broken, or made to do harm.

use std::collections::BTreeMap;

use super::{field, limited, read, read_as, read_strictly, record, text};
use crate::format::tests::probe_names;
use crate::format::{DecodeOptions, Format, Limits, RECORD, difference};
use crate::table::{self, Shape};
use crate::value::Wire;

#[derive(Debug, Default, PartialEq)]
struct Node {
    name: Option<String>,
    child: Option<Box<Node>>,
    items: Vec<String>,
}

static STRINGS: table::Node = table::Node::STRING;
static NODE: Shape = Shape::new(
    "a",
    &[text("name"), field("a", table::Node::record(|| &NODE)), field("i", table::Node::list(&STRINGS))],
);

record!(Node, &NODE, 0 => name, 1 => child, 2 => items);

fn numbered(count: usize, text: impl Fn(usize) -> String) -> String {
    (0..count).map(text).collect::<Vec<_>>().concat()
}

#[test]
fn refuses_document_types_and_unknown_entities() {
    let laughs = "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY l \"lol\"><!ENTITY m \"&l;&l;&l;&l;\">]>\
                  <a><name>&m;</name></a>";
    assert_eq!(
        read::<Node>(laughs).unwrap_err(),
        "line 2, column 1: a document type declaration is not accepted"
    );
    assert!(read::<Node>("<!doctype html><html>").unwrap_err().contains("document type declaration"));
    for unknown in [
        "&m;",
        "&nbsp;",
        "&#0;",
        "&#x1;",
        "&#xD800;",
        "&#x110000;",
        "&#+1;",
        "&#;",
        "&#xFFFE;",
        "&#99999999999;",
    ] {
        let in_text = read::<Node>(&format!("<a><name>{unknown}</name></a>")).unwrap_err();
        assert!(in_text.starts_with("line 1, column 10: /name: a character"), "{in_text}");
        let in_attribute = read::<Node>(&format!("<a b='{unknown}'/>")).unwrap_err();
        assert!(in_attribute.starts_with("line 1, column 1: a character"), "{unknown} {in_attribute}");
    }
}

#[test]
fn stops_at_the_first_syntax_error() {
    for (document, told) in [
        ("", "line 1, column 1: there is no element"),
        ("  \n ", "line 2, column 2: there is no element"),
        ("hello", "line 1, column 1: text outside the root element"),
        ("{\"a\":1}", "line 1, column 1: text outside the root element"),
        ("<a>", "line 1, column 4: the body ends within an element"),
        (
            "<a>\n <i>x</a>",
            "line 2, column 6: /i/0: expected the end of the element \"i\", found that of \"a\"",
        ),
        ("</a>", "line 1, column 1: the end of an element \"a\" that is not open"),
        ("<a/></a>", "line 1, column 5: the end of an element \"a\" that is not open"),
        ("<a/><a/>", "line 1, column 5: a second root element"),
        ("<a/>x", "line 1, column 5: text outside the root element"),
        ("<a/>&lt;", "line 1, column 5: text outside the root element"),
        ("<a/><![CDATA[]]>", "line 1, column 5: text outside the root element"),
        ("<a", "line 1, column 1: tag not closed: `>` not found before end of input"),
        ("<a><!-- </a>", "line 1, column 4: comment not closed: `-->` not found before end of input"),
        ("<a><!-- -- --></a>", "line 1, column 9: -- stands in a comment"),
        ("<a b='1' b='2'/>", "line 1, column 1: a duplicate attribute"),
        ("<a x:b='1' y:b='2' xmlns:x='urn:x' xmlns:y='urn:x'/>", "line 1, column 1: a duplicate attribute"),
        ("<a b/>", "line 1, column 1: an attribute is not a name, =, and a value in quotes"),
        ("<a b=1/>", "line 1, column 1: an attribute is not a name, =, and a value in quotes"),
        ("<a b='<'/>", "line 1, column 1: a character that is not allowed in an attribute"),
        ("<a>]]></a>", "line 1, column 4: ]]> stands in text: write ]]&gt;"),
        ("<a>x & y</a>", "line 1, column 6: an & that starts no entity: write &amp;"),
        ("<x:a/>", "line 1, column 1: the prefix \"x\" is not declared"),
        ("<a x:b='1'/>", "line 1, column 1: the prefix \"x\" is not declared"),
        ("<:a/>", "line 1, column 1: a tag or an attribute with an invalid name"),
        ("<x:y:z xmlns:x='urn:x'/>", "line 1, column 1: a tag or an attribute with an invalid name"),
        ("<1/>", "line 1, column 1: a tag or an attribute with an invalid name"),
        ("<<a/>", "line 1, column 1: a tag or an attribute with an invalid name"),
        ("<a xmlns:x=''/>", "line 1, column 1: a namespace declaration that is not allowed"),
        ("<a xmlns:xmlns='urn:x'/>", "line 1, column 1: a namespace declaration that is not allowed"),
        ("<a xmlns:xml='urn:x'/>", "line 1, column 1: a namespace declaration that is not allowed"),
        (
            "<a><?xml version='1.0'?></a>",
            "line 1, column 4: the XML declaration is not at the start of the body",
        ),
        (
            "<?xml version='1.0' encoding='8859-1'?><a/>",
            "line 1, column 1: the XML declaration: expected the name of an encoding, found another",
        ),
    ] {
        assert_eq!(read::<Node>(document).unwrap_err(), told, "{document}");
    }
    let invalid = read_as::<Node>(b"<a>\n<name>\xFF</name></a>", &RECORD, &DecodeOptions::RESPONSE);
    assert_eq!(invalid.unwrap_err(), "line 2, column 7: not valid UTF-8");
}

#[test]
fn skips_declarations_and_comments_around_the_root() {
    for document in [
        "\u{FEFF}<?xml version=\"1.0\"?><!-- c --><?pi x?>\n<a></a >\n<!-- c --><?pi x?>\n",
        "<a xmlns:xml='http://www.w3.org/XML/1998/namespace' xml:space='preserve'/>",
    ] {
        assert_eq!(read_strictly::<Node>(document), Ok(Node::default()), "{document}");
    }
    let after_a_line = "\n<?xml version=\"1.0\"?><a/>";
    assert_eq!(read::<Node>(after_a_line), Ok(Node::default()));
    assert!(read_strictly::<Node>(after_a_line).is_err());
}

#[test]
fn limits_depth_in_every_position() {
    for (open, close) in [("<a>", "</a>"), ("<x>", "</x>"), ("<name>", "</name>")] {
        let bomb = format!("<a>{}{}</a>", open.repeat(100_000), close.repeat(100_000));
        let told = read::<Node>(&bomb).unwrap_err();
        assert!(told.ends_with("nested more than 64 levels deep"), "{told}");
    }
    let nested = |levels: usize| format!("{}{}", "<a>".repeat(levels), "</a>".repeat(levels));
    let reading = limited(Limits { depth: 3, ..Limits::default() });
    let innermost = "<a><a><a><name>x</name><i>y</i><x/></a></a></a>";
    assert_eq!(
        read_as::<Node>(innermost.as_bytes(), &RECORD, &reading).unwrap_err(),
        "line 1, column 24: /a/a/i: nested more than 3 levels deep",
        "a list is a level, with or without an element of its own"
    );
    let innermost = innermost.replace("<i>y</i>", "");
    assert!(read_as::<Node>(innermost.as_bytes(), &RECORD, &reading).is_ok());
    let told = read_as::<Node>(nested(4).as_bytes(), &RECORD, &reading).unwrap_err();
    assert_eq!(told, "line 1, column 10: /a/a/a: nested more than 3 levels deep");
    let unknown = "<a><x><x><x><x/></x></x></x></a>";
    let told = read_as::<Node>(unknown.as_bytes(), &RECORD, &reading).unwrap_err();
    assert_eq!(told, "line 1, column 13: nested more than 3 levels deep");
}

#[test]
fn limits_the_depth_of_written_documents() {
    let nested = |levels: usize| {
        let innermost = Node { name: Some("x".into()), ..Node::default() };
        (1..levels).fold(innermost, |node, _| Node { child: Some(Box::new(node)), ..Node::default() })
    };
    // Within the innermost structure there is a list, which is the deepest that may be.
    let deepest = nested(63);
    assert_eq!(read_strictly(&super::written(&deepest).unwrap()), Ok(deepest));
    assert!(super::written(&nested(64)).unwrap_err().ends_with("nested more than 64 levels deep"));
}

#[test]
fn refuses_truncated_bodies_and_survives_changed_ones() {
    let document = "<?xml version='1.0'?><a xmlns:i='urn:i' i:b='&lt;1'>\n<name>é&#233;<!-- c --></name><i/>\
                    <a><name><![CDATA[x]]></name></a></a>";
    let whole: Node = read(document).unwrap();
    let (mut same, mut refused) = (0, 0);
    for length in 0..document.len() {
        let cut = document.as_bytes().get(..length).unwrap();
        assert!(read_as::<Node>(cut, &RECORD, &DecodeOptions::RESPONSE).is_err(), "{length}");
        for byte in *b"<>&;'/!- \0\xFFax" {
            let mut changed = document.as_bytes().to_vec();
            changed[length] = byte;
            let read_back = read_as::<Node>(&changed, &RECORD, &DecodeOptions::RESPONSE);
            if difference(Format::Xml, document.as_bytes(), &changed).is_none() {
                assert_eq!(read_back.as_ref(), Ok(&whole), "{length} {byte}");
                same += 1;
            }
            refused += usize::from(read_back.is_err());
        }
    }
    assert!(same > 50 && refused > 500, "{same} are the same, {refused} are refused");
}

#[test]
fn limits_size_and_counts() {
    let reading = limited(Limits { items: 2, bytes: 100, ..Limits::default() });
    let items = "<a><i>1</i><i>2</i><i>3</i><i>4</i></a>";
    assert_eq!(
        read_as::<Node>(items.as_bytes(), &RECORD, &reading).unwrap_err(),
        "line 1, column 20: /i: more than 2 items in all lists"
    );
    let long = format!("<a>{}</a>", " ".repeat(100));
    assert_eq!(read_as::<Node>(long.as_bytes(), &RECORD, &reading).unwrap_err(), "longer than 100 bytes");
    let declarations = numbered(200, |n| format!(" xmlns:p{n}='urn:{n}'"));
    assert!(read::<Node>(&format!("<a{declarations}/>")).unwrap_err().contains("128 namespace declarations"));
}

#[test]
fn survives_huge_names_and_many_attributes() {
    let huge = "x".repeat(1 << 20);
    assert_eq!(read::<Node>(&format!("<a b='{huge}'><{huge}/></a>")), Ok(Node::default()));
    let many = numbered(20_000, |n| format!(" b{n}='1'"));
    assert_eq!(read::<Node>(&format!("<a{many}/>")), Ok(Node::default()));
    for document in [format!("<a><{huge}></a>"), format!("<{huge}/>"), format!("<{huge}:a/>")] {
        let told = read::<Node>(&document).unwrap_err();
        assert!(told.len() < 200, "{}", told.len());
    }
}

#[test]
fn reads_foreign_elements_in_linear_time() {
    static MAP: table::Node = table::Node::map(&STRINGS);
    let many = |text: &str| text.repeat(20_000);
    let names = |prefix: &str| numbered(20_000, |n| format!("<{prefix}n{n}/>"));
    for content in [
        many("<x:name/>") + &names(""),
        names("") + &many("<x:name/>"),
        many("<x:i>1</x:i>") + &many("<y/>"),
        many("<x:a><y/>") + &many("</x:a>"),
    ] {
        let document = format!("<a xmlns:x='urn:x'>{content}</a>");
        let _ = read::<Node>(&document);
        let _ = probe_names(Format::Xml, document.as_bytes(), None, &["name", "a"], &DecodeOptions::RESPONSE);
    }
    let document = format!("<value xmlns:x='urn:x'>{}{}</value>", names(""), names("x:"));
    let map: BTreeMap<String, String> = read_as(document.as_bytes(), &MAP, &DecodeOptions::RESPONSE).unwrap();
    assert_eq!(map.len(), 20_000);
}
