//! The trait of an enum that tells the documented replies of an endpoint apart.

use std::ops::Deref;

use crate::{Slot, Value};

/// The documented failures of an endpoint, or its successes where there are several, as one type with a variant for
/// each.
///
/// Generated code implements it for the types that it makes, `#[derive(GroupResponse)]` for an enum of the user's.
pub trait Replies: Sized {
    /// The reply at a position of the endpoint's table, still empty; nothing for one that it does not stand for.
    fn reply(index: usize) -> Option<Self>;

    /// Where the value of the reply is filled; [`Slot::Unavailable`] for one without a value.
    fn slot(&mut self) -> Slot<'_>;

    /// The position of the reply in the endpoint's table, and its value. The position is past the end of the table for a
    /// variant that stands for several.
    fn value(&self) -> (usize, Value<'_>);
}

/// A reference to an outcome (autoref specialization). Its functions are those of [`Replies`] where the type has them, and else
/// those of [`Fallback`]: code that a derive writes asks nothing of the type.
#[doc(hidden)]
#[derive(Debug)]
pub struct Autoref<T>(pub T);

/// What is reached of a type that stands for no replies.
#[doc(hidden)]
#[derive(Debug)]
pub struct Fallback;

impl<'v, T: Replies> Autoref<&'v mut T> {
    /// Where the value of the reply is filled.
    pub fn slot(self) -> Slot<'v> {
        self.0.slot()
    }
}

impl<'v, T: Replies> Autoref<&'v T> {
    /// The position of the reply, and its value.
    pub fn value(self) -> (usize, Value<'v>) {
        self.0.value()
    }
}

impl Fallback {
    /// It is filled nowhere.
    pub fn slot<'v>(&self) -> Slot<'v> {
        Slot::Unavailable
    }

    /// No position, and no value.
    pub fn value<'v>(&self) -> (usize, Value<'v>) {
        (usize::MAX, Value::Absent)
    }
}

impl<T> Deref for Autoref<T> {
    type Target = Fallback;

    fn deref(&self) -> &Fallback {
        &Fallback
    }
}

/// The type stands for certain replies: those that the number stands for, by their positions, their names and what they hold.
#[doc(hidden)]
pub trait RepresentsReplies<const REPLIES: u64>: Replies {}
