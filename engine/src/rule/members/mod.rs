//! Rules across the members of a structure: which of them are given together, and how their values relate.
//!
//! A member that is null counts as absent. A rule whose members have no table, because a user's struct
//! lacks them, sees them as absent too. To add a rule, add a module with its [`MemberRuleKind`] and a row to
//! `kinds!`, from which validator, generator and command obtain it.

mod conditional;
mod presence;
mod relation;
mod test;
#[cfg(test)]
mod tests;

use std::fmt;

use conditional::{ForbiddenIf, RequiredIf};
use presence::{AllOrNone, AtLeastOneOf, AtMostOneOf, ExactlyOneOf};
use relation::{Equal, LessOrEqual, LessThan, SubsetOf, UniqueBy};

pub use test::MemberTest;

use super::Instance;
use crate::pointer::escape;

/// The members of a structure as rules see them.
pub trait Members {
    /// Returns the member with this wire name, unless it is absent or null.
    fn member(&self, name: &str) -> Option<Instance<'_>>;
}

/// A rule across the members of a structure.
#[derive(Clone, Copy, Debug)]
pub struct MemberRule {
    kind: &'static dyn MemberRuleKind,
    members: &'static [&'static str],
    when: &'static [MemberTest],
    doc: &'static str,
}

/// Defines the constructor of each rule, and the list of all kinds.
macro_rules! kinds {
    ($($(#[$doc:meta])* $function:ident: $kind:ident;)+) => {
        /// All kinds of rules across members, in the order in which the documentation lists them.
        pub const ALL: &[&dyn MemberRuleKind] = &[$(&$kind),+];

        impl MemberRule {
            $($(#[$doc])*
            pub const fn $function(members: &'static [&'static str]) -> Self {
                Self { kind: &$kind, members, when: &[], doc: "" }
            })+
        }
    };
}

kinds! {
    /// Requires exactly one of the members.
    exactly_one_of: ExactlyOneOf;
    /// Requires at least one of the members.
    at_least_one_of: AtLeastOneOf;
    /// Requires at most one of the members.
    at_most_one_of: AtMostOneOf;
    /// Requires all of the members or none.
    all_or_none: AllOrNone;
    /// Requires the member if the conditions of [`MemberRule::with_when`] are met.
    required_if: RequiredIf;
    /// Forbids the member if the conditions of [`MemberRule::with_when`] are met.
    forbidden_if: ForbiddenIf;
    /// Requires that each item of the first list is an item of the second.
    subset_of: SubsetOf;
    /// Requires that each member is less than the next.
    less_than: LessThan;
    /// Requires that each member is less than the next or equal to it.
    less_or_equal: LessOrEqual;
    /// Requires that the members have the same value.
    equal: Equal;
    /// Requires that the items of the first member differ in the members that follow.
    unique_by: UniqueBy;
}

/// Returns the kind of rule with this name.
pub fn from_name(name: &str) -> Option<&'static dyn MemberRuleKind> {
    ALL.iter().copied().find(|kind| kind.name() == name)
}

impl MemberRule {
    /// Creates a rule of a kind.
    pub const fn new(kind: &'static dyn MemberRuleKind, members: &'static [&'static str]) -> Self {
        Self { kind, members, when: &[], doc: "" }
    }

    /// Sets the conditions, all of which must be met for the rule to apply.
    pub const fn with_when(mut self, when: &'static [MemberTest]) -> Self {
        self.when = when;
        self
    }

    /// Sets the documentation text.
    pub const fn with_doc(mut self, doc: &'static str) -> Self {
        self.doc = doc;
        self
    }

    /// Returns the kind.
    pub const fn kind(&self) -> &'static dyn MemberRuleKind {
        self.kind
    }

    /// Returns the wire names of the members.
    pub const fn members(&self) -> &'static [&'static str] {
        self.members
    }

    /// Returns the conditions.
    pub const fn when(&self) -> &'static [MemberTest] {
        self.when
    }

    /// Returns the documentation text.
    pub const fn doc(&self) -> &'static str {
        self.doc
    }

    /// Returns how a structure breaks the rule, if it does.
    pub fn broken(&self, structure: &dyn Members) -> Option<Broken> {
        self.kind.broken(self, structure)
    }

    /// Returns the names of the members that are given.
    fn given(&self, structure: &dyn Members) -> Vec<&'static str> {
        self.members.iter().copied().filter(|name| structure.member(name).is_some()).collect()
    }

    /// Returns the first two members.
    fn pair(&self) -> Option<(&'static str, &'static str)> {
        match self.members {
            [first, second, ..] => Some((first, second)),
            [] | [_] => None,
        }
    }

    /// Creates the description of a violation that concerns all members of the rule and its conditions.
    fn by_all(&self, actual: impl Into<String>) -> Broken {
        let names = self.members.iter().copied().chain(self.when.iter().map(MemberTest::member));
        Broken { actual: actual.into(), members: names.map(|name| format!("/{}", escape(name))).collect() }
    }
}

/// Displays what the rule requires, for use after "expected".
impl fmt::Display for MemberRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.kind.expects(self))
    }
}

/// How a structure breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// What was found, for use after "found". It contains no values.
    pub actual: String,
    /// The members that the rule concerns: JSON Pointers (RFC 6901) from the structure.
    pub members: Vec<String>,
}

/// How a rule is written in a spec.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberRuleForm {
    /// A list of members.
    Members,
    /// A member, and conditions on others: `{ field: city, when: { country: DE } }`.
    Conditional,
    /// Two lists: `{ field: admins, of: members }`.
    Subset,
    /// A list of structures, and members of its items: `{ list: members, key: id }`.
    Key,
}

/// What members a rule takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberRuleTypes {
    /// Members of any type.
    Any,
    /// Numbers, or dates of one kind.
    Ordered,
    /// Single values of one type.
    Alike,
    /// Lists.
    Lists,
    /// A list of structures.
    Structures,
}

/// A kind of rule across members.
pub trait MemberRuleKind: fmt::Debug + Sync {
    /// Returns the name in the spec language, which is also the name of the constructor in [`MemberRule`].
    fn name(&self) -> &'static str;
    /// Returns a one-line description, for the documentation of the spec language.
    fn doc(&self) -> &'static str;
    /// Returns how the rule is written in a spec.
    fn form(&self) -> MemberRuleForm;
    /// Returns what members the rule takes.
    fn types(&self) -> MemberRuleTypes;
    /// Returns what a rule requires, for use after "expected".
    fn expects(&self, rule: &MemberRule) -> String;
    /// Returns how a structure breaks a rule, if it does.
    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken>;
}

/// Implements the descriptive part of [`MemberRuleKind`].
macro_rules! describe_members {
    ($name:literal, $form:ident of $types:ident, $doc:literal) => {
        fn name(&self) -> &'static str {
            $name
        }

        fn doc(&self) -> &'static str {
            $doc
        }

        fn form(&self) -> $crate::rule::members::MemberRuleForm {
            $crate::rule::members::MemberRuleForm::$form
        }

        fn types(&self) -> $crate::rule::members::MemberRuleTypes {
            $crate::rule::members::MemberRuleTypes::$types
        }
    };
}

use describe_members;
