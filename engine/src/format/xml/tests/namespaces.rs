//! Namespaces: default, prefixed, several in one structure.

use super::{read, read_strictly, record, text, written};
use crate::format::xml::difference::difference;
use crate::table::{Field, Kind, Nil, Shape, XmlForm, XmlItem, XmlShape};
use crate::types::Patch;
use crate::value::Wire;

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const FOLDERS: &str = "http://schemas.datacontract.org/2004/07/CheckMarket.Common.APIModels";

const fn in_namespace(field: Field, namespace: &'static str) -> Field {
    Field { xml: XmlItem { namespace, ..field.xml }, ..field }
}

const fn attribute(field: Field) -> Field {
    Field { xml: XmlItem { form: XmlForm::Attribute, ..field.xml }, ..field }
}

#[derive(Debug, Default, PartialEq)]
struct Folder {
    message: Option<String>,
    id: Option<String>,
}

static FOLDER: Shape = Shape {
    xml: XmlShape { declare: &[("d2p1", FOLDERS)], ..XmlShape::new("Data") },
    ..Shape::new("Data", &[text("FailureMessage"), in_namespace(text("ContactFolderId"), FOLDERS)])
};

record!(Folder, &FOLDER, 0 => message, 1 => id);

#[test]
fn two_namespaces_in_one_structure() {
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
    assert_eq!(read::<Folder>("<Data><ContactFolderId>1</ContactFolderId></Data>"), Ok(Folder::default()));
}

#[derive(Debug, Default, PartialEq)]
struct Outer {
    lang: Option<String>,
    mark: Option<String>,
    name: Patch<String>,
    inner: Option<Inner>,
}

static OUTER: Shape = Shape {
    xml: XmlShape { namespace: "urn:outer?a&b", nil: Nil::Xsi, ..XmlShape::new("outer") },
    ..Shape::new(
        "outer",
        &[
            in_namespace(attribute(text("lang")), XML),
            in_namespace(attribute(text("mark")), "urn:mark"),
            Field { item: crate::table::Item { nullable: true, ..text("").item }, ..text("name") },
            Field::new("inner", "inner", Kind::Struct("inner")),
        ],
    )
};

record!(Outer, &OUTER, 0 => lang, 1 => mark, 2 => name, 3 => inner);

#[derive(Debug, Default, PartialEq)]
struct Inner {
    name: Option<String>,
    other: Option<String>,
}

static INNER: Shape = Shape {
    xml: XmlShape { namespace: "urn:inner", declare: &[("i", "urn:inner")], ..XmlShape::new("inner") },
    ..Shape::new("inner", &[text("name"), in_namespace(text("name"), "urn:other")])
};

record!(Inner, &INNER, 0 => name, 1 => other);

#[test]
fn namespaces_that_are_not_declared_get_a_declaration() {
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
        difference(document.as_bytes(), prefixed.as_bytes()).as_deref(),
        Some("/outer/name: expected the attribute nil to be \"true\", found \"1\"")
    );
    assert_eq!(read_strictly::<Outer>(prefixed), read_strictly(&document));
}

#[test]
fn the_namespace_of_the_root() {
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

static EITHER: Shape = Shape::new("either", &[text("name"), in_namespace(text("name"), "urn:exact")]);

record!(Either, &EITHER, 0 => any, 1 => exact);

#[test]
fn a_field_that_names_the_namespace_goes_first() {
    let document = "<either xmlns:e='urn:exact'><e:name>e</e:name><name>a</name></either>";
    let either: Either = read_strictly(document).unwrap();
    assert_eq!(either, Either { any: Some("a".into()), exact: Some("e".into()) });
}
