//! A member that may be absent, null, or hold a value.

use crate::value::{OptionalSlot, Slot, Value, Wire};

/// A member of three states (RFC 7396): left out, null, or a value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Patch<T> {
    /// The member is left out.
    #[default]
    Absent,
    /// The member is null.
    Null,
    /// The member holds a value.
    Value(T),
}

impl<T> Patch<T> {
    /// The value, where there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value itself, where there is one.
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Whether the member is left out.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is null.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

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

impl From<&str> for Patch<String> {
    fn from(text: &str) -> Self {
        Self::Value(text.to_owned())
    }
}
