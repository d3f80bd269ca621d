//! Rules across the members of a structure.

use std::collections::BTreeSet;

use groupwright_engine::domain::Domain;
use groupwright_engine::ordering::are_comparable;
use groupwright_engine::rule::members::{MemberRuleForm, MemberRuleTypes};

use super::walk;
use crate::model::{
    Api, ConditionTest, Field, Literal, Located, MemberCondition, MemberRule, Presence, Struct,
};
use crate::report::{Code, Diagnostic, Report};
use crate::syntax::NodePath;
use crate::tables::member_domain;

/// Checks the rules of every structure.
pub(crate) fn check(api: &Api, report: &mut Report) {
    for structure in walk::structures(api).map(|seen| seen.structure) {
        for rule in &structure.rules {
            Checking { api, structure, rule, report: &mut *report }.check();
        }
    }
}

struct Checking<'c> {
    api: &'c Api,
    structure: &'c Struct,
    rule: &'c MemberRule,
    report: &'c mut Report,
}

impl<'c> Checking<'c> {
    fn check(&mut self) {
        let name = self.rule.kind.name();
        let own = match self.rule.kind.form() {
            MemberRuleForm::Members | MemberRuleForm::Subset | MemberRuleForm::Conditional => {
                self.rule.members.as_slice()
            }
            MemberRuleForm::Key => self.rule.members.get(..1).unwrap_or_default(),
        };
        let known: Vec<_> = own.iter().filter_map(|member| self.field(self.structure, member)).collect();
        let conditions: Vec<_> =
            self.rule.when.iter().filter_map(|condition| self.condition(condition)).collect();
        if known.len() < own.len() || conditions.len() < self.rule.when.len() {
            return;
        }
        self.repeated();
        if self.rule.kind.form() == MemberRuleForm::Members && own.len() < 2 {
            let message = format!("`{name}` needs at least two members");
            self.push(&self.rule.place, message, "add the others, or remove the rule");
        }
        if self.rule.kind.form() == MemberRuleForm::Conditional && self.rule.when.is_empty() {
            let message = format!("`{name}` has no conditions");
            let help = "write them under `when`; a member that is always required has `required: true`";
            self.push(&self.rule.place, message, help);
        }
        self.presence(&known);
        self.types(&known);
    }

    fn push(&mut self, place: &NodePath, message: impl Into<String>, help: impl Into<String>) {
        self.report.push(Diagnostic::new(Code::BAD_MEMBER_RULE, place, message).help(help));
    }

    /// The field of a member; it is reported if there is none.
    fn field<'s>(&mut self, structure: &'s Struct, member: &Located<String>) -> Option<&'s Field> {
        let names = || structure.fields.iter().map(|field| field.name.value.as_str());
        let mut named = structure.fields.iter().filter(|field| field.name.value == member.value);
        match (named.next(), named.next()) {
            (Some(field), None) => Some(field),
            (Some(_), Some(_)) => {
                let message = format!("two fields have the name {:?}", member.value);
                self.push(&member.place, message, "a rule cannot refer to one of them");
                None
            }
            (None, _) if structure.constants.iter().any(|constant| constant.name.value == member.value) => {
                let message =
                    format!("{:?} is a constant, which every message has with the same value", member.value);
                self.push(&member.place, message, "remove it from the rule");
                None
            }
            (None, _) => {
                let near = self.report.nearest(&member.value, names());
                let help = near.map_or_else(
                    || "write the wire name of a field of the same structure".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                self.push(&member.place, format!("there is no field {:?}", member.value), help);
                None
            }
        }
    }

    /// A condition on a member that can have the values; anything else is reported.
    fn condition(&mut self, condition: &'c MemberCondition) -> Option<&'c MemberCondition> {
        let (member, structure) = (&condition.member, self.structure);
        self.field(structure, member)?;
        let values: &[Literal] = match &condition.test {
            ConditionTest::Is(values) | ConditionTest::IsNot(values) => values,
            ConditionTest::Present | ConditionTest::Absent => return Some(condition),
        };
        let Some(domain) = member_domain(self.api, structure, &member.value) else {
            let message = format!("{:?} is not a single value, so it cannot be compared", member.value);
            self.push(&member.place, message, "write `{ present: true }` or `{ present: false }`");
            return None;
        };
        let wrong = values.iter().find(|value| domain.read(&value.text).is_none());
        if let Some(value) = wrong {
            let message = format!("{value} is not {}, as {:?} is", domain.expects(), member.value);
            self.push(&member.place, message, "write a value of the type of the field, in plain JSON");
            return None;
        }
        Some(condition)
    }

    fn repeated(&mut self) {
        let mut seen = BTreeSet::new();
        let rule = self.rule;
        let all = rule.members.iter().chain(rule.when.iter().map(|condition| &condition.member));
        let is_key = rule.kind.form() == MemberRuleForm::Key;
        for member in all.skip(usize::from(is_key)) {
            if !seen.insert(&member.value) {
                let message = format!("the member {:?} is named twice", member.value);
                self.push(&member.place, message, "remove one of them, or correct its name");
            }
        }
    }

    /// Members that are always there, for which a rule says nothing or cannot be kept.
    fn presence(&mut self, known: &[&Field]) {
        let name = self.rule.kind.name();
        let is_of_presence = self.rule.kind.types() == MemberRuleTypes::Any;
        let required = known.iter().find(|field| field.presence() == Presence::Required);
        if let Some(field) = required.filter(|_| is_of_presence) {
            let message = format!(
                "the field {:?} is required, so `{name}` does not depend on whether it is given",
                field.name.value
            );
            let place = self.rule.members.iter().find(|member| member.value == field.name.value);
            let place = place.map_or(&self.rule.place, |member| &member.place);
            self.push(place, message, "remove the rule, or `required` of the field");
        }
    }

    fn types(&mut self, known: &[&Field]) {
        let (api, rule) = (self.api, self.rule);
        let place = |index: usize| rule.members.get(index).map_or(&rule.place, |member| &member.place);
        match rule.kind.types() {
            MemberRuleTypes::Any => {}
            MemberRuleTypes::Ordered => {
                let domains: Vec<Option<Domain>> =
                    known.iter().map(|field| field.item.kind.scalar()).collect();
                let pairs = domains.windows(2).zip(1..);
                let unlike = pairs.filter(|(pair, _)| match pair {
                    [Some(one), Some(other)] => !are_comparable(*one, *other),
                    _ => true,
                });
                for (_, index) in unlike {
                    let message = format!("`{}` cannot compare these members", rule.kind.name());
                    self.push(place(index), message, "it compares numbers, or dates of one type");
                }
            }
            MemberRuleTypes::Alike => {
                let domains: Vec<Option<Domain>> =
                    known.iter().map(|field| field.item.kind.scalar()).collect();
                let unlike = domains.windows(2).zip(1..).filter(|(pair, _)| match pair {
                    [Some(one), Some(other)] => one != other,
                    _ => true,
                });
                for (_, index) in unlike {
                    let message = format!("`{}` cannot compare these members", rule.kind.name());
                    self.push(place(index), message, "it compares single values of one type");
                }
            }
            MemberRuleTypes::Lists => {
                for (field, index) in known.iter().zip(0..) {
                    if field.item.list_item().is_none() {
                        let message = format!("{:?} is not a list", field.name.value);
                        self.push(place(index), message, "write the names of two lists");
                    }
                }
            }
            MemberRuleTypes::Structures => {
                let held = known.first().and_then(|field| field.item.list_item());
                match held.and_then(|item| walk::structure(api, item)) {
                    Some(structure) => {
                        for key in rule.members.iter().skip(1) {
                            self.field(structure, key);
                        }
                    }
                    None => self.push(
                        place(0),
                        "this is not a list of structures",
                        "write the name of one; for single values, write `unique_items`",
                    ),
                }
            }
        }
    }
}
