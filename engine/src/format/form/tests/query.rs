//! Queries: what is written into a URI, and that it is read again.

use super::*;
use crate::format::{parse_query, read_query, write_query};
use crate::table::ParameterLocation;

fn parameter(name: &'static str, node: Node) -> Field {
    field(name, node).with_location(ParameterLocation::Query)
}

/// The query of a structure of one parameter, and what a strict reader makes of it.
#[expect(
    clippy::large_types_passed_by_value,
    reason = "a field is made for each call, and a test need not be fast"
)]
fn there_and_back<T: Wire + Default + 'static>(
    parameter: Field,
    form: FormShape,
    value: T,
) -> (String, String) {
    let query = write_query(&styled(parameter, form, value), String::new()).unwrap();
    let pairs = parse_query(query.as_bytes(), &DecodeOptions::REQUEST).unwrap();
    let mut read = styled(parameter, form, T::default());
    read_query(&pairs, &mut read, &DecodeOptions::REQUEST).unwrap();
    (query, told(read.get(0)))
}

#[test]
fn writes_lists_in_each_style_and_reads_them() {
    for (style, query) in [
        (FormLists::Repeat, "a=x%20y&a=z%26%2B"),
        (FormLists::Brackets, "a%5B%5D=x%20y&a%5B%5D=z%26%2B"),
        (FormLists::Indexed, "a%5B0%5D=x%20y&a%5B1%5D=z%26%2B"),
        (FormLists::Comma, "a=x%20y,z%26%2B"),
    ] {
        let items = vec!["x y".to_owned(), "z&+".to_owned()];
        let found = there_and_back(parameter("a", Node::list(&TEXT)), lists(style), items);
        assert_eq!(found, (query.to_owned(), "[x y, z&+]".to_owned()));
    }
}

#[test]
fn writes_structures_and_special_names_and_reads_them() {
    let ann = Person::new("é?#", Some(4));
    let found = there_and_back(parameter("p", PERSON), FormShape::DEFAULT, ann);
    assert_eq!(
        found,
        ("p%5Bname%5D=%C3%A9%3F%23&p%5Bage%5D=4".to_owned(), "{name: é?#, age: 4, friends: []}".to_owned())
    );
    let text = there_and_back(parameter("a", TEXT), FormShape::DEFAULT, "a:b@c!d,e/f".to_owned());
    assert_eq!(text, ("a=a%3Ab%40c%21d%2Ce%2Ff".to_owned(), "a:b@c!d,e/f".to_owned()));
    for (name, query) in [("page[size]", "page%5Bsize%5D=5"), ("a b", "a%20b=5"), ("a~.-_", "a~.-_=5")] {
        let found = there_and_back(parameter(name, INT), FormShape::DEFAULT, 5_i64);
        assert_eq!(found, (query.to_owned(), "5".to_owned()));
    }
}

#[test]
fn reports_unknown_missing_and_repeated_parameters() {
    let read = |query: &str, options: &DecodeOptions| {
        let pairs = parse_query(query.as_bytes(), options).unwrap();
        let mut record =
            styled(parameter("pageSize", INT).with_presence_required(), FormShape::DEFAULT, 0_i64);
        let problems = read_query(&pairs, &mut record, options).err().map(|error| error.problems);
        problems.into_iter().flatten().map(|problem| problem.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(
        read("page_size=1", &DecodeOptions::REQUEST),
        [
            "/page_size: unknown member \"page_size\"; did you mean \"pageSize\"?",
            "/pageSize: the required member \"pageSize\" is missing",
        ]
    );
    assert_eq!(read("other=1&pageSize=1", &DecodeOptions::RESPONSE), [""; 0]);
    assert_eq!(
        read("pageSize=1&pageSize=1", &DecodeOptions::RESPONSE),
        ["/pageSize: found 2 times; expected once"]
    );
    assert_eq!(read("pageSize=x", &DecodeOptions::REQUEST), ["/pageSize: expected an integer, found \"x\""]);
}
