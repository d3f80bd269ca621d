//! The sections of the conditions by which a response is known.

use groupwright_engine::table::JsonKind;

use super::super::dependency::Dependency;
use super::super::table::{Key, Section, Value};
use super::path;

pub(super) fn sections() -> Vec<Section> {
    vec![condition(), alternative(), response_test(), test()]
}

fn scalars() -> Value {
    Value::either(Value::Scalar, Value::list(Value::Scalar))
}

/// The conditions of a response.
pub(super) fn when() -> Value {
    let tests =
        Value::OneOf(vec![Value::Scalar, Value::list(Value::Scalar), Value::Section("response_test")]);
    Value::either(Value::map("dotted wire path", tests), Value::list(Value::Section("condition")))
}

fn texts() -> Value {
    Value::either(Value::Text, Value::list(Value::Text))
}

/// What can be asked of a value by which a response is known.
fn tests() -> [Key; 8] {
    let kinds = || Value::Words(JsonKind::ALL.into_iter().map(JsonKind::name).collect());
    [
        Key::new("is", scalars(), "Its value is this one, or one of these.", "is: [200, 201]"),
        Key::new("not", scalars(), "Its value is none of these; it can be absent.", "not: [0, 404]"),
        Key::new("present", Value::Flag, "Whether it is present and not null.", "present: true"),
        Key::new(
            "absent",
            Value::Flag,
            "Whether it is not there, not even as null. With `false`, it is there, perhaps as null.",
            "absent: true",
        ),
        Key::new(
            "kind",
            Value::either(kinds(), Value::list(kinds())),
            "The kind of the JSON value, or one of these: `boolean` tells `false` from `0`. It is for bodies that are always JSON; \
             `\"null\"` is written in quotes.",
            "kind: boolean",
        ),
        Key::new(
            "starts_with",
            texts(),
            "Its text starts with this one, or one of these.",
            "starts_with: \"ERR:\"",
        ),
        Key::new(
            "contains",
            texts(),
            "Its text contains this one, or one of these.",
            "contains: already exists",
        ),
        Key::new(
            "pattern",
            Value::Text,
            "A regular expression in the syntax of JavaScript that some part of its text must match, as the [rule](#field) of this name.",
            "pattern: \"^E[0-9]+$\"",
        ),
    ]
}

/// How the keys of [`tests`] depend on each other.
fn dependencies_of_tests() -> [Dependency; 2] {
    [Dependency::at_least_one(&names_of_tests(None)), presence_or_absence()]
}

fn names_of_tests(other: Option<&'static str>) -> Vec<&'static str> {
    tests().into_iter().map(|key| key.name).chain(other).collect()
}

fn presence_or_absence() -> Dependency {
    Dependency::at_most_one(&["present", "absent"])
}

fn condition() -> Section {
    let doc = "A condition of a response: on a member of the body, on a header field, or, without `path` and `header`, on the whole body. \
               All that it says must hold. White space around a text is ignored. Or sets of conditions, of which one must hold.";
    let set = Value::Section("alternative");
    let any_of = Key::new(
        "any_of",
        Value::list(Value::either(set.clone(), Value::list(set))),
        "Conditions of which one must hold; a list in place of one is a set of conditions that must all hold. It counts as one condition, \
         however many of them hold.",
        "any_of: [{ path: ok, is: false }, { path: error, present: true }]",
    );
    let alone = ["path", "header"].into_iter().chain(tests().map(|key| key.name));
    Section::new("condition", "a condition", doc)
        .keys(subjects())
        .keys(tests())
        .keys([any_of])
        .dependencies([Dependency::at_most_one(&["path", "header"])])
        .dependencies([presence_or_absence(), Dependency::at_least_one(&names_of_tests(Some("any_of")))])
        .dependencies(alone.map(|key| Dependency::at_most_one(&[key, "any_of"])))
        .example("path: [error, .tag]\nis: name_taken\n")
}

fn alternative() -> Section {
    let doc = "One of several conditions of a response of which one must hold: as a [condition](#condition), without `any_of`.";
    Section::new("alternative", "a condition", doc)
        .keys(subjects())
        .keys(tests())
        .dependencies([Dependency::at_most_one(&["path", "header"])])
        .dependencies(dependencies_of_tests())
        .example("header: X-Result\nis: name_taken\n")
}

/// What a condition is on.
fn subjects() -> [Key; 2] {
    let path = Key::new(
        "path",
        path(),
        "The wire path to the member of the body: names separated by dots, or a list of names, which may have dots, and of numbers of items of a \
         list, from 0.",
        "path: [error, .tag]",
    );
    let header = Key::new("header", Value::Text, "The name of a header field.", "header: X-Result");
    [path, header]
}

fn response_test() -> Section {
    let doc = "A condition on a member of the body that is not a plain value. All that it says must hold. White space around a text is ignored.";
    Section::new("response_test", "a test", doc)
        .keys(tests())
        .dependencies(dependencies_of_tests())
        .example("not: [200, 201]\n")
}

fn test() -> Section {
    Section::new("test", "a test", "A condition on a member of a structure that is not a plain value.")
        .keys([
            Key::new("not", scalars(), "Its value is none of these; it can be absent.", "not: [0, 404]"),
            Key::new("present", Value::Flag, "Whether it is present and not null.", "present: true"),
        ])
        .dependencies([Dependency::exactly_one(&["not", "present"])])
        .example("not: [200, 201]\n")
}
