//! The trait of an enum that tells the documented replies of an endpoint apart.

use crate::{Slot, Value};

/// The documented failures of an endpoint, or its successes where there are several, as one type with a variant for
/// each.
///
/// Generated code implements it for the types that it makes, `#[derive(GroupResponse)]` for an enum of the user's.
pub trait Replies: Sized {
    /// The reply at a position of the endpoint's table, still empty; nothing for one that it does not stand for.
    fn reply(index: usize) -> Option<Self>;

    /// Where the value of the reply is filled; [`Slot::Nowhere`] for one without a value.
    fn slot(&mut self) -> Slot<'_>;

    /// The position of the reply in the endpoint's table, and its value. The position is past the end of the table for a
    /// variant that stands for several.
    fn value(&self) -> (usize, Value<'_>);
}

/// The type stands for certain replies: those that the number stands for, by their positions, their names and what they hold.
pub trait StandFor<const REPLIES: u64>: Replies {}
