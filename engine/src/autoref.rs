//! Values of types that may carry nothing (autoref specialization): code that a derive writes reaches them without asking anything of their types.
//! What is wrong with a type is said in one place, and not again wherever it is used.

use std::ops::Deref;

use crate::value::{Slot, Value, Wire, or_null};

/// A reference to a value. Its functions are those of [`Wire`] where the type has them, and else those of [`Fallback`].
#[derive(Debug)]
pub struct Autoref<T>(pub T);

/// What is reached of a type that carries nothing.
#[derive(Debug)]
pub struct Fallback;

impl<'v, T: Wire> Autoref<&'v T> {
    /// The value, seen from outside.
    pub fn get(self) -> Value<'v> {
        self.0.get()
    }
}

impl<'v, T: Wire> Autoref<&'v Option<T>> {
    /// The value, and null where there is none.
    pub fn or_null(self) -> Value<'v> {
        or_null(self.0)
    }
}

impl<'v, T: Wire> Autoref<&'v mut T> {
    /// Where it is filled.
    pub fn slot(self) -> Slot<'v> {
        self.0.slot()
    }
}

impl Fallback {
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
        Slot::Unavailable
    }
}

impl<T> Deref for Autoref<T> {
    type Target = Fallback;

    fn deref(&self) -> &Fallback {
        &Fallback
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Scalar;

    struct Other;

    #[test]
    fn reaches_representable_values_and_no_others() {
        assert!(matches!(Autoref(&7_u8).get(), Value::Scalar(Scalar::Integer(7))));
        assert!(matches!(Autoref(&None::<u8>).or_null(), Value::Null));
        assert!(matches!(Autoref(&mut 7_u8).slot(), Slot::Scalar(_)));
        assert!(matches!(Autoref(&Some(Other)).get(), Value::Absent));
        assert!(matches!(Autoref(&Some(Other)).or_null(), Value::Absent));
        assert!(matches!(Autoref(&mut Other).slot(), Slot::Unavailable));
    }
}
