//! Single values, null and absence, places, credentials, and what a reading says of unknown and missing names.

use super::*;
use crate::domain::Domain;
use crate::format::tests::probe_names;
use crate::format::{Probed, read_query, write_query};
use crate::spelling::{BooleanTokens, Token};
use crate::table::{Constant, Enumeration, Openness, ParameterLocation, Text};
use crate::types::{LocalDateTime, Patch};

static ZERO_ONE: BooleanTokens = BooleanTokens::new(Token::number("0"), Token::number("1"));

fn group() -> Sample {
    let shape = Shape::new(
        "Sample",
        fields([
            field("name", TEXT).with_presence_required(),
            field("page", INT).with_presence_required().with_location(ParameterLocation::Query),
            field("private", Node::spelled(Domain::Boolean, &ZERO_ONE)).with_aliases(&["isPrivate"]),
            field("trace", TEXT).with_location(ParameterLocation::Header),
            field("pin", INT.secret()),
        ]),
    );
    let members: Vec<Box<dyn Wire>> = vec![
        Box::new("é & co".to_owned()),
        Box::new(7_i64),
        Box::new(Some(true)),
        Box::new(None::<String>),
        Box::new(None::<i64>),
    ];
    Sample::new(&shape, members)
}

#[test]
fn separates_body_fields_from_query_fields() {
    assert_eq!(
        encode(Format::Form, Value::Record(&group()), &ROOT, &EncodeOptions::BODY).unwrap(),
        b"name=%C3%A9+%26+co&private=1"
    );
    assert_eq!(write_query(&group(), String::new()).unwrap(), "page=7");
    assert_eq!(write_query(&group(), "x=1".to_owned()).unwrap(), "x=1&page=7");
    let pairs = [("page".to_owned(), "8".to_owned())];
    let mut record = group();
    read_query(&pairs, &mut record, &DecodeOptions::REQUEST).unwrap();
    assert_eq!(told(record.get(1)), "8");
    assert_eq!(
        read_query(&[], &mut record, &DecodeOptions::REQUEST).unwrap_err().problems[0].what,
        "the required member \"page\" is missing"
    );
    let elsewhere = read("name=x&page=8", &mut record, &DecodeOptions::REQUEST);
    assert_eq!(elsewhere, "/page: unknown member \"page\"");
}

#[test]
fn writes_credentials_first_and_keeps_plain_spelling() {
    let extra =
        EncodeOptions { extra: &[Constant::new("token", Text::string("s p"))], ..EncodeOptions::BODY };
    let body = encode(Format::Form, Value::Record(&group()), &ROOT, &extra).unwrap();
    assert_eq!(body, b"token=s+p&name=%C3%A9+%26+co&private=1");
    let plain = encode(Format::Form, Value::Record(&group()), &ROOT, &EncodeOptions::VALUES).unwrap();
    assert_eq!(plain, b"name=%C3%A9+%26+co&page=7&private=true");
}

#[test]
fn reports_unknown_missing_and_repeated_names() {
    let (strict, lenient) = (&DecodeOptions::REQUEST, &DecodeOptions::RESPONSE);
    assert_eq!(read("name=x&isPrivate=1", &mut group(), strict), "");
    assert_eq!(read("name=x&isPrivate=true", &mut group(), lenient), "");
    assert_eq!(
        read("name=x&isPrivate=true", &mut group(), strict),
        "/private: expected 0 or 1, found \"true\""
    );
    assert_eq!(read("other=1&name=x", &mut group(), lenient), "");
    assert_eq!(
        read("other=1&pin=hunter2", &mut group(), strict),
        "/other: unknown member \"other\"\n\
         /pin: expected an integer, found a secret of another form\n\
         /name: the required member \"name\" is missing"
    );
    for body in ["name=x&private=0&private=0", "name=x&private=0&isPrivate=0"] {
        assert_eq!(read(body, &mut group(), lenient), "/private: found 2 times; expected once");
    }
    let inside = "/name: expected a single value, but the name continues with \"[x]\"";
    assert_eq!(read("name[x]=1", &mut group(), lenient), inside);
    let mut open = group();
    open.shape = Box::leak(Box::new(open.shape.open()));
    assert_eq!(read("other=1&name=x", &mut open, strict), "");
}

#[test]
fn represents_null_as_an_empty_text() {
    let nullable = |node: Node| field("a", node.nullable());
    assert_eq!(written(&styled(nullable(INT), FormShape::DEFAULT, Patch::<i64>::Null)), Ok("a=".to_owned()));
    assert_eq!(written(&styled(nullable(INT), FormShape::DEFAULT, Patch::<i64>::Absent)), Ok(String::new()));
    let required = nullable(INT).with_presence_required();
    assert_eq!(written(&styled(required, FormShape::DEFAULT, Patch::<i64>::Null)), Ok("a=".to_owned()));
    assert_eq!(strictly::<Option<i64>>(required, FormShape::DEFAULT, "a="), Ok("-".to_owned()));
    assert_eq!(strictly::<Patch<i64>>(nullable(INT), FormShape::DEFAULT, "a="), Ok("null".to_owned()));
    assert_eq!(strictly::<Patch<String>>(nullable(TEXT), FormShape::DEFAULT, "a="), Ok(String::new()));
    let empty_is_null = field("a", TEXT.null_as(&Text::EMPTY));
    assert_eq!(strictly::<Patch<String>>(empty_is_null, FormShape::DEFAULT, "a="), Ok("null".to_owned()));
    let list = nullable(Node::list(&TEXT));
    assert_eq!(strictly::<Patch<Vec<String>>>(list, FormShape::DEFAULT, "a="), Ok("null".to_owned()));
    assert_eq!(strictly::<Patch<Vec<String>>>(list, FormShape::DEFAULT, "a=&a="), Ok("[, ]".to_owned()));
    let one_empty = styled(list, FormShape::DEFAULT, vec![String::new()]);
    assert_eq!(written(&one_empty), Err("/a: a list of one empty item would be read as null".to_owned()));
}

#[test]
fn reads_an_empty_text_that_is_no_value_as_absent_in_replies() {
    let date = field("a", Node::LOCAL_DATETIME);
    let mut record = styled(date, FormShape::DEFAULT, None::<LocalDateTime>);
    assert_eq!(read("a=", &mut record, &DecodeOptions::RESPONSE), "");
    assert_eq!(told(record.get(0)), "-");
    let problem = "/a: expected a date and time such as 2013-02-12T02:42:00, found \"\"";
    assert_eq!(read("a=", &mut record, &DecodeOptions::REQUEST), problem);
    let mut list = styled(field("a", Node::list(&INT)), FormShape::DEFAULT, Vec::<i64>::new());
    assert_eq!(read("a=", &mut list, &DecodeOptions::RESPONSE), "");
    assert_eq!(told(list.get(0)), "[]");
    assert_eq!(read("a=", &mut list, &DecodeOptions::REQUEST), "/a/0: expected an integer, found \"\"");
    let mut required = styled(field("a", INT).with_presence_required(), FormShape::DEFAULT, 0_i64);
    assert_eq!(read("a=", &mut required, &DecodeOptions::RESPONSE), "/a: expected an integer, found \"\"");
}

#[test]
fn reads_and_writes_enumerations_by_their_openness() {
    let of = |openness| {
        let values = Enumeration::new("E", &["x"]).with_openness(openness);
        field("a", Node::one_of(Box::leak(Box::new(values))))
    };
    assert_eq!(strictly::<String>(of(Openness::Closed), FormShape::DEFAULT, "a=x"), Ok("x".to_owned()));
    assert_eq!(
        strictly::<String>(of(Openness::Closed), FormShape::DEFAULT, "a=y"),
        Err("/a: expected one of x, found \"y\"".to_owned())
    );
    assert_eq!(strictly::<String>(of(Openness::Tolerant), FormShape::DEFAULT, "a=y"), Ok("y".to_owned()));
    assert_eq!(
        written(&styled(of(Openness::Closed), FormShape::DEFAULT, "x".to_owned())),
        Ok("a=x".to_owned())
    );
}

#[test]
fn dispatches_probe_and_difference_by_format() {
    let (found, node) = probe_names(Format::Form, b"a=1", None, &["a"], &DecodeOptions::RESPONSE);
    assert_eq!((found, node.is_none()), (Probed::Scalar("1".to_owned(), None), true));
    assert_eq!(crate::format::difference(Format::Form, b"a=1&b=2", b"b=2&a=1"), None);
}

#[test]
fn reads_all_members_after_a_byte_order_mark_in_a_reply() {
    let mut record = group();
    assert_eq!(read("\u{feff}name=x&pin=1", &mut record, &DecodeOptions::RESPONSE), "");
    assert_eq!(told(record.get(0)), "x");
    let found =
        probe_names(Format::Form, "\u{feff}name=x".as_bytes(), None, &["name"], &DecodeOptions::RESPONSE).0;
    assert_eq!(found, Probed::Scalar("x".to_owned(), None));
}
