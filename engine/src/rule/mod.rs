//! The rules: JSON Schema's validation keywords in `snake_case`.
//!
//! The usual ones are told by a tag and decided where they stand; all others go through [`RuleKind`]. A new rule is a new
//! file here and a row in [`ALL`]; validator, generator and command learn of it from the row.

mod items;
mod length;
mod range;

use std::fmt;

use items::{MaxItems, MinItems, UniqueItems};
use length::{MaxLength, MinLength};
use range::{ExclusiveMaximum, ExclusiveMinimum, Maximum, Minimum, MultipleOf};

use crate::accessors::accessors;
use crate::domain::Class;
use crate::scalar::Scalar;

/// Every kind of rule, in the order in which the documentation lists them.
pub const ALL: &[&dyn RuleKind] = &[
    &MinLength,
    &MaxLength,
    &Minimum,
    &Maximum,
    &ExclusiveMinimum,
    &ExclusiveMaximum,
    &MultipleOf,
    &MinItems,
    &MaxItems,
    &UniqueItems,
];

/// The kind of rule of this name.
pub fn from_name(name: &str) -> Option<&'static dyn RuleKind> {
    ALL.iter().copied().find(|kind| kind.name() == name)
}

/// A rule and its limit, as a node has it.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    tag: Tag,
    kind: &'static dyn RuleKind,
    limit: Limit,
}

/// Which of the usual rules a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    MinLength,
    MaxLength,
    Minimum,
    Maximum,
    MinItems,
    MaxItems,
    Other,
}

impl Rule {
    const fn tagged(tag: Tag, kind: &'static dyn RuleKind, limit: Limit) -> Self {
        Self { tag, kind, limit }
    }

    /// At least so many characters.
    pub const fn min_length(count: u64) -> Self {
        Self::tagged(Tag::MinLength, &MinLength, Limit::Count(count))
    }

    /// At most so many characters.
    pub const fn max_length(count: u64) -> Self {
        Self::tagged(Tag::MaxLength, &MaxLength, Limit::Count(count))
    }

    /// Not less than this.
    pub const fn minimum(limit: Limit) -> Self {
        Self::tagged(Tag::Minimum, &Minimum, limit)
    }

    /// Not more than this.
    pub const fn maximum(limit: Limit) -> Self {
        Self::tagged(Tag::Maximum, &Maximum, limit)
    }

    /// More than this.
    pub const fn exclusive_minimum(limit: Limit) -> Self {
        Self::tagged(Tag::Other, &ExclusiveMinimum, limit)
    }

    /// Less than this.
    pub const fn exclusive_maximum(limit: Limit) -> Self {
        Self::tagged(Tag::Other, &ExclusiveMaximum, limit)
    }

    /// A whole multiple of this.
    pub const fn multiple_of(limit: Limit) -> Self {
        Self::tagged(Tag::Other, &MultipleOf, limit)
    }

    /// At least so many items.
    pub const fn min_items(count: u64) -> Self {
        Self::tagged(Tag::MinItems, &MinItems, Limit::Count(count))
    }

    /// At most so many items.
    pub const fn max_items(count: u64) -> Self {
        Self::tagged(Tag::MaxItems, &MaxItems, Limit::Count(count))
    }

    /// No two items are equal.
    pub const fn unique_items() -> Self {
        Self::tagged(Tag::Other, &UniqueItems, Limit::Set)
    }

    /// The rule of a kind with this limit.
    pub fn new(kind: &'static dyn RuleKind, limit: Limit) -> Self {
        kind.rule(limit)
    }

    /// What is measured.
    pub const fn kind(&self) -> &'static dyn RuleKind {
        self.kind
    }

    /// What it is measured against.
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// Whether a value keeps the rule. One that the rule does not fit is no violation.
    #[inline]
    pub fn is_satisfied(&self, value: &Instance<'_>) -> bool {
        match self.tag {
            Tag::MinLength => length::at_least(value, self.limit),
            Tag::MaxLength => length::at_most(value, self.limit),
            Tag::Minimum => range::at_least(value, self.limit),
            Tag::Maximum => range::at_most(value, self.limit),
            Tag::MinItems => items::at_least(value, self.limit),
            Tag::MaxItems => items::at_most(value, self.limit),
            Tag::Other => self.kind.is_satisfied(value, self.limit),
        }
    }
}

/// What a rule sees of the value that it is applied to, which JSON Schema calls the instance.
#[derive(Clone, Copy)]
pub enum Instance<'v> {
    /// A single value.
    Scalar(Scalar<'v>),
    /// A list.
    List(&'v dyn Items),
    /// Anything else, to which no rule applies.
    Other,
}

impl<'v> Instance<'v> {
    accessors! {
        /// The single value, if it is one.
        scalar: Scalar(Scalar<'v>), others List | Other;
        /// The items, if it is a list.
        list: List(&'v dyn Items), others Scalar | Other;
    }

    /// The text, if it is one.
    #[inline]
    fn string(self) -> Option<&'v str> {
        self.scalar().and_then(Scalar::string)
    }
}

/// The items of a list, as a rule sees them.
pub trait Items {
    /// The number of items.
    fn count(&self) -> usize;
    /// The positions of the first two items that are equal.
    fn equal_pair(&self) -> Option<(usize, usize)>;
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
    /// The rule has no limit: it is kept or it is not.
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

/// What the limit of a rule is in a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitKind {
    /// A whole number that is not negative: [`Limit::Count`].
    Count,
    /// A number: [`Limit::Integer`] or [`Limit::Number`].
    Number,
    /// `true`: [`Limit::Set`].
    Flag,
}

/// A kind of rule: what it is called, which values it fits, and whether they keep it.
pub trait RuleKind: fmt::Debug + Sync {
    /// Its name in the spec language, which is that of the function of [`Rule`] too.
    fn name(&self) -> &'static str;
    /// What it says, in a line, for the documentation of the language.
    fn doc(&self) -> &'static str;
    /// What its limit is in a spec.
    fn limit_kind(&self) -> LimitKind;
    /// Whether it fits values of this class.
    fn applies_to(&self, class: Class) -> bool;
    /// The kind that bounds the same measure from above, where this one bounds it from below.
    fn upper(&self) -> Option<&'static dyn RuleKind>;
    /// The rule of this kind with a limit.
    fn rule(&self, limit: Limit) -> Rule;
    /// Whether a value keeps it. A value of a class that it does not fit is no violation.
    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool;
    /// What is measured, to be shown beside the limit: `101 characters`, `32768`.
    fn measured(&self, value: &Instance<'_>) -> String;
}

/// Implements the descriptive part of [`RuleKind`].
macro_rules! describe {
    ($name:literal, $takes:ident, applies_to $class:ident, upper $upper:expr, $limit:pat => $rule:expr, $doc:literal) => {
        fn name(&self) -> &'static str {
            $name
        }

        fn doc(&self) -> &'static str {
            $doc
        }

        fn limit_kind(&self) -> $crate::rule::LimitKind {
            $crate::rule::LimitKind::$takes
        }

        fn applies_to(&self, class: $crate::domain::Class) -> bool {
            class == $crate::domain::Class::$class
        }

        fn upper(&self) -> Option<&'static dyn $crate::rule::RuleKind> {
            $upper
        }

        fn rule(&self, limit: $crate::rule::Limit) -> $crate::rule::Rule {
            let $limit = limit;
            $rule
        }
    };
}

use describe;

/// The count that a limit is; a limit of another kind bounds nothing.
const fn count(limit: Limit, none: u64) -> u64 {
    match limit {
        Limit::Count(count) => count,
        Limit::Integer(_) | Limit::Number(_) | Limit::Set => none,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_rule_kind_by_its_name() {
        for kind in ALL {
            assert_eq!(from_name(kind.name()).map(RuleKind::name), Some(kind.name()));
            let rule = Rule::new(*kind, Limit::Count(3));
            assert_eq!(rule.kind().name(), kind.name());
        }
        assert!(from_name("max_size").is_none());
    }
}
