//! The trait of enums that have one variant for each documented reply of an endpoint.

use std::fmt;
use std::ops::Deref;

use groupwright_engine::http::vendor_message_in;
use groupwright_engine::shown::Words;
use groupwright_engine::table::MessagePath;

use crate::{Slot, Value};

/// The documented failures of an endpoint, or its successes if there are several, as an enum with a variant
/// for each.
///
/// Generated code implements this trait for the enums that it defines, and `#[derive(GroupResponse)]`
/// implements it for enums of your own.
pub trait Replies: Sized {
    /// Creates the variant for the reply at a position of the endpoint's table, with a placeholder as its
    /// value. Returns `None` if no variant represents that reply.
    fn reply(index: usize) -> Option<Self>;

    /// Returns the slot for the value of the reply, or [`Slot::Unavailable`] if the reply has no value.
    fn slot(&mut self) -> Slot<'_>;

    /// Returns the position of the reply in the endpoint's table, and its value. For a variant that
    /// represents several replies, the position is past the end of the table.
    fn value(&self) -> (usize, Value<'_>);
}

/// Returns the vendor's own words in the value of a reply. `messages` has, for each reply of the endpoint, where
/// they are.
#[doc(hidden)]
pub fn message_of<T: Replies>(outcome: &T, messages: &[Option<MessagePath>]) -> Option<String> {
    let (index, value) = outcome.value();
    vendor_message_in(value, messages.get(index).copied().flatten()?)
}

/// Writes the vendor's own words after the documented meaning.
#[doc(hidden)]
pub fn write_message(f: &mut fmt::Formatter<'_>, message: Option<String>) -> fmt::Result {
    message.map_or(Ok(()), |message| write!(f, ": {}", Words(&message)))
}

/// A wrapper around a reference to an outcome, for autoref specialization: method calls resolve to
/// [`Replies`] if the type implements it, and to [`Fallback`] otherwise. Derived code can therefore call
/// them without a trait bound.
#[doc(hidden)]
#[derive(Debug)]
pub struct Autoref<T>(pub T);

/// The methods that are used for a type that does not implement [`Replies`].
#[doc(hidden)]
#[derive(Debug)]
pub struct Fallback;

impl<'v, T: Replies> Autoref<&'v mut T> {
    /// Returns the slot for the value of the reply.
    pub fn slot(self) -> Slot<'v> {
        self.0.slot()
    }
}

impl<'v, T: Replies> Autoref<&'v T> {
    /// Returns the position of the reply, and its value.
    pub fn value(self) -> (usize, Value<'v>) {
        self.0.value()
    }
}

impl Fallback {
    /// Returns [`Slot::Unavailable`].
    pub fn slot<'v>(&self) -> Slot<'v> {
        Slot::Unavailable
    }

    /// Returns a position past the end of every table, and no value.
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

/// Asserts that an enum represents a certain set of replies. `REPLIES` is the fingerprint of their
/// positions, names and types.
#[doc(hidden)]
pub trait RepresentsReplies<const REPLIES: u64>: Replies {}
