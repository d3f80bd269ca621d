//! Namespaces: default, prefixed, several in one structure.

use std::collections::BTreeMap;

use super::{ATTRIBUTE, field, read, read_strictly, record, text, written};
use crate::format::tests::probe_names;
use crate::format::xml::XSI;
use crate::format::{DecodeOptions, Format, Probed, difference};
use crate::table::{Nil, Node, Shape, XmlForm, XmlNode, XmlShape};
use crate::types::Patch;
use crate::value::Wire;

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const FOLDERS: &str = "http://schemas.datacontract.org/2004/07/CheckMarket.Common.APIModels";

static IN_FOLDERS: XmlNode = XmlNode::ELEMENT.with_namespace(FOLDERS);
static IN_OTHER: XmlNode = XmlNode::ELEMENT.with_namespace("urn:other");
static IN_EXACT: XmlNode = XmlNode::ELEMENT.with_namespace("urn:exact");
static XML_ATTRIBUTE: XmlNode = ATTRIBUTE.with_namespace(XML);
static MARK_ATTRIBUTE: XmlNode = ATTRIBUTE.with_namespace("urn:mark");

#[derive(Debug, Default, PartialEq)]
struct Folder {
    message: Option<String>,
    id: Option<String>,
}

static FOLDER: Shape = Shape::new(
    "Data",
    &[text("FailureMessage"), field("ContactFolderId", Node::STRING.with_xml(&IN_FOLDERS))],
)
.with_xml(XmlShape::DEFAULT.with_declarations(&[("d2p1", FOLDERS)]));

record!(Folder, &FOLDER, 0 => message, 1 => id);

#[test]
fn writes_and_reads_two_namespaces_in_one_structure() {
    let page = format!(
        "<Data xmlns:d2p1=\"{FOLDERS}\"><FailureMessage>m</FailureMessage>\
         <d2p1:ContactFolderId>1</d2p1:ContactFolderId></Data>"
    );
    let folder = Folder { message: Some("m".into()), id: Some("1".into()) };
    assert_eq!(written(&folder).unwrap(), page);
    assert_eq!(read_strictly(&page), Ok(folder));
    let other_prefix = page.replace("d2p1", "q");
    assert_eq!(read_strictly::<Folder>(&other_prefix).unwrap().id.as_deref(), Some("1"));
    assert_eq!(
        read_strictly::<Folder>("<Data><ContactFolderId>1</ContactFolderId></Data>").unwrap_err(),
        "line 1, column 7: /ContactFolderId: unknown element \"ContactFolderId\""
    );
}

#[test]
fn accepts_an_element_of_no_namespace_for_a_field_of_one() {
    let id =
        |content: &str| read::<Folder>(&format!("<Data xmlns:f='{FOLDERS}'>{content}</Data>")).unwrap().id;
    let (bare, exact) = ("<ContactFolderId>1</ContactFolderId>", "<f:ContactFolderId>2</f:ContactFolderId>");
    assert_eq!(id(bare).as_deref(), Some("1"));
    assert_eq!(id(&format!("{bare}{bare}")).as_deref(), Some("1"), "the first of them");
    assert_eq!(id(&format!("{bare}{exact}")).as_deref(), Some("2"));
    assert_eq!(id(&format!("{exact}{bare}")).as_deref(), Some("2"));
    assert_eq!(
        id("<f:FailureMessage/><x:ContactFolderId xmlns:x='urn:x'>3</x:ContactFolderId>").as_deref(),
        Some("3")
    );
    let foreign = "<ContactFolderId xmlns='urn:x'>4</ContactFolderId>";
    let more = format!("{foreign}{exact}");
    assert_eq!(id(&more).as_deref(), Some("2"));
    assert_eq!(
        read_strictly::<Folder>(&format!("<Data>{foreign}</Data>")).unwrap_err(),
        "line 1, column 7: /ContactFolderId: unknown element \"ContactFolderId\" in the namespace \"urn:x\""
    );
    let outer = "<o:outer xmlns:o='urn:outer?a&amp;b'><name>n</name><inner><name>1</name></inner></o:outer>";
    let outer: Outer = read(outer).unwrap();
    assert_eq!(outer.name, Patch::Value("n".to_owned()));
    assert_eq!(outer.inner.unwrap().name.as_deref(), Some("1"));
}

#[derive(Debug, Default, PartialEq)]
struct Outer {
    lang: Option<String>,
    mark: Option<String>,
    name: Patch<String>,
    inner: Option<Inner>,
}

static OUTER: Shape = Shape::new(
    "outer",
    &[
        field("lang", Node::STRING.with_xml(&XML_ATTRIBUTE)),
        field("mark", Node::STRING.with_xml(&MARK_ATTRIBUTE)),
        field("name", Node::STRING.nullable()),
        field("inner", Node::record(|| &INNER)),
    ],
)
.with_xml(XmlShape::DEFAULT.with_namespace("urn:outer?a&b").with_nil(Nil::Xsi));

record!(Outer, &OUTER, 0 => lang, 1 => mark, 2 => name, 3 => inner);

#[derive(Debug, Default, PartialEq)]
struct Inner {
    name: Option<String>,
    other: Option<String>,
}

static INNER: Shape = Shape::new("inner", &[text("name"), field("name", Node::STRING.with_xml(&IN_OTHER))])
    .with_xml(XmlShape::DEFAULT.with_namespace("urn:inner").with_declarations(&[("i", "urn:inner")]));

record!(Inner, &INNER, 0 => name, 1 => other);

#[test]
fn declares_undeclared_namespaces() {
    let outer = Outer {
        lang: Some("en".into()),
        mark: Some("m".into()),
        name: Patch::Null,
        inner: Some(Inner { name: Some("1".into()), other: Some("2".into()) }),
    };
    let document = written(&outer).unwrap();
    assert_eq!(
        document,
        "<outer xmlns=\"urn:outer?a&amp;b\" xml:lang=\"en\" xmlns:ns1=\"urn:mark\" ns1:mark=\"m\">\
         <name xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"></name>\
         <inner xmlns:i=\"urn:inner\"><i:name>1</i:name>\
         <ns2:name xmlns:ns2=\"urn:other\">2</ns2:name></inner></outer>"
    );
    assert_eq!(read_strictly(&document), Ok(outer));
    let prefixed = "<o:outer xmlns:o='urn:outer?a&amp;b' xmlns:m='urn:mark' m:mark='m' xml:lang='en'>\
        <o:name xmlns:n='http://www.w3.org/2001/XMLSchema-instance' n:nil='1'/>\
        <o:inner xmlns='urn:inner'><name>1</name><p:name xmlns:p='urn:other'>2</p:name></o:inner></o:outer>";
    assert_eq!(
        difference(Format::Xml, document.as_bytes(), prefixed.as_bytes()).as_deref(),
        Some("/outer/name: expected the attribute nil to be \"true\", found \"1\"")
    );
    assert_eq!(read_strictly::<Outer>(prefixed), read_strictly(&document));
}

#[test]
fn checks_the_namespace_of_the_root() {
    assert_eq!(
        read::<Outer>("<outer xmlns='urn:else'/>").unwrap_err(),
        "line 1, column 1: expected the root element \"outer\" in the namespace \"urn:outer?a&b\", \
         found \"outer\" in the namespace \"urn:else\""
    );
    let unqualified: Folder =
        read_strictly("<Data xmlns='urn:any'><FailureMessage>m</FailureMessage></Data>").unwrap();
    assert_eq!(unqualified.message.as_deref(), Some("m"), "where none is stated, any will do");
}

#[derive(Debug, Default, PartialEq)]
struct Either {
    any: Option<String>,
    exact: Option<String>,
}

static EITHER: Shape = Shape::new("either", &[text("name"), field("name", Node::STRING.with_xml(&IN_EXACT))]);

record!(Either, &EITHER, 0 => any, 1 => exact);

#[test]
fn prefers_the_field_that_names_the_namespace() {
    let document = "<either xmlns:e='urn:exact'><e:name>e</e:name><name>a</name></either>";
    let either: Either = read_strictly(document).unwrap();
    assert_eq!(either, Either { any: Some("a".into()), exact: Some("e".into()) });
}

#[derive(Debug, Default, PartialEq)]
struct Coded {
    code: Option<i64>,
    codes: Vec<i64>,
    map: BTreeMap<String, i64>,
    rows: Option<Vec<i64>>,
    mark: Option<String>,
}

static INTEGERS: Node = Node::INTEGER;
static ROWS: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Wrapped("row"));
static CODED: Shape = Shape::new(
    "R",
    &[
        field("code", Node::INTEGER),
        field("codes", Node::list(&INTEGERS)),
        field("map", Node::map(&INTEGERS)),
        field("rows", Node::list(&INTEGERS).with_xml(&ROWS)),
        field("mark", Node::STRING.with_xml(&ATTRIBUTE)),
    ],
);

record!(Coded, &CODED, 0 => code, 1 => codes, 2 => map, 3 => rows, 4 => mark);

/// What is read within a root that declares the prefixes `x` and `y`.
fn coded(content: &str) -> Coded {
    read(&format!("<R xmlns:x='urn:x' xmlns:y='urn:y'>{content}</R>")).unwrap()
}

#[test]
fn prefers_elements_of_no_namespace_to_foreign_ones() {
    for content in [
        "<code>1</code><x:code>1234</x:code>",
        "<x:code>1234</x:code><code>1</code>",
        "<x:code/><y:code>2</y:code><codes>7</codes><code>1</code><x:code><code>3</code></x:code>",
        "<x:map><code>2</code></x:map><code>1</code><x:code>1234</x:code>",
    ] {
        assert_eq!(coded(content).code, Some(1), "{content}");
    }
    let told = read_strictly::<Coded>("<R><x:code xmlns:x='urn:x'>1234</x:code><code>1</code></R>");
    assert_eq!(
        told.unwrap_err(),
        "line 1, column 4: /code: unknown element \"code\" in the namespace \"urn:x\""
    );
}

#[test]
fn accepts_a_foreign_element_where_nothing_else_matches() {
    assert_eq!(coded("<x:code>1234</x:code>").code, Some(1234));
    assert_eq!(coded("<x:code>1</x:code><y:code>2</y:code>").code, Some(1), "the first of them");
    assert_eq!(coded("<x:code>1</x:code><x:map><code>2</code></x:map>").code, Some(1));
    assert_eq!(read_strictly::<Coded>("<R xmlns='urn:x'><code>1</code></R>").unwrap().code, Some(1));
    assert_eq!(
        read::<Coded>("<R xmlns='urn:x'><code>1</code><code xmlns=''>2</code></R>").unwrap().code,
        Some(2)
    );
}

#[test]
fn prefers_items_and_entries_of_no_namespace_to_foreign_ones() {
    for content in [
        "<codes>1</codes><x:codes>9</x:codes><codes>2</codes>",
        "<x:codes>9</x:codes><codes>1</codes><codes>2</codes><x:codes>9</x:codes>",
    ] {
        assert_eq!(coded(content).codes, [1, 2], "{content}");
    }
    assert_eq!(coded("<x:codes>1</x:codes><y:codes>2</y:codes>").codes, [1, 2]);
    for content in ["<row>1</row><x:row>9</x:row>", "<x:row>9</x:row><row>1</row>"] {
        assert_eq!(coded(&format!("<rows>{content}</rows>")).rows, Some(vec![1]), "{content}");
    }
    assert_eq!(coded("<rows><x:row>1</x:row><y:row>2</y:row></rows>").rows, Some(vec![1, 2]));
    for content in ["<k>1</k><x:k>9</x:k><x:l>2</x:l>", "<x:k>9</x:k><x:l>2</x:l><k>1</k>"] {
        let expected = BTreeMap::from([("k".to_owned(), 1), ("l".to_owned(), 2)]);
        assert_eq!(coded(&format!("<map>{content}</map>")).map, expected, "{content}");
    }
}

#[test]
fn does_not_match_prefixed_attributes_to_plain_ones() {
    let read = |attributes: &str| {
        read::<Coded>(&format!("<R xmlns:x='urn:x' {attributes}/>")).map(|coded| coded.mark)
    };
    assert_eq!(read("x:mark='1'"), Ok(None));
    assert_eq!(read("x:mark='1' mark='2'"), Ok(Some("2".to_owned())));
    assert_eq!(read("mark='2' x:mark='1'"), Ok(Some("2".to_owned())));
    // The default namespace is not one of attributes.
    assert_eq!(read("mark='2' xmlns='urn:x'"), Ok(Some("2".to_owned())));
}

static XSI_ATTRIBUTE: XmlNode = ATTRIBUTE.with_namespace(XSI);
static NIL_ATTRIBUTE: XmlNode = XSI_ATTRIBUTE.with_name("nil");

#[derive(Debug, Default, PartialEq)]
struct Typed {
    kind: Option<String>,
    nil: Option<bool>,
    inner: Patch<Box<Typed>>,
    items: Vec<Typed>,
}

static TYPED: Shape = Shape::new(
    "typed",
    &[
        field("type", Node::STRING.with_xml(&XSI_ATTRIBUTE)),
        field("isNil", Node::BOOLEAN.with_xml(&NIL_ATTRIBUTE)),
        field("inner", Node::record(|| &TYPED).nullable()),
        field("item", Node::list(&TYPED_NODE).nullable()),
    ],
);
static TYPED_NODE: Node = Node::record(|| &TYPED);

record!(Typed, &TYPED, 0 => kind, 1 => nil, 2 => inner, 3 => items);

#[test]
fn reads_back_attributes_in_the_nil_namespace() {
    let kind = |kind: &str| Typed { kind: Some(kind.to_owned()), ..Typed::default() };
    let nil = Typed { nil: Some(true), ..Typed::default() };
    for typed in [
        kind("a"),
        Typed { inner: Patch::Value(Box::new(kind("b"))), items: vec![kind("c"), kind("")], ..kind("a") },
        Typed { nil: Some(true), inner: Patch::Value(Box::new(nil)), ..kind("a") },
        Typed { inner: Patch::Null, ..Typed::default() },
    ] {
        let document = written(&typed).unwrap();
        assert_eq!(read_strictly(&document), Ok(typed), "{document}");
    }
    let document = written(&kind("a")).unwrap();
    assert_eq!(document, format!("<typed xmlns:ns1=\"{XSI}\" ns1:type=\"a\"></typed>"));
}

#[test]
fn probe_prefers_names_of_no_namespace_to_foreign_ones() {
    static NODE: Node = Node::record(|| &CODED);
    let found = |document: &str, node: Option<&'static Node>| {
        probe_names(Format::Xml, document.as_bytes(), node, &["code"], &DecodeOptions::RESPONSE).0
    };
    for node in [None, Some(&NODE)] {
        for document in [
            "<R xmlns:x='urn:x'><code>1</code><x:code>1234</x:code></R>",
            "<R xmlns:x='urn:x'><x:code>1234</x:code><code>1</code></R>",
            "<R xmlns:x='urn:x' xmlns='urn:y'><x:code>1234</x:code><code xmlns=''>1</code></R>",
            "<R xmlns:x='urn:x'><x:code>1</x:code></R>",
        ] {
            assert_eq!(found(document, node), Probed::Scalar("1".to_owned(), None), "{document}");
        }
        assert_eq!(found("<R xmlns:x='urn:x' x:code='1'/>", node), Probed::Nothing);
    }
}

static IN_NONE: XmlNode = XmlNode::ELEMENT.with_namespace("");
static IN_NONE_AROUND: XmlNode = IN_NONE.with_form(XmlForm::Wrapped("item"));
static NUMBER: Node = Node::INTEGER;

#[derive(Debug, Default, PartialEq)]
struct Mixed {
    own: Option<i64>,
    bare: Option<i64>,
    items: Vec<i64>,
    map: BTreeMap<String, i64>,
}

static MIXED: Shape = Shape::new(
    "Mixed",
    &[
        field("A", Node::INTEGER),
        field("A", Node::INTEGER.with_xml(&IN_NONE)),
        field("items", Node::list(&NUMBER).with_xml(&IN_NONE_AROUND)),
        field("map", Node::map(&NUMBER).with_xml(&IN_OTHER)),
    ],
)
.with_xml(XmlShape::DEFAULT.with_namespace("urn:mixed"));

record!(Mixed, &MIXED, 0 => own, 1 => bare, 2 => items, 3 => map);

#[test]
fn takes_a_member_out_of_the_namespace_of_its_structure() {
    let mixed =
        Mixed { own: Some(1), bare: Some(2), items: vec![3], map: BTreeMap::from([("k".to_owned(), 4)]) };
    let document = "<Mixed xmlns=\"urn:mixed\"><A>1</A><A xmlns=\"\">2</A>\
         <items xmlns=\"\"><item>3</item></items>\
         <ns1:map xmlns:ns1=\"urn:other\"><ns1:k>4</ns1:k></ns1:map></Mixed>";
    assert_eq!(written(&mixed).unwrap(), document);
    assert_eq!(read_strictly(document), Ok(mixed));
    let prefixed = "<m:Mixed xmlns:m=\"urn:mixed\"><A>2</A><m:A>1</m:A></m:Mixed>";
    let read: Mixed = read_strictly(prefixed).unwrap();
    assert_eq!((read.own, read.bare), (Some(1), Some(2)));
    // Where namespaces tell fields apart, another one tells of neither.
    let other = "<m:Mixed xmlns:m=\"urn:mixed\"><A>2</A><A xmlns='urn:x'>1</A></m:Mixed>";
    let read: Mixed = super::read(other).unwrap();
    assert_eq!((read.own, read.bare), (None, Some(2)));
}
