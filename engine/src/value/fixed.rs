//! Values that are always the same, of which a Rust type holds nothing.

use super::{Record, Slot, Value};
use crate::scalar::{Scalar, ScalarMismatch, ScalarSlot};
use crate::table::Shape;

impl Value<'_> {
    /// Returns a structure without members.
    pub fn without_members() -> Self {
        Value::Record(&WithoutMembers)
    }
}

impl Slot<'_> {
    /// Returns a slot for a value that is always the same, which has been compared before.
    pub fn constant() -> Self {
        // A value without a size is not allocated.
        Slot::Scalar(Box::leak(Box::new(Constant)))
    }

    /// Returns a slot for a structure without members.
    pub fn without_members() -> Self {
        // As above.
        Slot::Record(Box::leak(Box::new(WithoutMembers)))
    }
}

/// A single value that is always the same.
struct Constant;

impl ScalarSlot for Constant {
    fn set(&mut self, _: Scalar<'_>) -> Result<(), ScalarMismatch> {
        Ok(())
    }
}

/// A structure without members.
struct WithoutMembers;

impl Record for WithoutMembers {
    fn shape(&self) -> &'static Shape {
        &Shape::EMPTY
    }

    fn get(&self, _: usize) -> Value<'_> {
        Value::Absent
    }

    fn slot(&mut self, _: usize) -> Slot<'_> {
        Slot::Unavailable
    }
}
