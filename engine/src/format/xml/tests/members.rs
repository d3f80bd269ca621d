//! Attributes, text, wrapped lists, maps, white space, names, order, and members that are wrong.

use std::collections::BTreeMap;

use super::{ATTRIBUTE, field, read, read_as, read_strictly, record, required, text, written, written_as};
use crate::domain::Domain;
use crate::dynamic::DynRecord;
use crate::format::{DecodeOptions, EncodeOptions, FieldFilter, Format, RECORD, encode};
use crate::spelling::{BooleanTokens, Token};
use crate::table::{
    Constant, Enumeration, Node, Openness, ParameterLocation, Shape, Text, XmlForm, XmlNode, XmlShape,
};
use crate::value::{Record, Value, Wire};

static BITS: BooleanTokens = BooleanTokens::new(Token::number("0"), Token::number("1"));
static TEXT: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Text);
static TAGS: XmlNode = XmlNode::ELEMENT.with_form(XmlForm::Wrapped("tag"));
static N: XmlNode = XmlNode::ELEMENT.with_name("n");

#[derive(Debug, Default, PartialEq)]
struct Price {
    currency: Option<String>,
    exact: Option<bool>,
    amount: f64,
}

static PRICE: Shape = Shape::new(
    "price",
    &[
        field("currency", Node::STRING.with_xml(&ATTRIBUTE)),
        field("exact", Node::spelled(Domain::Boolean, &BITS).with_xml(&ATTRIBUTE)),
        required("amount", Node::NUMBER.with_xml(&TEXT)),
    ],
);

record!(Price, &PRICE, 0 => currency, 1 => exact, 2 => amount);

#[test]
fn writes_and_reads_attributes_and_text() {
    let price = Price { currency: Some("a\"<&>\t\n\r'".into()), exact: Some(true), amount: 1.5 };
    let document = written(&price).unwrap();
    assert_eq!(document, "<price currency=\"a&quot;&lt;&amp;&gt;&#9;&#10;&#13;'\" exact=\"1\">1.5</price>");
    assert_eq!(read_strictly(&document), Ok(price));
    let tolerated = "<price xml:lang='en' else='1' currency='a\tb'> 1<!-- -->.<![CDATA[5]]>\n</price>";
    let read_back: Price = read(tolerated).unwrap();
    assert_eq!(read_back, Price { currency: Some("a b".into()), exact: None, amount: 1.5 });
    assert_eq!(
        read::<Price>("<price exact='2'/>").unwrap_err(),
        "line 1, column 1: /exact: expected 0 or 1, found \"2\"\n\
         line 1, column 1: /amount: expected a value, found null"
    );
    let canonical = EncodeOptions { canonical: true, ..EncodeOptions::BODY };
    let price = Price { exact: Some(false), ..Price::default() };
    assert_eq!(written_as(&price, &RECORD, &canonical).unwrap(), "<price exact=\"false\">0</price>");
}

#[derive(Debug, Default, PartialEq)]
struct Lists {
    wrapped: Option<Vec<String>>,
    nested: Option<Vec<Vec<i64>>>,
    map: Option<BTreeMap<String, String>>,
    status: Option<String>,
    secret: Option<u8>,
}

static STRINGS: Node = Node::STRING;
static INTEGERS: Node = Node::INTEGER.with_xml(&N);
static ROW: Node = Node::list(&INTEGERS);
static STATUS: Enumeration =
    Enumeration::new("Status", &["Active", "Archived"]).with_openness(Openness::Closed);
static LISTS: Shape = Shape::new(
    "lists",
    &[
        field("tags", Node::list(&STRINGS).with_xml(&TAGS)),
        field("row", Node::list(&ROW)),
        field("map", Node::map(&STRINGS)),
        field("status", Node::one_of(&STATUS)),
        field("secret", Node::INTEGER.secret()),
    ],
);

record!(Lists, &LISTS, 0 => wrapped, 1 => nested, 2 => map, 3 => status, 4 => secret);

#[test]
fn writes_and_reads_lists_and_maps() {
    let lists = Lists {
        wrapped: Some(vec!["a".into(), String::new(), " b ".into()]),
        nested: Some(vec![vec![1, 2], Vec::new()]),
        map: Some(BTreeMap::from([("k".into(), "1".into()), ("l".into(), String::new())])),
        ..Lists::default()
    };
    let document = written(&lists).unwrap();
    assert_eq!(
        document,
        "<lists><tags><tag>a</tag><tag></tag><tag> b </tag></tags>\
         <row><n>1</n><n>2</n></row><row></row><map><k>1</k><l></l></map></lists>"
    );
    assert_eq!(read_strictly(&document), Ok(lists));
    let empty = Lists { wrapped: Some(Vec::new()), map: Some(BTreeMap::new()), ..Lists::default() };
    let document = written(&empty).unwrap();
    assert_eq!(document, "<lists><tags></tags><map></map></lists>");
    assert_eq!(read_strictly(&document), Ok(empty));
}

#[test]
fn writes_and_reads_lists_scalars_and_maps_as_documents() {
    static NUMBERS: XmlNode = XmlNode::ELEMENT.with_name("numbers");
    let numbers = Node::list(&INTEGERS).with_xml(&NUMBERS);
    let document = written_as(&vec![1_i64, 2], &numbers, &EncodeOptions::BODY).unwrap();
    assert_eq!(document, "<numbers><n>1</n><n>2</n></numbers>");
    let back: Vec<i64> = read_as(document.as_bytes(), &numbers, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(back, [1, 2]);
    let document = written_as(&"x".to_owned(), &STRINGS, &EncodeOptions::BODY).unwrap();
    assert_eq!(document, "<value>x</value>");
    assert_eq!(read_as(document.as_bytes(), &STRINGS, &DecodeOptions::REQUEST), Ok("x".to_owned()));
    let none = written_as(&None::<String>, &STRINGS, &EncodeOptions::BODY);
    assert_eq!(none.unwrap_err(), "the value: cannot be written as XML: the value is missing");
}

#[test]
fn reports_all_problems_at_their_positions() {
    let document = "<lists>
  <tags><tag>a</tag><other/></tags>
  <tags/>
  <row><n>1</n><n>two</n></row>
  <row><n/></row>
  <map>x<k>1</k><k>2</k></map>
  <status>Gone</status>
  <secret>hunter2</secret>
  <unknown><deep/></unknown>
  text
</lists>";
    assert_eq!(
        read_strictly::<Lists>(document).unwrap_err(),
        "line 2, column 21: /tags/other: unknown element \"other\"\n\
         line 3, column 3: /tags: the member occurs more than once\n\
         line 4, column 16: /row/0/1: expected an integer, found \"two\"\n\
         line 5, column 8: /row/1/0: expected a value, found null\n\
         line 6, column 17: /map/k: the member occurs more than once\n\
         line 6, column 3: /map: text where only elements are expected\n\
         line 7, column 3: /status: expected one of Active, Archived, found \"Gone\"\n\
         line 8, column 3: /secret: expected an integer, found a secret of another form\n\
         line 9, column 3: /unknown: unknown element \"unknown\"\n\
         line 1, column 1: text where only elements are expected"
    );
    let tolerant = read::<Lists>("<lists><unknown><deep/></unknown>text<status>\n Active </status></lists>");
    assert_eq!(tolerant.unwrap().status.as_deref(), Some("Active"));
    assert_eq!(
        read::<Lists>("<html/>").unwrap_err(),
        "line 1, column 1: expected the root element \"lists\", found \"html\""
    );
}

#[test]
fn refuses_values_that_xml_cannot_represent() {
    let key = Lists { map: Some(BTreeMap::from([("a b".into(), "1".into())])), ..Lists::default() };
    assert_eq!(
        written(&key).unwrap_err(),
        "/map/a b: cannot be written as XML: its name cannot be the name of an element or an attribute"
    );
    let character = Lists { wrapped: Some(vec!["ok".into(), "\u{8}".into()]), ..Lists::default() };
    assert_eq!(
        written(&character).unwrap_err(),
        "/tags/1: cannot be written as XML: XML has no character U+0008"
    );
    let price = Price { amount: f64::NAN, ..Price::default() };
    assert!(written(&price).unwrap_err().starts_with("/amount: "));
}

#[test]
fn refuses_structures_lists_and_maps_in_attributes_and_text() {
    static HELD: Shape = Shape::new(
        "held",
        &[
            field("r", Node::record(|| &PRICE).with_xml(&ATTRIBUTE)),
            field("l", Node::list(&STRINGS).with_xml(&ATTRIBUTE)),
            field("m", Node::map(&STRINGS).with_xml(&ATTRIBUTE)),
            field("tr", Node::record(|| &PRICE).with_xml(&TEXT)),
            field("tl", Node::list(&STRINGS).with_xml(&TEXT)),
            field("tm", Node::map(&STRINGS).with_xml(&TEXT)),
        ],
    );
    for (index, field) in HELD.fields().iter().enumerate() {
        let mut held = DynRecord::new(&HELD);
        held.slot(index).filled();
        let error = encode(Format::Xml, Value::Record(&held), &RECORD, &EncodeOptions::BODY).unwrap_err();
        let holder = if index < 3 { "an attribute" } else { "the text of an element" };
        assert_eq!(
            error.to_string(),
            format!("/{}: cannot be written as XML: {holder} must be a single value", field.name())
        );
    }
}

#[derive(Debug, Default, PartialEq)]
struct Request {
    user: String,
    first: Option<String>,
    second: Option<String>,
}

static ZWEITE: XmlNode = XmlNode::ELEMENT.with_name("zweite");
static REQUEST: Shape = Shape::new(
    "request",
    &[
        required("user", Node::STRING).with_location(ParameterLocation::Path),
        text("first"),
        field("second", Node::STRING.with_xml(&ZWEITE)),
    ],
)
.with_xml(XmlShape::DEFAULT.with_order(&[2]))
.open();

record!(Request, &REQUEST, 0 => user, 1 => first, 2 => second);

#[test]
fn applies_order_scope_and_extra_members() {
    let request = Request { user: "u".into(), first: Some("1".into()), second: Some("2".into()) };
    let document = "<request><zweite>2</zweite><first>1</first></request>";
    assert_eq!(written(&request).unwrap(), document);
    let extra =
        EncodeOptions { extra: &[Constant::new("token", Text::string("a&b"))], ..EncodeOptions::BODY };
    let with_token = document.replace("<request>", "<request><token>a&amp;b</token>");
    assert_eq!(written_as(&request, &RECORD, &extra).unwrap(), with_token);
    let secret = EncodeOptions {
        extra: &[Constant::new("token", Text::string("s3cret\u{1}"))],
        ..EncodeOptions::BODY
    };
    assert_eq!(
        written_as(&request, &RECORD, &secret).unwrap_err(),
        "/token: cannot be written as XML: XML has no character U+0001"
    );
    assert!(written_as(&"x".to_owned(), &STRINGS, &extra).is_err());
    let read_back: Request = read_strictly(&with_token).unwrap();
    assert_eq!(read_back, Request { user: String::new(), ..request });
    let whole = DecodeOptions { filter: FieldFilter::All, ..DecodeOptions::RESPONSE };
    assert_eq!(
        read_as::<Request>(b"<request/>", &RECORD, &whole).unwrap_err(),
        "line 1, column 1: /user: the required member \"user\" is missing"
    );
}

#[test]
fn keeps_text_exactly() {
    for kept in ["", " ", " a\tb\nc ", "\r\n", "<&>]]>\"'", "é\u{1F600}\u{85}\u{2028}"] {
        let request = Request { first: Some(kept.into()), ..Request::default() };
        let document = written(&request).unwrap();
        assert_eq!(read_strictly(&document), Ok(request), "{document}");
    }
    let pieces =
        "<request><first>a<?pi?>&lt;<!-- b --><![CDATA[<c>&amp;]]>&#x20;&#233;\r\n</first></request>";
    assert_eq!(read::<Request>(pieces).unwrap().first.as_deref(), Some("a<<c>&amp; é\n"));
}

#[derive(Debug, Default, PartialEq)]
struct Marked {
    text: Option<String>,
    mark: Option<String>,
}

static MARKED: Shape = Shape::new("m", &[text("text"), field("mark", Node::STRING.with_xml(&ATTRIBUTE))])
    .with_xml(XmlShape::DEFAULT.with_order(&[0, 1]));

record!(Marked, &MARKED, 0 => text, 1 => mark);

#[test]
fn writes_attributes_before_constants_and_elements() {
    let marked = Marked { text: Some("t".into()), mark: Some("m".into()) };
    let constants = [Constant::new("token", Text::string("c"))];
    let options = EncodeOptions { extra: &constants, ..EncodeOptions::BODY };
    let document = written_as(&marked, &RECORD, &options).unwrap();
    assert_eq!(document, "<m mark=\"m\"><token>c</token><text>t</text></m>");
    assert_eq!(read(&document), Ok(marked));
    let nothing = written_as(&Marked::default(), &RECORD, &options).unwrap();
    assert_eq!(nothing, "<m><token>c</token></m>");
}

#[test]
fn refuses_to_write_without_a_required_member() {
    #[derive(Debug, Default, PartialEq)]
    struct Needed {
        needed: Option<String>,
    }
    static NEEDED: Shape = Shape::new("n", &[required("needed", Node::STRING.nullable())]);
    record!(Needed, &NEEDED, 0 => needed);
    let told = written(&Needed::default()).unwrap_err();
    assert_eq!(told, "/needed: cannot be written as XML: a required value is missing");
}

#[test]
fn reads_integral_decimals_and_spelled_booleans() {
    #[derive(Debug, Default, PartialEq)]
    struct Values {
        integer: Option<i64>,
        boolean: Option<bool>,
    }
    static VALUES: Shape =
        Shape::new("v", &[field("integer", Node::INTEGER), field("boolean", Node::BOOLEAN)]);
    record!(Values, &VALUES, 0 => integer, 1 => boolean);
    for (text, value) in [("1.0", 1), (" 1e3\n", 1000), ("-0", 0)] {
        let document = format!("<v><integer>{text}</integer></v>");
        assert_eq!(read_strictly::<Values>(&document).unwrap().integer, Some(value), "{text}");
    }
    assert!(read::<Values>("<v><integer>1.5</integer></v>").is_err());
    let document = "<v><boolean>1</boolean></v>";
    assert_eq!(read::<Values>(document).unwrap().boolean, Some(true));
    assert_eq!(
        read_strictly::<Values>(document).unwrap_err(),
        "line 1, column 4: /boolean: expected true or false, found \"1\""
    );
    assert_eq!(read_strictly::<Values>("<v><boolean>\ttrue </boolean></v>").unwrap().boolean, Some(true));
}

#[test]
fn reads_members_in_any_order_among_comments_and_attributes() {
    let plain = "<request><first>1</first><zweite>2</zweite></request>";
    let expected: Request = read_strictly(plain).unwrap();
    for document in [
        "<request><zweite>2</zweite><first>1</first></request>",
        "<request>\n\t<first\n>1</first\n>\n\t<zweite>2</zweite>\n</request>",
        "<request><!-- <first>0</first> --><first>1</first><?pi?><zweite >2</zweite></request>",
        "<request a='1'><first b='2'>1</first><x/><zweite c='3'><![CDATA[2]]></zweite></request>",
    ] {
        assert_eq!(read::<Request>(document).as_ref(), Ok(&expected), "{document}");
    }
    let nested =
        "<lists><tags>\n <tag>a</tag>\n <tag b='1'>b</tag><x/>\n</tags><row><n>1</n></row><x/><row/></lists>";
    let lists: Lists = read(nested).unwrap();
    assert_eq!(lists.wrapped, Some(vec!["a".into(), "b".into()]));
    assert_eq!(lists.nested, Some(vec![vec![1], vec![]]));
    let wrong = "<request><first>1</first><first>2</first><zweite>3</zweite><zweite/></request>";
    assert_eq!(
        read::<Request>(wrong).unwrap_err(),
        "line 1, column 26: /first: the member occurs more than once\n\
         line 1, column 60: /second: the member occurs more than once"
    );
}
