//! Values of types that may carry nothing: code that a derive writes reaches them without asking anything of their types.
//! What is wrong with a type is said in one place, and not again wherever it is used.

use std::ops::Deref;

use crate::value::{Slot, Value, Wire, or_null};

/// A reference to a value. Its functions are those of [`Wire`] where the type has them, and else those of [`Nothing`].
#[derive(Debug)]
pub struct Reach<T>(pub T);

/// What is reached of a type that carries nothing.
#[derive(Debug)]
pub struct Nothing;

impl<'v, T: Wire> Reach<&'v T> {
    /// The value, seen from outside.
    pub fn get(self) -> Value<'v> {
        self.0.get()
    }
}

impl<'v, T: Wire> Reach<&'v Option<T>> {
    /// The value, and null where there is none.
    pub fn or_null(self) -> Value<'v> {
        or_null(self.0)
    }
}

impl<'v, T: Wire> Reach<&'v mut T> {
    /// Where it is filled.
    pub fn slot(self) -> Slot<'v> {
        self.0.slot()
    }
}

impl Nothing {
    /// There is none.
    pub fn get<'v>(&self) -> Value<'v> {
        Value::Absent
    }

    /// There is none.
    pub fn or_null<'v>(&self) -> Value<'v> {
        Value::Absent
    }

    /// It is filled nowhere.
    pub fn slot<'v>(&self) -> Slot<'v> {
        Slot::Nowhere
    }
}

impl<T> Deref for Reach<T> {
    type Target = Nothing;

    fn deref(&self) -> &Nothing {
        &Nothing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Scalar;

    struct Other;

    #[test]
    fn what_a_message_carries_is_reached_and_nothing_else_is() {
        assert!(matches!(Reach(&7_u8).get(), Value::Scalar(Scalar::Integer(7))));
        assert!(matches!(Reach(&None::<u8>).or_null(), Value::Null));
        assert!(matches!(Reach(&mut 7_u8).slot(), Slot::Leaf(_)));
        assert!(matches!(Reach(&Some(Other)).get(), Value::Absent));
        assert!(matches!(Reach(&Some(Other)).or_null(), Value::Absent));
        assert!(matches!(Reach(&mut Other).slot(), Slot::Nowhere));
    }
}
