//! Rules for a member that depends on the values of others.

use super::{Broken, MemberRule, MemberRuleKind, MemberTest, Members, describe_members};

/// The rule `required_if`.
#[derive(Debug)]
pub(super) struct RequiredIf;

impl MemberRuleKind for RequiredIf {
    describe_members!("required_if", Conditional of Any, "The member must be given if the conditions are met.");

    fn expects(&self, rule: &MemberRule) -> String {
        format!("{} if {}", rule.members().join(", "), conditions(rule))
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let lacks = rule.given(structure).len() < rule.members().len();
        (lacks && applies(rule, structure)).then(|| rule.by_all("nothing"))
    }
}

/// The rule `forbidden_if`.
#[derive(Debug)]
pub(super) struct ForbiddenIf;

impl MemberRuleKind for ForbiddenIf {
    describe_members!("forbidden_if", Conditional of Any, "The member must not be given if the conditions are met.");

    fn expects(&self, rule: &MemberRule) -> String {
        format!("no {} if {}", rule.members().join(", "), conditions(rule))
    }

    fn broken(&self, rule: &MemberRule, structure: &dyn Members) -> Option<Broken> {
        let has = !rule.given(structure).is_empty();
        (has && applies(rule, structure)).then(|| rule.by_all("a value"))
    }
}

fn applies(rule: &MemberRule, structure: &dyn Members) -> bool {
    rule.when().iter().all(|test| test.is_met(structure))
}

fn conditions(rule: &MemberRule) -> String {
    let tests: Vec<String> = rule.when().iter().map(MemberTest::to_string).collect();
    tests.join(" and ")
}
