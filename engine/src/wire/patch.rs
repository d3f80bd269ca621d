//! Implementation for [`Patch`].

use crate::types::Patch;
use crate::value::{OptionalSlot, Slot, Value, Wire};

impl<T: Wire> Wire for Patch<T> {
    fn get(&self) -> Value<'_> {
        match self {
            Self::Absent => Value::Absent,
            Self::Null => Value::Null,
            Self::Value(value) => value.get(),
        }
    }

    fn slot(&mut self) -> Slot<'_> {
        Slot::Optional(self)
    }

    fn placeholder() -> Self {
        Self::Absent
    }
}

impl<T: Wire> OptionalSlot for Patch<T> {
    fn null(&mut self) {
        *self = Self::Null;
    }

    fn fill(&mut self) -> Slot<'_> {
        if !matches!(self, Self::Value(_)) {
            *self = Self::Value(T::placeholder());
        }
        match self {
            Self::Value(value) => value.slot(),
            Self::Absent | Self::Null => Slot::Unavailable,
        }
    }
}
