//! Rules for which members are given together.

use super::{Broken, MemberRule, MemberRuleKind, Members, describe_members};

/// The rule `exactly_one_of`.
#[derive(Debug)]
pub(super) struct ExactlyOneOf;

impl MemberRuleKind for ExactlyOneOf {
    describe_members!("exactly_one_of", Members of Any, "Exactly one of these members must be given.");

    fn expects(&self, rule: &MemberRule) -> String {
        format!("exactly one of {}", rule.members().join(", "))
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let given = rule.given(structure);
        (given.len() != 1).then(|| rule.by_all(listed(&given)))
    }
}

/// The rule `at_least_one_of`.
#[derive(Debug)]
pub(super) struct AtLeastOneOf;

impl MemberRuleKind for AtLeastOneOf {
    describe_members!("at_least_one_of", Members of Any, "At least one of these members must be given.");

    fn expects(&self, rule: &MemberRule) -> String {
        format!("at least one of {}", rule.members().join(", "))
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let given = rule.given(structure);
        given.is_empty().then(|| rule.by_all(listed(&given)))
    }
}

/// The rule `at_most_one_of`.
#[derive(Debug)]
pub(super) struct AtMostOneOf;

impl MemberRuleKind for AtMostOneOf {
    describe_members!("at_most_one_of", Members of Any, "No two of these members may be given.");

    fn expects(&self, rule: &MemberRule) -> String {
        format!("at most one of {}", rule.members().join(", "))
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let given = rule.given(structure);
        (given.len() > 1).then(|| rule.by_all(listed(&given)))
    }
}

/// The rule `all_or_none`.
#[derive(Debug)]
pub(super) struct AllOrNone;

impl MemberRuleKind for AllOrNone {
    describe_members!("all_or_none", Members of Any, "All of these members must be given, or none of them.");

    fn expects(&self, rule: &MemberRule) -> String {
        format!("all or none of {}", rule.members().join(", "))
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let given = rule.given(structure);
        (!given.is_empty() && given.len() < rule.members().len()).then(|| rule.by_all(listed(&given)))
    }
}

fn listed(given: &[&str]) -> String {
    if given.is_empty() { "none".to_owned() } else { given.join(", ") }
}
