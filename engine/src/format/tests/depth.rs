//! How deep values may be nested: counted in nodes, alike by who writes, who reads and who judges.

use super::*;
use crate::validate::sample::Person;
use crate::validate::validate;

/// A structure that may hold one more of itself.
#[derive(Debug, Default, PartialEq)]
struct Nest(Option<Box<Nest>>);

static NEST: Shape = Shape::new("Nest", &[Field::new(",\"in\":", "inner", Node::record(|| &NEST))]);

impl Record for Nest {
    fn shape(&self) -> &'static Shape {
        &NEST
    }

    fn get(&self, _: usize) -> Value<'_> {
        self.0.get()
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        self.0.slot()
    }
}

impl Wire for Nest {
    fn get(&self) -> Value<'_> {
        Value::Record(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Record(self)
    }

    fn placeholder() -> Self {
        Self::default()
    }
}

fn nested(levels: usize) -> Nest {
    (1..levels).fold(Nest(None), |inner, _| Nest(Some(Box::new(inner))))
}

/// So many people, each the friend of the one before: a structure and a list for each of them.
fn people(count: usize) -> Person {
    let last = Person { name: "last".to_owned(), ..Person::default() };
    (1..count).fold(last, |inner, _| Person {
        name: "p".to_owned(),
        friends: vec![inner],
        ..Person::default()
    })
}

/// Whether a value is written, read again as the same, and found sound; or refused by all.
fn goes_through<T: Wire + Record + PartialEq + std::fmt::Debug>(format: Format, value: &T) -> bool {
    let written = written(format, Wire::get(value), &RECORD);
    assert_eq!(validate(value).is_ok(), written.is_ok(), "{format}: {written:?}");
    match written {
        Ok(body) => {
            for options in [DecodeOptions::REQUEST, DecodeOptions::RESPONSE] {
                assert_eq!(
                    read::<T>(format, &body, &RECORD, &options).as_ref(),
                    Ok(value),
                    "{format}: {body}"
                );
            }
            true
        }
        Err(why) => {
            assert!(why.ends_with("nested more than 64 levels deep"), "{format}: {why}");
            false
        }
    }
}

#[test]
fn reads_and_writes_structures_nested_up_to_64_levels() {
    for format in [Format::Json, Format::Xml] {
        for levels in [1, 46, 63, 64] {
            assert!(goes_through(format, &nested(levels)), "{format} {levels}");
        }
        assert!(!goes_through(format, &nested(65)), "{format}");
    }
}

#[test]
fn refuses_46_structures_in_lists_when_reading_and_writing() {
    for format in STRUCTURED {
        for (count, goes) in [(1, true), (32, true), (33, false), (46, false)] {
            assert_eq!(goes_through(format, &people(count)), goes, "{format} {count}");
        }
    }
    let deep = format!("{}{}", r#"{"name":"p","friends":["#.repeat(45), r#"{"name":"p"}"#) + &"]}".repeat(45);
    let read = read::<Person>(Format::Json, &deep, &RECORD, &DecodeOptions::RESPONSE);
    assert_eq!(read.unwrap_err(), "nested more than 64 levels deep");
}
