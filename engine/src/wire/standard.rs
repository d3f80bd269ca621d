//! Implementations for the containers of the standard library.

use std::collections::BTreeMap;

use crate::table::Shape;
use crate::value::{List, Map, OptionalSlot, Record, Scalar, ScalarMismatch, ScalarSlot, Slot, Value, Wire};

impl<T: Wire> Wire for Option<T> {
    fn get(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Absent, Wire::get)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Optional(self)
    }

    fn placeholder() -> Self {
        None
    }
}

impl<T: Wire> OptionalSlot for Option<T> {
    fn null(&mut self) {
        *self = None;
    }

    fn fill(&mut self) -> Slot<'_> {
        self.get_or_insert_with(T::placeholder).slot()
    }
}

impl<T: Wire> Wire for Box<T> {
    fn get(&self) -> Value<'_> {
        T::get(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        T::slot(self)
    }

    fn placeholder() -> Self {
        Self::new(T::placeholder())
    }
}

impl<T: Record> Record for Box<T> {
    fn shape(&self) -> &'static Shape {
        T::shape(self)
    }

    fn get(&self, field: usize) -> Value<'_> {
        T::get(self, field)
    }

    fn slot(&mut self, field: usize) -> Slot<'_> {
        T::slot(self, field)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn get(&self) -> Value<'_> {
        Value::List(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }

    fn placeholder() -> Self {
        Self::new()
    }
}

impl<T: Wire> List for Vec<T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn get(&self, index: usize) -> Value<'_> {
        self.as_slice().get(index).map_or(Value::Absent, Wire::get)
    }

    fn push(&mut self) -> Slot<'_> {
        self.push(T::placeholder());
        List::last(self)
    }

    fn item(&mut self, index: usize) -> Slot<'_> {
        self.get_mut(index).map_or(Slot::Unavailable, Wire::slot)
    }

    fn last(&mut self) -> Slot<'_> {
        self.last_mut().map_or(Slot::Unavailable, Wire::slot)
    }

    fn bytes(&self) -> Option<&[u8]> {
        T::as_bytes(self)
    }

    fn bytes_slot(&mut self) -> Option<&mut dyn ScalarSlot> {
        T::bytes_slot(self)
    }
}

impl ScalarSlot for Vec<u8> {
    fn set(&mut self, value: Scalar<'_>) -> Result<(), ScalarMismatch> {
        *self = value.bytes().ok_or(ScalarMismatch)?.bytes().into_owned();
        Ok(())
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    fn get(&self) -> Value<'_> {
        Value::Map(self)
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }

    fn placeholder() -> Self {
        Self::new()
    }
}

impl<T: Wire> Map for BTreeMap<String, T> {
    fn len(&self) -> usize {
        self.len()
    }

    fn entries(&self) -> Box<dyn Iterator<Item = (&str, Value<'_>)> + '_> {
        Box::new(self.iter().map(|(key, value)| (key.as_str(), value.get())))
    }

    fn has(&self, key: &str) -> bool {
        self.contains_key(key)
    }

    fn entry(&mut self, key: &str) -> Slot<'_> {
        self.entry(key.to_owned()).or_insert_with(T::placeholder).slot()
    }
}
