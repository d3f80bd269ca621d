//! Single values, null and absence, places, credentials, and what a reading says of unknown and missing names.

use super::*;
use crate::format::{Found, Limits, Scope, probe, read_pairs, write_pairs};
use crate::kind::{BOOLEAN_01, DATETIME_CIVIL};
use crate::table::{Enumeration, Member, Openness, Place};
use crate::types::Patch;

fn group() -> Sample {
    let place = |place, field: Field| Field { place, ..field };
    let shape = Shape::new(
        "Sample",
        fields([
            Field { required: true, ..field("name", TEXT) },
            place(Place::Query, Field { required: true, ..field("page", INT) }),
            Field { aliases: &["isPrivate"], ..field("private", Kind::Scalar(BOOLEAN_01)) },
            place(Place::Header, field("trace", TEXT)),
            Field { secret: true, ..field("pin", INT) },
        ]),
    );
    let members: Vec<Box<dyn Wire>> = vec![
        Box::new("é & co".to_owned()),
        Box::new(7_i64),
        Box::new(Some(true)),
        Box::new(None::<String>),
        Box::new(None::<i64>),
    ];
    Sample::new(shape, members)
}

#[test]
fn each_part_of_the_message_has_its_own_fields() {
    assert_eq!(
        encode(Format::Form, &Value::Record(&group()), &ROOT, &Writing::BODY).unwrap(),
        b"name=%C3%A9+%26+co&private=1"
    );
    assert_eq!(write_pairs(&group(), Scope::Query).unwrap(), [("page".to_owned(), "7".to_owned())]);
    let pairs = [("page".to_owned(), "8".to_owned())];
    let mut record = group();
    let query = Reading { scope: Scope::Query, ..Reading::REQUEST };
    read_pairs(&pairs, &mut record, &query).unwrap();
    assert_eq!(told(&record.get(1)), "8");
    assert_eq!(
        read_pairs(&[], &mut record, &query).unwrap_err().problems[0].what,
        "the required member \"page\" is missing"
    );
    let elsewhere = read("name=x&page=8", &mut record, &Reading::REQUEST);
    assert_eq!(elsewhere, "/page: no such member is documented; leave it out or correct its name");
}

#[test]
fn credentials_come_first_and_plain_spelling_is_kept() {
    let extra = Writing { extra: &[Member::text("token", "s p")], ..Writing::BODY };
    let body = encode(Format::Form, &Value::Record(&group()), &ROOT, &extra).unwrap();
    assert_eq!(body, b"token=s+p&name=%C3%A9+%26+co&private=1");
    let plain = encode(Format::Form, &Value::Record(&group()), &ROOT, &Writing::VALUES).unwrap();
    assert_eq!(plain, b"name=%C3%A9+%26+co&page=7&private=true");
}

#[test]
fn unknown_missing_and_repeated_names() {
    let (strict, lenient) = (&Reading::REQUEST, &Reading::RESPONSE);
    assert_eq!(read("name=x&isPrivate=true", &mut group(), strict), "");
    assert_eq!(read("other=1&name=x", &mut group(), lenient), "");
    assert_eq!(
        read("other=1&pin=hunter2", &mut group(), strict),
        "/other: no such member is documented; leave it out or correct its name\n\
         /pin: expected an integer, found a secret of another form\n\
         /name: the required member \"name\" is missing"
    );
    for body in ["name=x&private=0&private=0", "name=x&private=0&isPrivate=0"] {
        assert_eq!(read(body, &mut group(), lenient), "/private: given 2 times; give it once");
    }
    let inside = "/name: expected a single value, but the name goes on with \"[x]\"";
    assert_eq!(read("name[x]=1", &mut group(), lenient), inside);
    let mut open = group();
    open.shape = Box::leak(Box::new(Shape { open: true, ..*open.shape }));
    assert_eq!(read("other=1&name=x", &mut open, strict), "");
}

#[test]
fn null_is_an_empty_text() {
    let nullable = |kind| Field { item: Item { nullable: true, ..Item::new(kind) }, ..field("a", kind) };
    assert_eq!(written(&styled(nullable(INT), Form::DEFAULT, Patch::<i64>::Null)), Ok("a=".to_owned()));
    assert_eq!(written(&styled(nullable(INT), Form::DEFAULT, Patch::<i64>::Absent)), Ok(String::new()));
    let required = Field { required: true, ..nullable(INT) };
    assert_eq!(written(&styled(required, Form::DEFAULT, None::<i64>)), Ok("a=".to_owned()));
    assert_eq!(strictly::<Option<i64>>(required, Form::DEFAULT, "a="), Ok("-".to_owned()));
    assert_eq!(strictly::<Patch<i64>>(nullable(INT), Form::DEFAULT, "a="), Ok("null".to_owned()));
    assert_eq!(strictly::<Patch<String>>(nullable(TEXT), Form::DEFAULT, "a="), Ok(String::new()));
    let empty_is_null = Field { empty_is_null: true, ..field("a", TEXT) };
    assert_eq!(strictly::<Patch<String>>(empty_is_null, Form::DEFAULT, "a="), Ok("null".to_owned()));
    let list = nullable(Kind::List(&TEXT_ITEM));
    assert_eq!(strictly::<Patch<Vec<String>>>(list, Form::DEFAULT, "a="), Ok("null".to_owned()));
    assert_eq!(strictly::<Patch<Vec<String>>>(list, Form::DEFAULT, "a=&a="), Ok("[, ]".to_owned()));
    let one_empty = styled(list, Form::DEFAULT, vec![String::new()]);
    assert_eq!(written(&one_empty), Err("/a: a list of one empty item would be read as null".to_owned()));
}

#[test]
fn an_empty_text_that_cannot_be_a_value() {
    let date = field("a", Kind::Scalar(DATETIME_CIVIL));
    let mut record = styled(date, Form::DEFAULT, None::<crate::types::DateTime>);
    assert_eq!(read("a=", &mut record, &Reading::RESPONSE), "");
    assert_eq!(told(&record.get(0)), "-");
    let problem = "/a: expected a date and time such as 2013-02-12 02:42:00, found \"\"";
    assert_eq!(read("a=", &mut record, &Reading::REQUEST), problem);
    let mut list = styled(field("a", Kind::List(&INT_ITEM)), Form::DEFAULT, Vec::<i64>::new());
    assert_eq!(read("a=", &mut list, &Reading::RESPONSE), "");
    assert_eq!(told(&list.get(0)), "[]");
    assert_eq!(read("a=", &mut list, &Reading::REQUEST), "/a/0: expected an integer, found \"\"");
    let mut required = styled(Field { required: true, ..field("a", INT) }, Form::DEFAULT, 0_i64);
    assert_eq!(read("a=", &mut required, &Reading::RESPONSE), "/a: expected an integer, found \"\"");
}

#[test]
fn enumerations() {
    let of =
        |openness| field("a", Kind::Enum(Enumeration { name: "E", kind: STRING, values: &["x"], openness }));
    assert_eq!(strictly::<String>(of(Openness::Closed), Form::DEFAULT, "a=x"), Ok("x".to_owned()));
    assert_eq!(
        strictly::<String>(of(Openness::Closed), Form::DEFAULT, "a=y"),
        Err("/a: expected one of x, found \"y\"".to_owned())
    );
    assert_eq!(strictly::<String>(of(Openness::Tolerant), Form::DEFAULT, "a=y"), Ok("y".to_owned()));
    assert_eq!(written(&styled(of(Openness::Closed), Form::DEFAULT, "x".to_owned())), Ok("a=x".to_owned()));
}

#[test]
fn through_the_table_of_formats() {
    assert_eq!(probe(Format::Form, b"a=1", &["a"], &Limits::default()), Found::Text("1".to_owned()));
    assert_eq!(crate::format::difference(Format::Form, b"a=1&b=2", b"b=2&a=1"), None);
}
