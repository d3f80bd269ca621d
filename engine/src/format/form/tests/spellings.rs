//! Lists, structures and maps in every style, written and read.

use std::collections::BTreeMap;

use super::*;

const STYLES: [FormLists; 4] = [FormLists::Repeat, FormLists::Brackets, FormLists::Indexed, FormLists::Comma];
const DOTS: FormShape = FormShape::new(FormLists::Indexed, FormObjects::Dots);

static LIST: Node = Node::list(&INT);

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[test]
fn writes_and_reads_lists_in_each_style() {
    for (style, body) in STYLES.into_iter().zip(["a=1&a=2", "a[]=1&a[]=2", "a[0]=1&a[1]=2", "a=1,2"]) {
        let list = field("a", Node::list(&INT));
        assert_eq!(written(&styled(list, lists(style), vec![1_i64, 2])), Ok(body.to_owned()));
        assert_eq!(strictly::<Vec<i64>>(list, lists(style), body), Ok("[1, 2]".to_owned()));
    }
}

#[test]
fn reads_every_list_style_but_commas_only_where_declared() {
    let list = field("a", Node::list(&TEXT));
    for style in STYLES {
        for body in ["a=1&a=2", "a[]=1&a[]=2", "a[0]=1&a[1]=2", "a[1]=2&a[0]=1", "a%5B%5D=1&a=2"] {
            let found = strictly::<Vec<String>>(list, lists(style), body);
            assert_eq!(found, Ok("[1, 2]".to_owned()), "{body} {style:?}");
        }
    }
    assert_eq!(strictly::<Vec<String>>(list, FormShape::DEFAULT, "a=1,2"), Ok("[1,2]".to_owned()));
    assert_eq!(
        strictly::<Vec<String>>(list, lists(FormLists::Comma), "a=1,2&a=3"),
        Ok("[1, 2, 3]".to_owned())
    );
    assert_eq!(strictly::<Vec<String>>(list, lists(FormLists::Comma), "a=,"), Ok("[, ]".to_owned()));
    assert_eq!(strictly::<Vec<String>>(list, lists(FormLists::Comma), "a="), Ok("[]".to_owned()));
}

#[test]
fn writes_and_reads_nested_structures_in_both_styles() {
    let ann = || Person {
        friends: vec![Person::new("Bob", Some(3)), Person::new("C&D", None)],
        ..Person::new("Ann", Some(4))
    };
    let person = field("p", PERSON);
    let told =
        "{name: Ann, age: 4, friends: [{name: Bob, age: 3, friends: []}, {name: C&D, age: -, friends: []}]}";
    for (form, body) in [
        (
            FormShape::DEFAULT,
            "p[name]=Ann&p[age]=4&p[friends][0][name]=Bob&p[friends][0][age]=3&p[friends][1][name]=C&D",
        ),
        (DOTS, "p.name=Ann&p.age=4&p.friends[0].name=Bob&p.friends[0].age=3&p.friends[1].name=C&D"),
    ] {
        assert_eq!(written(&styled(person, form, ann())), Ok(body.to_owned()));
        let body = body.replace("C&D", "C%26D");
        assert_eq!(strictly::<Person>(person, form, &body), Ok(told.to_owned()));
        let mut pairs: Vec<&str> = body.split('&').collect();
        pairs.reverse();
        assert_eq!(strictly::<Person>(person, form, &pairs.join("&")), Ok(told.to_owned()));
    }
    let outer = styled(field("p", Node::list(&PERSON)), FormShape::DEFAULT, vec![Person::new("Ann", None)]);
    assert_eq!(written(&outer), Ok("p[0][name]=Ann".to_owned()));
    // Dots mean nothing where they are not stated, and brackets are understood where dots are.
    assert!(strictly::<Person>(person, FormShape::DEFAULT, "p.name=Ann").is_err());
    assert!(strictly::<Person>(person, DOTS, "p[name]=Ann").is_ok());
}

#[test]
fn writes_and_reads_maps_and_nested_lists() {
    let map = field("m", Node::map(&LIST));
    let value = || BTreeMap::from([("x y".to_owned(), vec![1, 2]), ("z".to_owned(), vec![3])]);
    assert_eq!(written(&styled(map, FormShape::DEFAULT, value())), Ok("m[x+y]=1&m[x+y]=2&m[z]=3".to_owned()));
    let found = strictly::<BTreeMap<String, Vec<i64>>>(map, FormShape::DEFAULT, "m[z]=3&m[x+y]=1&m[x%20y]=2");
    assert_eq!(found, Ok("{x y: [1, 2], z: [3]}".to_owned()));
    let matrix = field("m", Node::list(&LIST));
    for (style, body) in STYLES.into_iter().zip([
        "m[0]=1&m[0]=2&m[1]=3",
        "m[0][]=1&m[0][]=2&m[1][]=3",
        "m[0][0]=1&m[0][1]=2&m[1][0]=3",
        "m[0]=1,2&m[1]=3",
    ]) {
        assert_eq!(
            written(&styled(matrix, lists(style), vec![vec![1_i64, 2], vec![3]])),
            Ok(body.to_owned())
        );
        assert_eq!(strictly::<Vec<Vec<i64>>>(matrix, lists(style), body), Ok("[[1, 2], [3]]".to_owned()));
    }
}

#[test]
fn writes_and_reads_a_map_as_the_whole_body() {
    let map = BTreeMap::from([("a".to_owned(), 1_i64), ("b".to_owned(), 2)]);
    let node = Node::map(&INT);
    let body = encode(Format::Form, Value::Map(&map), &node, &EncodeOptions::BODY).unwrap();
    assert_eq!(body, b"a=1&b=2");
    let mut found: BTreeMap<String, i64> = BTreeMap::new();
    decode(Format::Form, b"b=2&a=1", &node, found.slot(), &DecodeOptions::REQUEST).unwrap();
    assert_eq!(found, map);
    assert!(decode(Format::Form, b"=2", &node, found.slot(), &DecodeOptions::REQUEST).is_err());
    let list = encode(Format::Form, Value::List(&vec![1_i64]), &Node::list(&INT), &EncodeOptions::BODY);
    assert!(list.unwrap_err().what.contains("a structure or a map"));
    assert!(decode(Format::Form, b"a=1", &INT, 1_i64.slot(), &DecodeOptions::REQUEST).is_err());
}

#[test]
fn writes_and_reads_names_that_contain_brackets() {
    let size = field("page[size]", INT);
    assert_eq!(strictly::<i64>(size, FormShape::DEFAULT, "page[size]=5"), Ok("5".to_owned()));
    let ids = field("ids[]", Node::list(&INT));
    assert_eq!(strictly::<Vec<i64>>(ids, FormShape::DEFAULT, "ids[]=5&ids[]=6"), Ok("[5, 6]".to_owned()));
    assert_eq!(strictly::<Vec<i64>>(ids, FormShape::DEFAULT, "ids[][0]=5"), Ok("[5]".to_owned()));
    assert_eq!(written(&styled(ids, FormShape::DEFAULT, vec![5_i64])), Ok("ids[]=5".to_owned()));
}

#[test]
fn refuses_to_write_ambiguous_names_and_values() {
    let map = |key: &str| {
        let entries = BTreeMap::from([(key.to_owned(), 1_i64)]);
        written(&styled(field("a", Node::map(&INT)), FormShape::DEFAULT, entries))
    };
    assert_eq!(map("x.y"), Ok("a[x.y]=1".to_owned()));
    assert!(map("x]").unwrap_err().starts_with("/a/x]: a name that is empty or contains a bracket"));
    assert!(map("").is_err());
    let list =
        |style, items: &[&str]| written(&styled(field("a", Node::list(&TEXT)), lists(style), texts(items)));
    let refused = list(FormLists::Comma, &["x", "y,z"]).unwrap_err();
    assert_eq!(refused, "/a/1: a comma in an item would be read as the end of the item");
    assert!(list(FormLists::Comma, &[""]).is_err());
    assert_eq!(list(FormLists::Comma, &["", ""]), Ok("a=,".to_owned()));
    assert_eq!(list(FormLists::Repeat, &["y,z", ""]), Ok("a=y,z&a=".to_owned()));
    assert_eq!(list(FormLists::Repeat, &[]), Ok(String::new()));
    let required = field("a", Node::list(&INT)).with_presence_required();
    assert!(
        written(&styled(required, FormShape::DEFAULT, Vec::<i64>::new())).unwrap_err().starts_with("/a: ")
    );
    let gap = styled(field("a", Node::list(&LIST)), FormShape::DEFAULT, vec![vec![], vec![1_i64]]);
    assert!(written(&gap).unwrap_err().starts_with("/a/0: "));
    let mixed = styled(field("a", PERSON), FormShape::DEFAULT, 1_i64);
    assert!(written(&mixed).is_err());
}
