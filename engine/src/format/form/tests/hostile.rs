//! Bodies that are made to hurt: malformed names, gaps, depth, size.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::*;
use crate::format::Limits;

fn person(body: &str) -> String {
    let mut record = styled(field("a", PERSON), FormShape::DEFAULT, Person::default());
    read(body, &mut record, &DecodeOptions::REQUEST)
}

fn list(body: &str, options: &DecodeOptions) -> String {
    read(body, &mut styled(field("a", Node::list(&INT)), FormShape::DEFAULT, Vec::<i64>::new()), options)
}

#[test]
fn refuses_malformed_names() {
    for rest in ["[[[[", "[name", "[na[me]", "[", "[[name]]"] {
        let broken = format!("/a: the name continues with {rest:?}, which is malformed");
        assert_eq!(person(&format!("a{rest}=x")), broken);
    }
    for (name, rest) in [("a[name]]", "]"), ("a[name]x", "x"), ("a[name][x", "[x"), ("a[name][]", "[]")] {
        let says = format!("/a/name: expected a single value, but the name continues with {rest:?}");
        assert_eq!(person(&format!("{name}=x")), says);
    }
    assert!(person("a]=x").starts_with("/a]: unknown member \"a]\""));
    assert_eq!(person("a=x"), "/a: expected an object, found \"x\"");
    assert_eq!(person("a[name]=x&a=y"), "/a: expected an object, found \"y\"");
    assert!(person("a[]=x").contains("/a/: unknown member \"\""));
    assert!(person("=x").starts_with("/: unknown member \"\""));
    assert_eq!(person("&&&a[name]=x&"), "");
    assert_eq!(person("a[fullName]=x"), "");
    assert_eq!(person("a[fullName]=x&a[name]=x"), "/a/name: found 2 times; expected once");
}

#[test]
fn refuses_sparse_repeated_and_malformed_indexes() {
    let strict = &DecodeOptions::REQUEST;
    assert_eq!(list("a[1]=1&a[0]=1", strict), "");
    for (body, says) in [
        ("a[99999999999]=1", "/a: there is an item 99999999999, but no item 0"),
        ("a[18446744073709551615]=1", "/a: there is an item 18446744073709551615, but no item 0"),
        ("a[0]=1&a[2]=1", "/a: there is an item 2, but no item 1"),
        ("a[0]=1&a[0]=1", "/a/0: found 2 times; expected once"),
        ("a[99999999999999999999999]=1", "/a: expected an index, found \"99999999999999999999999\""),
        ("a[00]=1", "/a: expected an index, found \"00\""),
        ("a[-1]=1", "/a: expected an index, found \"-1\""),
        ("a[0]=1&a=1", "/a: some items have an index and others have none; use an index for all items"),
        ("a[][]=1", "/a: expected an index, found \"\""),
        ("a[0][0]=1", "/a/0: expected a single value, but the name continues with \"[0]\""),
        ("a[0]=x", "/a/0: expected an integer, found \"x\""),
    ] {
        assert_eq!(list(body, strict), says, "{body}");
    }
    let mut people = styled(field("a", Node::list(&PERSON)), FormShape::DEFAULT, Vec::<Person>::new());
    assert!(read("a[][name]=x", &mut people, strict).contains("expected an index"));
    assert!(read("a=x", &mut people, strict).contains("needs an index"));
    let twice = "a[0][name]=x&a[1][name]=y&a[0][name]=z";
    assert_eq!(read(twice, &mut people, strict), "/a/0/name: found 2 times; expected once");
}

#[test]
fn limits_depth() {
    let name = |levels| format!("a{}[name]=x", "[friends][0]".repeat(levels));
    let deep = person(&name(40));
    assert!(deep.contains("nested more than 64 levels deep"), "{deep}");
    assert!(!person(&name(31)).contains("levels deep"));
    let nested =
        (0..40).fold(Person::default(), |inner, _| Person { friends: vec![inner], ..Person::default() });
    let refused = written(&nested).unwrap_err();
    assert!(refused.ends_with("nested more than 64 levels deep"), "{refused}");
    let brackets = "[".repeat(10_000);
    assert_eq!(person(&format!("a{brackets}=x")), "a name of 10001 bytes; the maximum is 4096");
    assert!(person(&format!("a{}=x", "[".repeat(4000))).contains("which is malformed"));
    assert!(person(&format!("a{}=x", "[b]".repeat(1000))).contains("/a/b: unknown member \"b\""));
}

#[test]
fn limits_the_number_of_pairs_and_bytes() {
    let limits = Limits { items: 3, bytes: 40, ..Limits::default() };
    let few = &DecodeOptions { limits, ..DecodeOptions::REQUEST };
    assert_eq!(list("a=1&a=2&a=3", few), "");
    assert_eq!(list("a=1&a=2&a=3&a=4", few), "more than 3 pairs");
    assert_eq!(list(&format!("a={}", "1".repeat(39)), few), "longer than 40 bytes");
    let comma = |body| {
        let empty = Vec::<i64>::new();
        let mut record = styled(field("a", Node::list(&INT)), lists(FormLists::Comma), empty);
        (read(body, &mut record, few), told(record.get(0)))
    };
    assert_eq!(comma("a=1,2,3"), (String::new(), "[1, 2, 3]".to_owned()));
    assert_eq!(
        comma("a=1,2,3,4,5"),
        ("/a: more than 3 items in all lists".to_owned(), "[1, 2, 3]".to_owned())
    );
    let many: String = (0..5000).fold(String::new(), |mut body, i| {
        write!(body, "x{i}=1&").unwrap();
        body
    });
    assert_eq!(person(&many).lines().count(), 100);
}

#[test]
fn refuses_invalid_utf_8_when_strict_and_replaces_it_otherwise() {
    let mut record = styled(field("a", TEXT), FormShape::DEFAULT, String::new());
    let says = read("a=%FF", &mut record, &DecodeOptions::REQUEST);
    assert_eq!(says, "bytes that are not UTF-8 after percent-decoding");
    assert_eq!(read("a=%FF", &mut record, &DecodeOptions::RESPONSE), "");
    assert_eq!(told(record.get(0)), "\u{FFFD}");
    // What is no percent-encoding stands for itself.
    assert_eq!(read("a=100%", &mut record, &DecodeOptions::REQUEST), "");
    assert_eq!(told(record.get(0)), "100%");
}

#[test]
fn hides_secrets_at_any_depth() {
    let map = field("a", Node::map(&INT).secret());
    let says = strictly::<BTreeMap<String, i64>>(map, FormShape::DEFAULT, "a[x]=hunter2").unwrap_err();
    assert_eq!(says, "/a/(secret): expected an integer, found a secret of another form");
    let person = field("a", PERSON.secret());
    for body in ["a=hunter2", "a[age]=hunter2", "a[friends][0][age]=hunter2", "a[age]=hunter2&a[age]=hunter2"]
    {
        let says = strictly::<Person>(person, FormShape::DEFAULT, body).unwrap_err();
        assert!(!says.contains("hunter2"), "{says}");
    }
}

#[test]
fn handles_more_fields_than_a_machine_word_has_bits() {
    let names: Vec<&'static str> = (0..130).map(|i| &*format!("f{i}").leak()).collect();
    let all: Vec<Field> = names.iter().map(|name| field(name, INT).with_presence_required()).collect();
    let members = (0..130).map(|i| Box::new(i) as Box<dyn Wire>).collect();
    let mut record = Sample::new(&Shape::new("Wide", all.leak()), members);
    let body = written(&record).unwrap();
    assert!(body.starts_with("f0=0&f1=1&") && body.ends_with("&f128=128&f129=129"));
    assert_eq!(read(&body, &mut record, &DecodeOptions::REQUEST), "");
    let without = body.replace("&f129=129", "");
    assert_eq!(
        read(&without, &mut record, &DecodeOptions::REQUEST),
        "/f129: the required member \"f129\" is missing"
    );
}

#[test]
fn round_trips_readable_bodies() {
    let alphabet = ["a", "[", "]", "0", "1", ".", "=", "&", ","];
    let styles = [FormLists::Repeat, FormLists::Brackets, FormLists::Indexed, FormLists::Comma];
    let forms = styles.map(|lists| FormShape::new(lists, FormObjects::Dots));
    let mut read_well = 0;
    for number in 0..alphabet.len().pow(4) {
        let letters = (0..4).map(|place| alphabet[number / alphabet.len().pow(place) % alphabet.len()]);
        let body: String = std::iter::once("a").chain(letters).collect();
        for form in forms {
            let mut record = styled(field("a", Node::list(&TEXT)), form, Vec::<String>::new());
            if !read(&body, &mut record, &DecodeOptions::REQUEST).is_empty() {
                continue;
            }
            // An empty list is written in no pair, and not every list has a spelling.
            let Ok(again) = written(&record) else { continue };
            let mut other = styled(field("a", Node::list(&TEXT)), form, Vec::<String>::new());
            assert_eq!(read(&again, &mut other, &DecodeOptions::REQUEST), "", "{body} as {again}");
            assert_eq!(told(other.get(0)), told(record.get(0)), "{body} as {again}");
            read_well += 1;
        }
    }
    assert!(read_well > 2_000, "{read_well}");
}
