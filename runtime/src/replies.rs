//! The trait of an enum that tells the documented replies of an endpoint apart.

use crate::{Slot, Value};

/// The documented failures of an endpoint, or its successes where there are several, as one type with a variant for
/// each.
///
/// Generated code implements it for the types that it makes, `#[derive(GroupResponse)]` for an enum of the user's.
#[diagnostic::on_unimplemented(
    message = "GW0707: `{Self}` does not tell documented replies apart",
    label = "this type stands for no replies",
    note = "derive `GroupResponse` for an enum with a variant for each"
)]
pub trait Replies: Sized {
    /// The replies that it stands for: their positions in the table of the endpoint, and their names. Empty where
    /// nothing is known.
    const KNOWN: &'static [(usize, &'static str)];

    /// The reply at a position of the endpoint's table, still empty; nothing for one that it does not stand for.
    fn reply(index: usize) -> Option<Self>;

    /// Where the value of the reply is filled; [`Slot::Nowhere`] for one without a value.
    fn slot(&mut self) -> Slot<'_>;

    /// The position of the reply in the endpoint's table, and its value. The position is past the end of the table for a
    /// variant that stands for several.
    fn value(&self) -> (usize, Value<'_>);
}

/// Whether what a type stands for is all of these replies, in any order. What is not known is not held against it.
#[must_use]
pub const fn stand_for(known: &[(usize, &str)], all: &[(usize, &str)]) -> bool {
    if known.is_empty() {
        return true;
    }
    are_in(known, all) && are_in(all, known)
}

const fn are_in(these: &[(usize, &str)], those: &[(usize, &str)]) -> bool {
    let mut rest = these;
    while let [(index, name), others @ ..] = rest {
        if !is_in(*index, name, those) {
            return false;
        }
        rest = others;
    }
    true
}

const fn is_in(index: usize, name: &str, those: &[(usize, &str)]) -> bool {
    let mut rest = those;
    while let [(other, known), others @ ..] = rest {
        if *other == index && same(name.as_bytes(), known.as_bytes()) {
            return true;
        }
        rest = others;
    }
    false
}

const fn same(left: &[u8], right: &[u8]) -> bool {
    let (mut left, mut right) = (left, right);
    while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
        if *first != *second {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    left.is_empty() && right.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replies_are_those_of_the_same_positions_and_names() {
        let all = [(1, "Conflict"), (2, "Gone")];
        assert!(stand_for(&[(2, "Gone"), (1, "Conflict")], &all));
        assert!(stand_for(&[], &all));
        let others: [&[(usize, &str)]; 3] =
            [&[(1, "Conflict")], &[(1, "Gone"), (2, "Conflict")], &[(1, "Conflict"), (2, "Gon")]];
        for known in others {
            assert!(!stand_for(known, &all), "{known:?}");
        }
        assert!(!stand_for(&[(1, "Conflict"), (2, "Gone"), (3, "Lost")], &all));
    }
}
