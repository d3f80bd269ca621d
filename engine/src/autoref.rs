//! Access to values of types that may not implement [`Wire`], through autoref specialization. Derived code
//! uses it without trait bounds, so that an unsuitable type causes one compiler error and no errors at its
//! other uses.

use std::ops::Deref;

use crate::value::{Slot, Value, Wire, or_null};

/// A wrapper around a reference to a value: method calls resolve to [`Wire`] if the type implements it, and
/// to [`Fallback`] otherwise.
#[derive(Debug)]
pub struct Autoref<T>(pub T);

/// The methods that are used for a type that does not implement [`Wire`].
#[derive(Debug)]
pub struct Fallback;

impl<'v, T: Wire> Autoref<&'v T> {
    /// Returns a view of the value.
    pub fn get(self) -> Value<'v> {
        self.0.get()
    }
}

impl<'v, T: Wire> Autoref<&'v Option<T>> {
    /// Returns a view of the value, which is null instead of absent.
    pub fn or_null(self) -> Value<'v> {
        or_null(self.0)
    }
}

impl<'v, T: Wire> Autoref<&'v mut T> {
    /// Returns the slot of the value.
    pub fn slot(self) -> Slot<'v> {
        self.0.slot()
    }
}

impl Fallback {
    /// Returns [`Value::Absent`].
    pub fn get<'v>(&self) -> Value<'v> {
        Value::Absent
    }

    /// Returns [`Value::Absent`].
    pub fn or_null<'v>(&self) -> Value<'v> {
        Value::Absent
    }

    /// Returns [`Slot::Unavailable`].
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
