//! The constraints: JSON Schema's validation keywords in `snake_case`.
//!
//! A new rule is a new file here (or a neighbour's) and a row in [`ALL`]; validator, generator and command learn of it
//! from the row.

mod items;
mod length;
mod range;

use std::fmt;

pub use items::{MAX_ITEMS, MIN_ITEMS, UNIQUE_ITEMS};
pub use length::{MAX_LENGTH, MIN_LENGTH};
pub use range::{EXCLUSIVE_MAXIMUM, EXCLUSIVE_MINIMUM, MAXIMUM, MINIMUM, MULTIPLE_OF};

use crate::kind::Class;
use crate::value::Value;

/// Every constraint, in the order in which the documentation lists them.
pub const ALL: &[&dyn Constraint] = &[
    MIN_LENGTH,
    MAX_LENGTH,
    MINIMUM,
    MAXIMUM,
    EXCLUSIVE_MINIMUM,
    EXCLUSIVE_MAXIMUM,
    MULTIPLE_OF,
    MIN_ITEMS,
    MAX_ITEMS,
    UNIQUE_ITEMS,
];

/// The constraint with this word.
pub fn by_word(word: &str) -> Option<&'static dyn Constraint> {
    ALL.iter().copied().find(|constraint| constraint.word() == word)
}

/// A constraint and its limit, as a field has it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What is measured.
    pub constraint: &'static dyn Constraint,
    /// What it is measured against.
    pub limit: Limit,
}

impl Rule {
    /// This constraint with this limit.
    pub const fn new(constraint: &'static dyn Constraint, limit: Limit) -> Self {
        Self { constraint, limit }
    }
}

/// What a value is measured against.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Limit {
    /// A count of characters or items.
    Count(u64),
    /// An integer.
    Integer(i128),
    /// A number that is not an integer.
    Number(f64),
    /// The constraint has no limit: it holds or it does not.
    Set,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{count}"),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Set => f.write_str("set"),
        }
    }
}

/// What the limit of a constraint is in a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// A whole number that is not negative: [`Limit::Count`].
    Count,
    /// A number: [`Limit::Integer`] or [`Limit::Number`].
    Number,
    /// `true`: [`Limit::Set`].
    Flag,
}

/// A constraint: what it is called, which values it fits, and whether it holds.
pub trait Constraint: fmt::Debug + Sync {
    /// The word of the spec language.
    fn word(&self) -> &'static str;
    /// What it says, in a line, for the documentation of the language.
    fn doc(&self) -> &'static str;
    /// The name of the constant of this module.
    fn constant(&self) -> &'static str;
    /// What its limit is in a spec.
    fn takes(&self) -> Takes;
    /// Whether it fits values of this class.
    fn fits(&self, class: Class) -> bool;
    /// The constraint that bounds the same measure from above, where this one bounds it from below.
    fn upper(&self) -> Option<&'static dyn Constraint>;
    /// Whether it holds. A value of a class that it does not fit is no violation.
    fn holds(&self, value: &Value<'_>, limit: Limit) -> bool;
    /// What is measured, to be shown beside the limit: `101 characters`, `32768`.
    fn actual(&self, value: &Value<'_>) -> String;
}

/// Implements the descriptive part of [`Constraint`].
macro_rules! describe {
    ($word:literal, $constant:ident, $takes:ident, fits $class:ident, upper $upper:expr, $doc:literal) => {
        fn word(&self) -> &'static str {
            $word
        }

        fn doc(&self) -> &'static str {
            $doc
        }

        fn constant(&self) -> &'static str {
            stringify!($constant)
        }

        fn takes(&self) -> $crate::rule::Takes {
            $crate::rule::Takes::$takes
        }

        fn fits(&self, class: $crate::kind::Class) -> bool {
            class == $crate::kind::Class::$class
        }

        fn upper(&self) -> Option<&'static dyn Constraint> {
            $upper
        }
    };
}

use describe;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_constants_agree() {
        for constraint in ALL {
            assert_eq!(constraint.constant().to_lowercase(), constraint.word());
            assert_eq!(by_word(constraint.word()).unwrap().word(), constraint.word());
        }
    }
}
