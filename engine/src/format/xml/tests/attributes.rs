//! Attributes that nobody knows: problems of a strict reading, wherever they stand.

use super::{ATTRIBUTE, field, read, read_strictly, record, text};
use crate::table::{Node, Shape, XmlForm, XmlNode, XmlShape};
use crate::value::Wire;

const XSI: &str = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

static ITEM: Node = Node::STRING;
static LINE: Node = Node::record(|| &INNER);
static AROUND: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Wrapped("line"));

#[derive(Debug, Default, PartialEq)]
struct Outer {
    id: Option<String>,
    name: Option<String>,
    tags: Vec<String>,
    lines: Vec<Inner>,
    open: Option<Open>,
    pin: Option<String>,
    one: Option<Inner>,
}

static OUTER: Shape = Shape::new(
    "Outer",
    &[
        field("id", Node::STRING.with_xml(&ATTRIBUTE)),
        text("name"),
        field("tags", Node::list(&ITEM)),
        field("lines", Node::list(&LINE).with_xml(&AROUND)),
        field("open", Node::record(|| &OPEN)),
        field("pin", Node::STRING.secret()),
        field("one", Node::record(|| &INNER).nullable()),
    ],
)
.with_xml(
    XmlShape::DEFAULT
        .with_declarations(&[("z", "urn:z")])
        .with_attributes(&[("z:Id", "i1"), ("version", "2")]),
);

record!(Outer, &OUTER, 0 => id, 1 => name, 2 => tags, 3 => lines, 4 => open, 5 => pin, 6 => one);

#[derive(Debug, Default, PartialEq)]
struct Inner {
    name: Option<String>,
}

static INNER: Shape = Shape::new("Inner", &[text("name")]);

record!(Inner, &INNER, 0 => name);

#[derive(Debug, Default, PartialEq)]
struct Open {
    name: Option<String>,
}

static OPEN: Shape = Shape::new("Open", &[text("name")]).open();

record!(Open, &OPEN, 0 => name);

#[test]
fn refuses_unknown_attributes_in_strict_reading_wherever_they_stand() {
    for (document, problem) in [
        ("<Outer else='1'/>", "line 1, column 1: /else: unknown attribute \"else\""),
        (
            "<Outer xmlns:q='urn:q' q:id='1'/>",
            "line 1, column 1: /id: unknown attribute \"id\" in the namespace \"urn:q\"",
        ),
        (
            "<Outer><name else='1'>n</name></Outer>",
            "line 1, column 8: /name/else: unknown attribute \"else\"",
        ),
        (
            "<Outer><tags else='1'>n</tags></Outer>",
            "line 1, column 8: /tags/0/else: unknown attribute \"else\"",
        ),
        ("<Outer><lines else='1'/></Outer>", "line 1, column 8: /lines/else: unknown attribute \"else\""),
        (
            "<Outer><lines><line else='1'/></lines></Outer>",
            "line 1, column 15: /lines/0/else: unknown attribute \"else\"",
        ),
        (
            "<Outer xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'><one xsi:nil='1' else='1'/></Outer>",
            "line 1, column 62: /one/else: unknown attribute \"else\"",
        ),
        (
            "<Outer><pin hunter2='1'>2</pin></Outer>",
            "line 1, column 8: /pin/(secret): an unknown attribute of a secret",
        ),
        // What always stands on the root stands on no other element.
        (
            "<Outer><lines><line version='2'/></lines></Outer>",
            "line 1, column 15: /lines/0/version: unknown attribute \"version\"",
        ),
    ] {
        assert_eq!(read_strictly::<Outer>(document).unwrap_err(), problem);
        assert!(read::<Outer>(document).is_ok(), "{document}");
    }
}

#[test]
fn takes_the_attributes_of_xml_itself_and_those_that_are_always_written() {
    for document in [
        "<Outer id='1' version='2' xmlns:q='urn:z' q:Id='i1'/>".to_owned(),
        format!("<Outer {XSI} xsi:schemaLocation='urn:x x.xsd'><name xsi:type='string'>n</name></Outer>"),
        "<Outer xml:lang='en'><name xml:space='preserve'> </name></Outer>".to_owned(),
        "<Outer><open else='1'/></Outer>".to_owned(),
    ] {
        assert_eq!(read_strictly::<Outer>(&document).err(), None, "{document}");
    }
}
