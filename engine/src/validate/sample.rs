//! A structure with an arbitrary table and arbitrary values, for tests.

use crate::table::{Field, Node, Shape};
use crate::value::{Record, Slot, Value, Wire};

/// A table, and a value for each of its fields.
pub(crate) struct Sample {
    pub(crate) shape: &'static Shape,
    pub(crate) members: Vec<Box<dyn Wire>>,
}

impl Sample {
    /// Creates a structure with these fields.
    pub(crate) fn new(shape: &Shape, members: Vec<Box<dyn Wire>>) -> Self {
        assert_eq!(shape.fields().len(), members.len());
        Self { shape: Box::leak(Box::new(*shape)), members }
    }

    /// Creates a structure with one field.
    #[expect(
        clippy::large_types_passed_by_value,
        reason = "a field is made for each call, and a test need not be fast"
    )]
    pub(crate) fn of(field: Field, value: impl Wire + 'static) -> Self {
        Self::new(&Shape::new("Sample", fields([field])), vec![Box::new(value)])
    }
}

/// Makes fields `'static`.
pub(crate) fn fields<const N: usize>(fields: [Field; N]) -> &'static [Field] {
    Box::leak(Box::new(fields))
}

impl Record for Sample {
    fn shape(&self) -> &'static Shape {
        self.shape
    }

    fn get(&self, field: usize) -> Value<'_> {
        self.members.get(field).map_or(Value::Absent, |member| member.get())
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        self.members.get_mut(field).map_or(Slot::Unavailable, |member| member.slot())
    }
}

/// A structure that can contain structures of the same type.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Person {
    pub(crate) name: String,
    pub(crate) age: Option<i64>,
    pub(crate) friends: Vec<Person>,
}

static PERSON: Shape = Shape::new("Person", &PERSON_FIELDS);
static PERSONS: Node = Node::record(|| &PERSON);
static PERSON_FIELDS: [Field; 3] = [
    Field::required(",\"name\":", "name", Node::STRING).with_aliases(&["fullName"]),
    Field::new(",\"age\":", "age", Node::INTEGER),
    Field::new(",\"friends\":", "friends", Node::list(&PERSONS)),
];

impl Person {
    pub(crate) fn new(name: &str, age: Option<i64>) -> Self {
        Self { name: name.to_owned(), age, friends: Vec::new() }
    }
}

impl Record for Person {
    fn shape(&self) -> &'static Shape {
        &PERSON
    }

    fn get(&self, field: usize) -> Value<'_> {
        match field {
            0 => self.name.get(),
            1 => self.age.get(),
            2 => Wire::get(&self.friends),
            _ => Value::Absent,
        }
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        match field {
            0 => self.name.slot(),
            1 => self.age.slot(),
            2 => self.friends.slot(),
            _ => Slot::Unavailable,
        }
    }
}

impl Wire for Person {
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
