//! One value whose kind is known only at run time.

use std::collections::BTreeMap;
use std::fmt;

use super::{DynRecord, Tables};
use crate::debug;
use crate::table::{Field, Item, Kind, Shape};
use crate::value::{Leaf, List, Map, Maybe, Scalar, Slot, Unfit, Value};

/// A value of a kind that is known only at run time: a field, an item of a list, an entry of a map, a whole body.
#[derive(Clone)]
pub struct DynValue {
    shapes: &'static [Shape],
    item: &'static Item,
    /// Whether it can be neither absent nor null.
    certain: bool,
    state: State,
}

#[derive(Clone, PartialEq)]
enum State {
    Absent,
    Null,
    Scalar(Scalar<'static>),
    Record(Box<DynRecord>),
    List(DynList),
    Map(DynMap),
}

impl DynValue {
    /// A value of this item, still to be filled.
    pub fn new(tables: &Tables, item: &'static Item) -> Self {
        Self::of_item(tables.shapes, item)
    }

    /// The same that may also be absent.
    pub fn optional(tables: &Tables, item: &'static Item) -> Self {
        Self::of(tables.shapes, item, false)
    }

    pub(super) fn of_field(shapes: &'static [Shape], field: &'static Field) -> Self {
        Self::of(shapes, &field.item, field.required && !field.item.nullable)
    }

    fn of_item(shapes: &'static [Shape], item: &'static Item) -> Self {
        Self::of(shapes, item, !item.nullable)
    }

    fn of(shapes: &'static [Shape], item: &'static Item, certain: bool) -> Self {
        let mut value = Self { shapes, item, certain, state: State::Absent };
        // A structure waits until it is filled: a type may name itself.
        if certain && matches!(item.kind, Kind::List(_) | Kind::Map(_)) {
            value.open();
        }
        value
    }

    /// The value, seen from outside.
    pub fn get(&self) -> Value<'_> {
        match &self.state {
            State::Absent => Value::Absent,
            State::Null => Value::Null,
            State::Scalar(scalar) => Value::Scalar(scalar.borrowed()),
            State::Record(record) => Value::Record(&**record),
            State::List(list) => Value::List(list),
            State::Map(map) => Value::Map(map),
        }
    }

    /// Where it is filled.
    pub fn slot(&mut self) -> Slot<'_> {
        if self.certain { self.inner() } else { Slot::Maybe(self) }
    }

    /// Where the value itself is filled, whether or not it may be absent or null.
    fn inner(&mut self) -> Slot<'_> {
        if matches!(self.item.kind, Kind::Scalar(_) | Kind::Enum(_)) {
            return Slot::Leaf(self);
        }
        self.open();
        match &mut self.state {
            State::Record(record) => Slot::Record(&mut **record),
            State::List(list) => Slot::List(list),
            State::Map(map) => Slot::Map(map),
            State::Absent | State::Null | State::Scalar(_) => Slot::Nowhere,
        }
    }

    /// Makes it hold an empty structure, list or map, by its kind, unless it holds one.
    fn open(&mut self) {
        if !matches!(self.state, State::Absent | State::Null) {
            return;
        }
        let shapes = self.shapes;
        self.state = match self.item.kind {
            Kind::Struct(name) => match DynRecord::among(shapes, name) {
                Some(record) => State::Record(Box::new(record)),
                None => return,
            },
            Kind::List(item) => State::List(DynList { shapes, item, values: Vec::new() }),
            Kind::Map(item) => State::Map(DynMap { shapes, item, values: BTreeMap::new() }),
            Kind::Scalar(_) | Kind::Enum(_) => return,
        };
    }
}

impl Leaf for DynValue {
    fn set(&mut self, value: Scalar<'_>) -> Result<(), Unfit> {
        self.state = State::Scalar(value.into_owned());
        Ok(())
    }
}

impl Maybe for DynValue {
    fn null(&mut self) {
        self.state = State::Null;
    }

    fn fill(&mut self) -> Slot<'_> {
        self.inner()
    }
}

/// Two values are equal when they hold the same.
impl PartialEq for DynValue {
    fn eq(&self, other: &Self) -> bool {
        self.state == other.state
    }
}

/// Secrets within it are not shown.
impl fmt::Debug for DynValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug::debug_value(&self.get(), f)
    }
}

#[derive(Clone)]
struct DynList {
    shapes: &'static [Shape],
    item: &'static Item,
    values: Vec<DynValue>,
}

impl List for DynList {
    fn len(&self) -> usize {
        self.values.len()
    }

    fn get(&self, index: usize) -> Value<'_> {
        self.values.get(index).map_or(Value::Absent, DynValue::get)
    }

    fn push(&mut self) -> Slot<'_> {
        self.values.push(DynValue::of_item(self.shapes, self.item));
        self.last()
    }

    fn last(&mut self) -> Slot<'_> {
        self.values.last_mut().map_or(Slot::Nowhere, DynValue::slot)
    }
}

impl PartialEq for DynList {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}

#[derive(Clone)]
struct DynMap {
    shapes: &'static [Shape],
    item: &'static Item,
    values: BTreeMap<String, DynValue>,
}

impl Map for DynMap {
    fn len(&self) -> usize {
        self.values.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_> {
        Box::new(self.values.iter().map(|(key, value)| (key.as_str(), value.get())))
    }

    fn entry(&mut self, key: &str) -> Slot<'_> {
        let (shapes, item) = (self.shapes, self.item);
        self.values.entry(key.to_owned()).or_insert_with(|| DynValue::of_item(shapes, item)).slot()
    }
}

impl PartialEq for DynMap {
    fn eq(&self, other: &Self) -> bool {
        self.values == other.values
    }
}
