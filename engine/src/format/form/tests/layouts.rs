//! Numbered lists and maps, empty lists, and names in forms.

use std::collections::BTreeMap;

use super::*;

static INTS: Node = Node::list(&INT);

const DOTS: FormShape = FormShape::new(FormLists::Repeat, FormObjects::Dots);
const NUMBERED: FormList = FormList::new(FormLists::Numbered);
const ENTRIES: FormEntries = FormEntries::new("key", "value");

fn map(entries: &[(&str, i64)]) -> BTreeMap<String, i64> {
    entries.iter().map(|(key, value)| ((*key).to_owned(), *value)).collect()
}

/// Writes a value, and reads it again strictly.
fn exchanged<T: Wire + Default + 'static>(node: Node, form: FormShape, value: T) -> (String, String) {
    let body = written(&styled(field("a", node), form, value)).unwrap();
    let read =
        strictly::<T>(field("a", node), form, &body).unwrap_or_else(|problems| format!("! {problems}"));
    (body, read)
}

#[test]
fn writes_and_reads_numbered_lists() {
    let brackets = FormShape::new(FormLists::Repeat, FormObjects::Brackets);
    for (form, body) in [
        (DOTS.with_lists(NUMBERED), "a.1=5&a.2=6"),
        (DOTS.with_lists(NUMBERED.with_first(0)), "a.0=5&a.1=6"),
        (DOTS.with_lists(NUMBERED.with_member("member")), "a.member.1=5&a.member.2=6"),
        (brackets.with_lists(NUMBERED), "a[1]=5&a[2]=6"),
        (brackets.with_lists(NUMBERED.with_member("m")), "a[m][1]=5&a[m][2]=6"),
    ] {
        assert_eq!(exchanged(INTS, form, vec![5, 6]), (body.to_owned(), "[5, 6]".to_owned()));
    }
}

#[test]
fn writes_and_reads_numbered_structures_and_lists_within_lists() {
    static PEOPLE: Node = Node::list(&PERSON);
    static LISTS: Node = Node::list(&INTS);
    let form = DOTS.with_lists(NUMBERED.with_member("member"));
    let people = vec![Person { name: "x".to_owned(), ..Person::default() }];
    let (body, read) = exchanged(PEOPLE, form, people);
    assert!(body.starts_with("a.member.1.name=x"), "{body}");
    assert!(read.starts_with("[{name: x"), "{read}");
    let (body, read) = exchanged(LISTS, form, vec![vec![1, 2], vec![3]]);
    assert_eq!(body, "a.member.1.member.1=1&a.member.1.member.2=2&a.member.2.member.1=3");
    assert_eq!(read, "[[1, 2], [3]]");
    let (body, read) = exchanged(LISTS, lists(FormLists::Brackets), vec![vec![1, 2], vec![3]]);
    assert_eq!((body.as_str(), read.as_str()), ("a[0][]=1&a[0][]=2&a[1][]=3", "[[1, 2], [3]]"));
}

#[test]
fn writes_and_reads_numbered_entries() {
    static MAP: Node = Node::map(&INT);
    for (form, body) in [
        (DOTS.with_maps(FormMap::Entries(ENTRIES)), "a.1.key=x&a.1.value=5&a.2.key=y.z[]&a.2.value=6"),
        (
            DOTS.with_maps(FormMap::Entries(ENTRIES.with_entry("entry").with_first(0))),
            "a.entry.0.key=x&a.entry.0.value=5&a.entry.1.key=y.z[]&a.entry.1.value=6",
        ),
        (
            FormShape::DEFAULT.with_maps(FormMap::Entries(FormEntries::new("k", "v"))),
            "a[1][k]=x&a[1][v]=5&a[2][k]=y.z[]&a[2][v]=6",
        ),
    ] {
        let read = "{x: 5, y.z[]: 6}".to_owned();
        assert_eq!(exchanged(MAP, form, map(&[("x", 5), ("y.z[]", 6)])), (body.to_owned(), read));
    }
}

#[test]
fn reads_numbers_in_any_order() {
    let form = DOTS.with_lists(NUMBERED).with_maps(FormMap::Entries(ENTRIES));
    assert_eq!(strictly::<Vec<i64>>(field("a", INTS), form, "a.2=6&a.1=5").as_deref(), Ok("[5, 6]"));
    let body = "a.2.value=6&a.1.value=5&a.2.key=y&a.1.key=x";
    let node = Node::map(&INT);
    assert_eq!(
        strictly::<BTreeMap<String, i64>>(field("a", node), form, body).as_deref(),
        Ok("{x: 5, y: 6}")
    );
}

#[test]
fn refuses_gaps_repetitions_and_other_names() {
    let form = DOTS
        .with_lists(NUMBERED.with_member("member"))
        .with_maps(FormMap::Entries(ENTRIES.with_entry("entry")));
    for (body, says) in [
        ("a.member.99999999999=1", "/a: there is an item 99999999999, but no item 1"),
        ("a.member.0=1", "/a: expected an index, found \"0\""),
        ("a.member.01=1", "/a: expected an index, found \"01\""),
        ("a.member.1=1&a.member.3=1", "/a: there is an item 3, but no item 2"),
        ("a.member.1=1&a.member.1=1", "/a/0: found 2 times; expected once"),
        ("a.other.1=1", "/a: expected \"member\", found \"other\""),
        ("a.member=1", "/a: the name continues with \"\", which is malformed"),
        ("a=1", "/a: the name continues with \"\", which is malformed"),
        ("a[]=1", "/a: expected \"member\", found \"\""),
    ] {
        assert_eq!(strictly::<Vec<i64>>(field("a", INTS), form, body), Err(says.to_owned()), "{body}");
    }
    for (body, says) in [
        ("a.entry.7.key=x&a.entry.7.value=1", "/a: there is an entry 7, but no entry 1"),
        ("a.entry.1.key=x", "/a: entry 1 has no \"value\""),
        ("a.entry.1.value=1", "/a: entry 1 has no \"key\""),
        ("a.entry.1.key=x&a.entry.1.key=y&a.entry.1.value=1", "/a: entry 1 has \"key\" more than once"),
        ("a.entry.1.key=x&a.entry.1.value=1&a.entry.1.b=1", "/a: entry 1: unknown member \"b\""),
        ("a.entry.1.key=x&a.entry.1.value=1&a.entry.1.value=2", "/a/x: found 2 times; expected once"),
        (
            "a.entry.1.key=x&a.entry.1.value=1&a.entry.2.key=x&a.entry.2.value=2",
            "/a/x: the member occurs more than once",
        ),
        ("a.x=1", "/a: expected \"entry\", found \"x\""),
    ] {
        let read = strictly::<BTreeMap<String, i64>>(field("a", Node::map(&INT)), form, body);
        assert_eq!(read, Err(says.to_owned()), "{body}");
    }
}

#[test]
fn tolerant_reader_accepts_lists_without_numbers() {
    let form = DOTS.with_lists(NUMBERED);
    for body in ["a=5&a=6", "a[]=5&a[]=6", "a.1=5&a.2=6"] {
        let mut record = styled(field("a", INTS), form, Vec::<i64>::new());
        assert_eq!(read(body, &mut record, &DecodeOptions::RESPONSE), "");
        assert_eq!(told(record.get(0)), "[5, 6]");
    }
}

#[test]
fn writes_and_reads_empty_lists() {
    for list in FormLists::ALL {
        let form = lists(list).with_empty_lists();
        let required = field("a", INTS).with_presence_required();
        let body = written(&styled(required, form, Vec::<i64>::new()));
        assert_eq!(body.as_deref(), Ok("a="), "{list:?}");
        assert_eq!(strictly::<Vec<i64>>(required, form, "a=").as_deref(), Ok("[]"), "{list:?}");
    }
    let form = FormShape::DEFAULT.with_empty_lists();
    let empty_text = written(&styled(field("a", Node::list(&TEXT)), form, vec![String::new()]));
    assert_eq!(empty_text.unwrap_err(), "/a: a list of one empty item would be read as an empty list");
}

#[test]
fn value_overrides_the_layout_of_its_message() {
    static FLAT: FormNode = FormNode::DEFAULT.with_lists(NUMBERED);
    let form = DOTS.with_lists(NUMBERED.with_member("member"));
    let node = INTS.with_form_layout(&FLAT);
    assert_eq!(exchanged(node, form, vec![5]), ("a.1=5".to_owned(), "[5]".to_owned()));
}

#[test]
fn member_can_have_another_name() {
    let named = field("a", INT).with_form_name("A b").with_aliases(&["other"]);
    assert_eq!(written(&styled(named, DOTS, 5_i64)).as_deref(), Ok("A+b=5"));
    for body in ["A+b=5", "other=5"] {
        assert_eq!(strictly::<i64>(named, DOTS, body).as_deref(), Ok("5"));
    }
    assert!(strictly::<i64>(named, DOTS, "a=5").unwrap_err().contains("unknown member \"a\""));
}
