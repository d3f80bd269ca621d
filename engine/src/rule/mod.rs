//! Validation rules: the validation keywords of JSON Schema in `snake_case`.
//!
//! Common rules are identified by a tag and evaluated without dynamic dispatch. All others are evaluated
//! through [`RuleKind`]. To add a rule, add a module here and an entry to [`ALL`], from which validator,
//! generator and command obtain it.

mod bounds;
mod items;
mod keys;
mod length;
mod limit;
pub mod members;
mod not;
mod pattern;
mod properties;
mod range;

use std::fmt;

use items::{MaxItems, MinItems, UniqueItems};
use keys::MapKeys;
use length::{MaxLength, MinLength};
use not::Not;
use pattern::Matches;
use properties::{MaxProperties, MinProperties};
use range::{ExclusiveMaximum, ExclusiveMinimum, Maximum, Minimum, MultipleOf};

use crate::accessors::accessors;
use crate::domain::{Class, Domain};
use crate::scalar::Scalar;

pub(crate) use bounds::{Bounds, Measure};
pub use keys::{KeyFault, Keys};
pub use limit::{LengthUnit, Limit, LimitKind};
pub use members::{MemberRule, MemberTest, Members};
pub use pattern::{Pattern, PatternError};

/// All kinds of rules, in the order in which the documentation lists them.
pub const ALL: &[&dyn RuleKind] = &[
    &MinLength,
    &MaxLength,
    &Matches,
    &Not,
    &Minimum,
    &Maximum,
    &ExclusiveMinimum,
    &ExclusiveMaximum,
    &MultipleOf,
    &MinItems,
    &MaxItems,
    &UniqueItems,
    &MinProperties,
    &MaxProperties,
    &MapKeys,
];

/// Returns the kind of rule with this name.
pub fn from_name(name: &str) -> Option<&'static dyn RuleKind> {
    ALL.iter().copied().find(|kind| kind.name() == name)
}

/// A rule of a node, with its limit.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    tag: Tag,
    kind: &'static dyn RuleKind,
    limit: Limit,
}

/// Identifies the common rules.
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

    /// Requires a minimum number of characters.
    pub const fn min_length(count: u64) -> Self {
        Self::tagged(Tag::MinLength, &MinLength, Limit::Count(count))
    }

    /// Requires a maximum number of characters.
    pub const fn max_length(count: u64) -> Self {
        Self::tagged(Tag::MaxLength, &MaxLength, Limit::Count(count))
    }

    /// Measures the length of a text in another unit than characters.
    pub const fn counted_in(mut self, unit: LengthUnit) -> Self {
        self.limit = match self.limit {
            Limit::Count(count) | Limit::Length(count, _) => Limit::Length(count, unit),
            other @ (Limit::Integer(_)
            | Limit::Number(_)
            | Limit::Decimal(_)
            | Limit::Moment(..)
            | Limit::Pattern(_)
            | Limit::Values(..)
            | Limit::Keys(_)
            | Limit::Set) => other,
        };
        self
    }

    /// Forbids values, which are given by their texts in plain JSON.
    pub const fn not(domain: Domain, values: &'static [&'static str]) -> Self {
        Self::tagged(Tag::Other, &Not, Limit::Values(domain, values))
    }

    /// Requires that some part of a text matches a pattern, which is a `static`.
    pub const fn pattern(pattern: &'static Pattern) -> Self {
        Self::tagged(Tag::Other, &Matches, Limit::Pattern(pattern))
    }

    /// Requires a value greater than or equal to the limit.
    pub const fn minimum(limit: Limit) -> Self {
        Self::tagged(Tag::Minimum, &Minimum, limit)
    }

    /// Requires a value less than or equal to the limit.
    pub const fn maximum(limit: Limit) -> Self {
        Self::tagged(Tag::Maximum, &Maximum, limit)
    }

    /// Requires a value greater than or equal to an integer: [`Rule::minimum`], in fewer words.
    pub const fn integer_minimum(limit: i128) -> Self {
        Self::minimum(Limit::Integer(limit))
    }

    /// Requires a value less than or equal to an integer: [`Rule::maximum`], in fewer words.
    pub const fn integer_maximum(limit: i128) -> Self {
        Self::maximum(Limit::Integer(limit))
    }

    /// Requires a value greater than the limit.
    pub const fn exclusive_minimum(limit: Limit) -> Self {
        Self::tagged(Tag::Other, &ExclusiveMinimum, limit)
    }

    /// Requires a value less than the limit.
    pub const fn exclusive_maximum(limit: Limit) -> Self {
        Self::tagged(Tag::Other, &ExclusiveMaximum, limit)
    }

    /// Requires an integer multiple of the limit.
    pub const fn multiple_of(limit: Limit) -> Self {
        Self::tagged(Tag::Other, &MultipleOf, limit)
    }

    /// Requires a minimum number of items.
    pub const fn min_items(count: u64) -> Self {
        Self::tagged(Tag::MinItems, &MinItems, Limit::Count(count))
    }

    /// Requires a maximum number of items.
    pub const fn max_items(count: u64) -> Self {
        Self::tagged(Tag::MaxItems, &MaxItems, Limit::Count(count))
    }

    /// Requires that no two items are equal.
    pub const fn unique_items() -> Self {
        Self::tagged(Tag::Other, &UniqueItems, Limit::Set)
    }

    /// Requires a minimum number of entries or members.
    pub const fn min_properties(count: u64) -> Self {
        Self::tagged(Tag::Other, &MinProperties, Limit::Count(count))
    }

    /// Requires a maximum number of entries or members.
    pub const fn max_properties(count: u64) -> Self {
        Self::tagged(Tag::Other, &MaxProperties, Limit::Count(count))
    }

    /// Restricts the keys of a map.
    pub const fn keys(keys: &'static Keys) -> Self {
        Self::tagged(Tag::Other, &MapKeys, Limit::Keys(keys))
    }

    /// Creates a rule of a kind with a limit.
    pub fn new(kind: &'static dyn RuleKind, limit: Limit) -> Self {
        kind.rule(limit)
    }

    /// Returns the kind of the rule.
    pub const fn kind(&self) -> &'static dyn RuleKind {
        self.kind
    }

    /// Returns the limit.
    pub const fn limit(&self) -> Limit {
        self.limit
    }

    /// Returns whether a value satisfies the rule. Values that the rule does not apply to satisfy it.
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

/// A value as rules see it. JSON Schema calls it the instance.
#[derive(Clone, Copy)]
pub enum Instance<'v> {
    /// A single value.
    Scalar(Scalar<'v>),
    /// A list.
    List(&'v dyn Items),
    /// A map.
    Map(&'v dyn Entries),
    /// A structure, with the number of its members.
    Members(usize),
    /// Any other value. No rule applies to it.
    Other,
}

impl<'v> Instance<'v> {
    accessors! {
        /// Returns the single value, if it is one.
        scalar: Scalar(Scalar<'v>), others List | Map | Members | Other;
        /// Returns the items, if the value is a list.
        list: List(&'v dyn Items), others Scalar | Map | Members | Other;
        /// Returns the entries, if the value is a map.
        map: Map(&'v dyn Entries), others Scalar | List | Members | Other;
        /// Returns the number of members, if the value is a structure.
        members: Members(usize), others Scalar | List | Map | Other;
    }

    /// Returns the text, if it is one.
    #[inline]
    fn string(self) -> Option<&'v str> {
        self.scalar().and_then(Scalar::string)
    }
}

/// The items of a list as rules see them.
pub trait Items {
    /// Returns the number of items.
    fn count(&self) -> usize;
    /// Returns the positions of the first two items that are equal.
    fn equal_pair(&self) -> Option<(usize, usize)>;
    /// Returns a text that is equal for equal items.
    fn item_key(&self, index: usize) -> String;
    /// Returns a text that is equal for items whose members of these wire names are equal. `None` if the item
    /// lacks one of them.
    fn member_key(&self, index: usize, names: &[&str]) -> Option<String>;
}

/// The entries of a map as rules see them.
pub trait Entries {
    /// Returns the number of entries.
    fn count(&self) -> usize;
    /// Returns an iterator over the keys.
    fn keys(&self) -> Box<dyn Iterator<Item = &str> + '_>;
}

/// A kind of rule: its name, the values that it applies to, and its evaluation.
pub trait RuleKind: fmt::Debug + Sync {
    /// Returns the name in the spec language, which is also the name of the constructor in [`Rule`].
    fn name(&self) -> &'static str;
    /// Returns a one-line description, for the documentation of the spec language.
    fn doc(&self) -> &'static str;
    /// Returns the kind of limit that the rule has in a spec.
    fn limit_kind(&self) -> LimitKind;
    /// Returns whether the rule applies to values of this class.
    fn applies_to(&self, class: Class) -> bool;
    /// Returns the kind that sets the upper bound of the same measure, if this kind sets the lower bound.
    fn upper(&self) -> Option<&'static dyn RuleKind>;
    /// Creates a rule of this kind with a limit.
    fn rule(&self, limit: Limit) -> Rule;
    /// Returns whether a value satisfies the rule. Values of a class that the rule does not apply to
    /// satisfy it.
    fn is_satisfied(&self, value: &Instance<'_>, limit: Limit) -> bool;
    /// Returns the measure of a value, to be shown beside the limit: `101 characters`, `32768`.
    fn measured(&self, value: &Instance<'_>, limit: Limit) -> String;
}

/// Implements the descriptive part of [`RuleKind`].
macro_rules! describe {
    ($name:literal, $takes:ident, applies_to $($class:ident)|+, upper $upper:expr, $limit:pat => $rule:expr, $doc:literal) => {
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
            $(class == $crate::domain::Class::$class)||+
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
use limit::count;

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
