//! Entries of maps, constant attributes, values in attributes, markup, CDATA and lists within lists.

use std::collections::BTreeMap;

use super::*;
use crate::table::{Nil, Shape, XmlContent, XmlMap, XmlShape};
use crate::types::Patch;
use crate::validate::sample::{Sample, fields};
use crate::value::{Record, Slot, Value};

static TEXT: Node = Node::STRING;
static INT: Node = Node::INTEGER;
static SAMPLE: Node = Node::record(|| &Shape::EMPTY);

/// A structure with one member `m` of a node with these hints.
fn styled(node: Node, xml: XmlNode, shape: XmlShape, value: impl Wire + 'static) -> Sample {
    let node = node.with_xml(Box::leak(Box::new(xml)));
    let shape = Shape::new("R", fields([field("m", node)])).with_xml(shape);
    Sample::new(&shape, vec![Box::new(value)])
}

fn written_of(sample: &Sample) -> Result<String, String> {
    let bytes = format::encode(Format::Xml, Value::Record(sample), &SAMPLE, &EncodeOptions::BODY);
    bytes.map(|bytes| String::from_utf8(bytes).unwrap()).map_err(|error| error.what)
}

/// What is wrong with a document; empty: nothing.
fn problems(document: &str, sample: &mut Sample, options: &DecodeOptions) -> String {
    let read = format::decode(Format::Xml, document.as_bytes(), &SAMPLE, Slot::Record(sample), options);
    let lines: Vec<String> =
        read.err().into_iter().flat_map(|error| error.problems).map(|problem| problem.to_string()).collect();
    lines.join("\n")
}

/// Writes a value, and reads it again strictly and tolerantly.
#[track_caller]
fn exchanges<T: Wire + Default + Clone + PartialEq + 'static>(
    node: Node,
    xml: XmlNode,
    value: T,
    inner: &str,
) {
    exchanges_in(node, xml, XmlShape::DEFAULT, value, &format!("<R>{inner}</R>"));
}

#[track_caller]
fn exchanges_in<T: Wire + Default + Clone + PartialEq + 'static>(
    node: Node,
    xml: XmlNode,
    shape: XmlShape,
    value: T,
    document: &str,
) {
    let sample = styled(node, xml, shape, value);
    assert_eq!(written_of(&sample).as_deref(), Ok(document));
    for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
        let mut again = styled(node, xml, shape, T::default());
        assert_eq!(problems(document, &mut again, &options), "", "{document}");
        assert_eq!(written_of(&again).as_deref(), Ok(document));
    }
}

fn map(entries: &[(&str, &str)]) -> BTreeMap<String, String> {
    entries.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

const ELEMENT: XmlNode = XmlNode::ELEMENT;
const FLAT: XmlMap = XmlMap::new("key", "value");

#[test]
fn maps_have_entries_with_elements_or_attributes() {
    let node = Node::map(&TEXT);
    let value = || map(&[("a b", "1"), ("c", "")]);
    for (layout, inner) in [
        (
            FLAT.with_entry("entry"),
            "<m><entry><key>a b</key><value>1</value></entry><entry><key>c</key><value></value></entry></m>",
        ),
        (FLAT, "<m><key>a b</key><value>1</value></m><m><key>c</key><value></value></m>"),
        (
            XmlMap::with_key_attribute("k", "v").with_entry("e"),
            "<m><e k=\"a b\"><v>1</v></e><e k=\"c\"><v></v></e></m>",
        ),
        (XmlMap::with_key_attribute("k", "").with_entry("e"), "<m><e k=\"a b\">1</e><e k=\"c\"></e></m>"),
        (XmlMap::with_key_attribute("k", ""), "<m k=\"a b\">1</m><m k=\"c\"></m>"),
    ] {
        exchanges(node, ELEMENT.with_map(layout), value(), inner);
    }
}

#[test]
fn maps_of_maps_and_lists_have_entries() {
    static INNER: Node = Node::map(&TEXT).with_xml(&XmlNode::ELEMENT.with_map(FLAT.with_entry("e")));
    static LIST: Node = Node::list(&INT);
    let outer = ELEMENT.with_map(FLAT);
    let value = BTreeMap::from([("a".to_owned(), map(&[("b", "1")]))]);
    let inner = "<m><key>a</key><value><e><key>b</key><value>1</value></e></value></m>";
    exchanges(Node::map(&INNER), outer, value, inner);
    let value = BTreeMap::from([("a".to_owned(), vec![1_i64, 2])]);
    let inner = "<m><key>a</key><value><item>1</item><item>2</item></value></m>";
    exchanges(Node::map(&LIST), outer, value, inner);
}

#[test]
fn entries_are_read_in_any_order_with_what_a_tolerant_reader_ignores() {
    let xml = ELEMENT.with_map(FLAT.with_entry("e"));
    let expected = "<R><m><e><key>a</key><value>1</value></e><e><key>b</key><value>2</value></e></m></R>";
    let read = |document: &str, options: &DecodeOptions| {
        let mut again = styled(Node::map(&TEXT), xml, XmlShape::DEFAULT, map(&[]));
        let problems = problems(document, &mut again, options);
        if problems.is_empty() { written_of(&again).unwrap() } else { problems }
    };
    let turned = "<R><m> <e> <value>1</value> <key>a</key> </e><e><value>2</value><key>b</key></e></m></R>";
    assert_eq!(read(turned, &DecodeOptions::REQUEST), expected);
    let more = "<R><m><x/><e z='1'><key>a</key>text<y/><value>1</value><y/></e>\
                <e><value>2</value><y/><key>b</key></e></m></R>";
    assert_eq!(read(more, &DecodeOptions::RESPONSE), expected);
    assert_eq!(read(more, &DecodeOptions::REQUEST).lines().count(), 6);
    for (inner, says) in [
        ("<e><key>a</key></e>", "/m: line 1, column 7: an entry has no \"value\""),
        ("<e/>", "/m: line 1, column 7: an entry has no \"key\""),
        ("<e><value>1</value></e>", "/m: line 1, column 7: an entry has no \"key\""),
        (
            "<e><key>a</key><value>1</value><key>b</key></e>",
            "/m/key: line 1, column 38: unknown element \"key\"",
        ),
        (
            "<e><key>a</key><value>1</value></e><e><key>a</key><value>1</value></e>",
            "/m/a: line 1, column 57: the member occurs more than once",
        ),
    ] {
        let problems = read(&format!("<R><m>{inner}</m></R>"), &DecodeOptions::REQUEST);
        let plain: String = problems.split_whitespace().collect();
        let wanted: Vec<&str> = says.split(": ").collect();
        assert!(plain.contains(&wanted.last().unwrap().split_whitespace().collect::<String>()), "{problems}");
    }
}

#[test]
fn null_and_empty_maps_without_an_element_are_told_apart() {
    let node = Node::map(&TEXT).nullable();
    let xml = ELEMENT.with_map(FLAT);
    for (nil, null) in [(Nil::Empty, "<m></m>"), (Nil::Xsi, "xsi:nil=\"true\"></m>")] {
        let shape = XmlShape::DEFAULT.with_nil(nil);
        let sample = styled(node, xml, shape, Patch::<BTreeMap<String, String>>::Null);
        let document = written_of(&sample).unwrap();
        assert!(document.contains(null), "{document}");
        let mut again = styled(node, xml, shape, Patch::Value(map(&[("a", "b")])));
        assert_eq!(problems(&document, &mut again, &DecodeOptions::REQUEST), "");
        assert!(matches!(again.get(0), Value::Null));
    }
}

#[test]
fn elements_have_constant_attributes() {
    static ITEM: Node = Node::INTEGER.with_xml(&XmlNode::ELEMENT.with_attributes(&[("type", "integer")]));
    let array = ELEMENT.with_attributes(&[("type", "array")]);
    exchanges(TEXT, array, "a".to_owned(), "<m type=\"array\">a</m>");
    exchanges(
        Node::list(&INT),
        array.with_form(XmlForm::Wrapped("i")),
        vec![1_i64],
        "<m type=\"array\"><i>1</i></m>",
    );
    let inner = "<m><i type=\"integer\">1</i></m>";
    exchanges(Node::list(&ITEM), ELEMENT.with_form(XmlForm::Wrapped("i")), vec![1_i64], inner);
    exchanges(Node::list(&ITEM), ELEMENT, vec![1_i64], "<m type=\"integer\">1</m>");
    let shape = XmlShape::DEFAULT.with_declarations(&[("p", "urn:p")]);
    let prefixed = ELEMENT.with_attributes(&[("p:type", "array")]);
    let document = "<R xmlns:p=\"urn:p\"><m p:type=\"array\">a</m></R>";
    exchanges_in(TEXT, prefixed, shape, "a".to_owned(), document);
    let mut other = styled(TEXT, prefixed, shape, String::new());
    let document = document.replace("p:type", "type");
    assert!(problems(&document, &mut other, &DecodeOptions::REQUEST).contains("unknown attribute \"type\""));
}

#[test]
fn values_are_attributes_of_their_elements() {
    static ITEM: Node = Node::INTEGER.with_xml(&XmlNode::ELEMENT.with_content(XmlContent::Attribute("v")));
    let xml = ELEMENT.with_content(XmlContent::Attribute("value"));
    exchanges(TEXT, xml, "a".to_owned(), "<m value=\"a\"></m>");
    exchanges(TEXT, xml, String::new(), "<m value=\"\"></m>");
    exchanges(TEXT.nullable(), xml, Patch::Value(String::new()), "<m value=\"\"></m>");
    exchanges(TEXT.nullable(), xml, Patch::<String>::Null, "<m></m>");
    exchanges(Node::list(&ITEM), ELEMENT, vec![1_i64, 2], "<m v=\"1\"></m><m v=\"2\"></m>");
    let wrapped = ELEMENT.with_form(XmlForm::Wrapped("i"));
    exchanges(Node::list(&ITEM), wrapped, vec![1_i64, 2], "<m><i v=\"1\"></i><i v=\"2\"></i></m>");
    exchanges(
        Node::map(&ITEM),
        ELEMENT.with_map(FLAT),
        BTreeMap::from([("a".to_owned(), 1_i64)]),
        "<m><key>a</key><value v=\"1\"></value></m>",
    );
    let read = |inner: &str, options: &DecodeOptions| {
        let mut again = styled(TEXT, xml, XmlShape::DEFAULT, String::new());
        let problems = problems(&format!("<R>{inner}</R>"), &mut again, options);
        if problems.is_empty() { again.get(0).string().unwrap().to_owned() } else { problems }
    };
    assert_eq!(read("<m>a</m>", &DecodeOptions::RESPONSE), "a");
    assert!(read("<m>a</m>", &DecodeOptions::REQUEST).contains("expected an empty element"));
    assert!(read("<m value='a'><b/></m>", &DecodeOptions::REQUEST).contains("expected an empty element"));
    assert!(read("<m value='a' b='c'/>", &DecodeOptions::REQUEST).contains("unknown attribute \"b\""));
    assert!(!read("<m/>", &DecodeOptions::REQUEST).is_empty());
}

#[test]
fn markup_is_written_and_read_as_it_is() {
    static ITEM: Node = Node::STRING.with_xml(&XmlNode::ELEMENT.with_content(XmlContent::Markup));
    let xml = ELEMENT.with_content(XmlContent::Markup);
    for text in
        ["", "plain", "a <b x='1'>c</b><!-- d --><?e?>", "&lt;&#65;<![CDATA[<]]>", " <b/> ", "<b/><!--x-->"]
    {
        exchanges(TEXT, xml, text.to_owned(), &format!("<m>{text}</m>"));
    }
    let inner = "<m>&amp;</m><m><b/></m>";
    exchanges(Node::list(&ITEM), ELEMENT, vec!["&amp;".to_owned(), "<b/>".to_owned()], inner);
    let wrapped = ELEMENT.with_form(XmlForm::Wrapped("i"));
    exchanges(Node::list(&ITEM), wrapped, vec!["&amp;".to_owned()], "<m><i>&amp;</i></m>");
    let mut again = styled(TEXT, xml, XmlShape::DEFAULT, String::new());
    assert_eq!(problems("<R><m>a\r\n<b\r/></m></R>", &mut again, &DecodeOptions::REQUEST), "");
    assert_eq!(again.get(0).string(), Some("a\n<b\n/>"));
}

#[test]
fn markup_that_is_not_well_formed_is_refused() {
    let xml = ELEMENT.with_content(XmlContent::Markup);
    for text in [
        "<b>",
        "</m><m>",
        "</b>",
        "&x;",
        "a & b",
        "]]>",
        "<!DOCTYPE a>",
        "<p:b/>",
        "\u{1}",
        "a\rb",
        "<b a='1' a='2'/>",
    ] {
        let refused = written_of(&styled(TEXT, xml, XmlShape::DEFAULT, text.to_owned()));
        assert!(refused.as_ref().is_err_and(|what| what.contains("markup")), "{text}: {refused:?}");
    }
    let shape = XmlShape::DEFAULT.with_declarations(&[("p", "urn:p")]);
    assert!(written_of(&styled(TEXT, xml, shape, "<p:b/>".to_owned())).is_ok());
    let deep = |levels: usize| format!("{}{}", "<b>".repeat(levels), "</b>".repeat(levels));
    let fits = styled(TEXT, xml, XmlShape::DEFAULT, deep(63));
    let document = written_of(&fits).unwrap();
    let mut again = styled(TEXT, xml, XmlShape::DEFAULT, String::new());
    assert_eq!(problems(&document, &mut again, &DecodeOptions::REQUEST), "");
    assert!(written_of(&styled(TEXT, xml, XmlShape::DEFAULT, deep(64))).is_err());
}

#[test]
fn cdata_is_split_where_it_would_end() {
    let xml = ELEMENT.with_content(XmlContent::Cdata);
    for (text, inner) in [
        ("", ""),
        ("a < b & c", "<![CDATA[a < b & c]]>"),
        ("a]]>b", "<![CDATA[a]]>]]&gt;<![CDATA[b]]>"),
        ("]]>", "]]&gt;"),
        ("a\r\nb", "<![CDATA[a]]>&#13;<![CDATA[\nb]]>"),
    ] {
        exchanges(TEXT, xml, text.to_owned(), &format!("<m>{inner}</m>"));
    }
    let refused = written_of(&styled(TEXT, xml, XmlShape::DEFAULT, "\u{1}".to_owned()));
    assert_eq!(refused.unwrap_err(), "XML has no character U+0001");
}

#[test]
fn lists_within_lists_have_names_at_each_level() {
    static CELL: Node = Node::INTEGER.with_xml(&XmlNode::ELEMENT.with_name("cell"));
    static ROW: Node = Node::list(&CELL);
    static WRAPPED: Node = Node::list(&INT).with_xml(&XmlNode::ELEMENT.with_form(XmlForm::Wrapped("c")));
    let value = || vec![vec![1_i64, 2], vec![3]];
    let wrapped = ELEMENT.with_form(XmlForm::Wrapped("row"));
    let inner = "<m><row><cell>1</cell><cell>2</cell></row><row><cell>3</cell></row></m>";
    exchanges(Node::list(&ROW), wrapped, value(), inner);
    exchanges(Node::list(&WRAPPED), wrapped, value(), &inner.replace("cell", "c"));
    exchanges(Node::list(&WRAPPED), ELEMENT, value(), "<m><c>1</c><c>2</c></m><m><c>3</c></m>");
}

#[test]
fn children_can_be_in_no_namespace() {
    let shape = XmlShape::DEFAULT.with_namespace("urn:a").with_unqualified_elements();
    let document = "<ns1:R xmlns:ns1=\"urn:a\"><m>a</m></ns1:R>";
    exchanges_in(TEXT, ELEMENT, shape, "a".to_owned(), document);
    let declared = shape.with_declarations(&[("p", "urn:a")]);
    exchanges_in(TEXT, ELEMENT, declared, "a".to_owned(), "<p:R xmlns:p=\"urn:a\"><m>a</m></p:R>");
    let mut again = styled(TEXT, ELEMENT, shape, String::new());
    let other = "<R xmlns=\"urn:a\"><m xmlns=\"\">a</m></R>";
    assert_eq!(problems(other, &mut again, &DecodeOptions::REQUEST), "");
}

#[test]
fn root_can_have_another_name_than_its_type() {
    static ROOT: Node = Node::record(|| &Shape::EMPTY).with_xml(&XmlNode::ELEMENT.with_name("Other"));
    let sample = styled(TEXT, ELEMENT, XmlShape::DEFAULT.with_root("R"), "a".to_owned());
    let bytes = format::encode(Format::Xml, Value::Record(&sample), &ROOT, &EncodeOptions::BODY).unwrap();
    assert_eq!(bytes, b"<Other><m>a</m></Other>");
    let mut again = styled(TEXT, ELEMENT, XmlShape::DEFAULT, String::new());
    let slot = Slot::Record(&mut again);
    assert!(format::decode(Format::Xml, &bytes, &ROOT, slot, &DecodeOptions::REQUEST).is_ok());
    let slot = Slot::Record(&mut again);
    assert!(format::decode(Format::Xml, b"<R><m>a</m></R>", &ROOT, slot, &DecodeOptions::REQUEST).is_err());
}
